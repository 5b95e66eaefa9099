import { describe, expect, test } from 'vitest';
import { extensions } from '../../connector/extensions.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitProperties } from '../../emit/properties.ts';
import type { PublishedRow } from '../../rules/description/published.ts';
import { emittedRows } from '../reference/emitted-rows.ts';
import { publishedRows } from '../reference/published-rows.ts';
import { extendedFields } from './extended-fields.ts';

const emitted = emittedRows(emitDefinition(sendmode));
const address = (row: PublishedRow) => `${row.operationId} ${row.direction} ${row.path}`;
const extended = extendedFields(sendmode);
const lettersAndDigits = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

describe('parity with the published reference', () => {
  test('the connection asks for the API key as published, and for nothing else that it requires', () => {
    const { connectionParameters } = emitProperties(sendmode).properties;
    const rows = Object.entries(connectionParameters).map(([name, { type, uiDefinition }]) => [
      name,
      uiDefinition.displayName,
      type,
      uiDefinition.constraints.required,
    ]);
    expect(rows).toEqual([
      ['api_key', 'API Key', 'securestring', 'true'],
      [sendmode.apiChoice.name, sendmode.apiChoice.label, 'string', 'false'],
    ]);
    expect(sendmode.apiChoice.extension).toBe(extensions.sendmode_api);
  });

  test('the reference has 54 rows', () => {
    expect(publishedRows).toHaveLength(54);
    expect(new Set(publishedRows.map(address)).size).toBe(54);
  });

  test.each(publishedRows.map((row) => [address(row), row] as const))('%s', (key, row) => {
    const found = emitted.find((candidate) => address(candidate) === key);
    const { required, type, name } = row;
    const published = { required, type, name: lettersAndDigits(name) };
    const here = found && { required: found.required, type: found.type, name: lettersAndDigits(found.name) };
    // What has a reason for being otherwise is otherwise.
    if (extended.has(key)) expect(here).not.toEqual(published);
    else expect(here).toEqual(published);
  });

  test('what is extra is exactly what the description marks as an extension, and no published action requires it', () => {
    const published = new Set(publishedRows.map(address));
    const own = new Set(sendmode.actions.flatMap(({ operationId, extension }) => (extension ? [operationId] : [])));
    const extra = emitted.filter((row) => !published.has(address(row)) && !own.has(row.operationId));
    const marked = [...extended].filter((each) => !published.has(each));
    expect(extra.map(address).sort()).toEqual(marked.sort());
    expect(marked).toContain('Send_SMS in scheduledate');
    expect(extra.filter((row) => row.required && row.direction === 'in')).toEqual([]);
  });
});
