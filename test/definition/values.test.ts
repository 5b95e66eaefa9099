import { readFile } from 'node:fs/promises';

import { beforeAll, describe, expect, test } from 'vitest';
import type { Definition, Schema } from '../../definition/document.ts';
import { withoutOptionalNulls } from '../../definition/values.ts';

let document: Definition;

beforeAll(async () => {
  const file = new URL('../fixtures/connectors/tickets/apiDefinition.swagger.json', import.meta.url);
  document = JSON.parse(await readFile(file, 'utf8')) as Definition;
});

describe('a value without its optional nulls', () => {
  const ticket = { $ref: '#/definitions/NewTicket' };

  test.each([
    { given: { subject: 's', due: null }, want: { subject: 's' } },
    { given: { subject: null }, want: { subject: null } },
    { given: { unknown: null }, want: { unknown: null } },
    { given: { requester: { vip: null, email: null } }, want: { requester: { email: null } } },
    { given: { parent: { parent: { points: null } } }, want: { parent: { parent: {} } } },
    { given: { tags: [{ name: null }, null] }, want: { tags: [{ name: null }, null] } },
    { given: null, want: null },
  ])('$given becomes $want', ({ given, want }) => {
    expect(withoutOptionalNulls(document, ticket, given)).toEqual(want);
  });

  test('what a part of a composed schema requires stays', () => {
    const composed = { allOf: [ticket, { required: ['due'] }] } as Schema;
    expect(withoutOptionalNulls(document, composed, { due: null, points: null })).toEqual({ due: null });
  });

  test('the items of a list at the root are looked at too', () => {
    const list: Schema = { type: 'array', items: ticket };
    expect(withoutOptionalNulls(document, list, [{ subject: 's', due: null }])).toEqual([{ subject: 's' }]);
  });
});
