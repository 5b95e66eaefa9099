import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emittedRows } from '../reference/emitted-rows.ts';
import { type PublishedRow, publishedRows } from '../reference/published-rows.ts';

const emitted = emittedRows(emitDefinition(sendmode));
const address = (row: PublishedRow) => `${row.operationId} ${row.direction} ${row.path}`;
const lettersAndDigits = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

describe('parity with the published reference', () => {
  test('the reference has 54 rows', () => {
    expect(publishedRows).toHaveLength(54);
    expect(new Set(publishedRows.map(address)).size).toBe(54);
  });

  test.each(publishedRows.map((row) => [address(row), row] as const))('%s', (key, row) => {
    const found = emitted.find((candidate) => address(candidate) === key);
    expect(found).toMatchObject({ required: row.required, type: row.type });
    expect(lettersAndDigits(found?.name ?? '')).toBe(lettersAndDigits(row.name));
  });

  test('what is extra is exactly the list of extensions, and none of it is required', () => {
    const published = new Set(publishedRows.map(address));
    const extra = emitted.filter((row) => !published.has(address(row)));
    expect(extra.map(address)).toEqual([
      'Send_SMS in scheduledate',
      'Send_SMS out error',
      'Import_Customer out error',
      'Check_Credits out error',
      'Optout_Customer out error',
    ]);
    expect(extra.filter((row) => row.required && row.direction === 'in')).toEqual([]);
  });

  test('every extra field is marked as an extension in the description', () => {
    const marked = sendmode.actions.flatMap((action) => [
      ...(action.body?.fields ?? [])
        .filter((field) => field.extension)
        .map((field) => `${action.operationId} in ${field.name}`),
      ...action.results
        .filter((field) => field.type !== 'object' && field.extension)
        .map((field) => `${action.operationId} out ${field.name}`),
    ]);
    const published = new Set(publishedRows.map(address));
    const extra = emitted.map(address).filter((key) => !published.has(key));
    expect(marked.sort()).toEqual(extra.sort());
  });
});
