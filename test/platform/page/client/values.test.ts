import { describe, expect, it } from 'vitest';
import { type Entry, readValues, toEntry } from '../../../../platform/page/client/values.ts';
import type { FormField } from '../../../../platform/page/views.ts';

const field = (change: Partial<FormField>): FormField => ({
  key: 'body/value',
  label: 'Value',
  description: '',
  type: 'string',
  required: false,
  visibility: 'normal',
  inBody: true,
  ...change,
});

const read = (change: Partial<FormField>, entry: Entry) => {
  const { values, problems } = readValues([field(change)], new Map([['body/value', entry]]));
  return problems.get('body/value')?.text ?? values;
};

describe('reading a form', () => {
  it.each<[string, Partial<FormField>, Entry, unknown]>([
    ['a text', {}, ' Hello ', { 'body/value': ' Hello ' }],
    ['nothing', {}, '', {}],
    ['a whole number', { type: 'integer' }, '12', { 'body/value': 12 }],
    ['a number with a comma, as it stands', { type: 'number' }, '1,5', { 'body/value': '1,5' }],
    ['a negative number', { type: 'number' }, '-0.5', { 'body/value': -0.5 }],
    ['no', { type: 'boolean' }, 'false', { 'body/value': false }],
    ['an object', { type: 'object' }, '{"a":[1]}', { 'body/value': { a: [1] } }],
    [
      'an object that is a list',
      { type: 'object' },
      '[1]',
      'This is JSON, but not an object. Write it like {"name": "value"}.',
    ],
    ['a list', { type: 'array', items: { type: 'string' } }, ['a', '', 'b'], { 'body/value': ['a', 'b'] }],
    ['a list of numbers', { type: 'array', items: { type: 'integer' } }, ['1', 'x'], { 'body/value': [1, 'x'] }],
    ['a list of objects', { type: 'array', items: { type: 'object' } }, ['{"n":1}'], { 'body/value': [{ n: 1 }] }],
    ['an empty list', { type: 'array' }, ['', ''], {}],
    ['a required text', { required: true }, '', 'Value needs a value.'],
    ['a required list', { type: 'array', required: true }, [''], 'Value needs at least one item.'],
  ])('reads %s', (_, change, entry, want) => {
    expect(read(change, entry)).toEqual(want);
  });

  it('names the item of a list that is not JSON', () => {
    expect(read({ type: 'array', items: { type: 'object' } }, ['{}', '{'])).toMatch(
      /^Item 2: This is not JSON: .+ Write it like \{"name": "value"\}\.$/,
    );
    const { problems } = readValues(
      [field({ type: 'array', items: { type: 'object' } })],
      new Map([['body/value', ['{}', '', '{']]]),
    );
    expect(problems.get('body/value')?.item).toBe(1);
  });

  it.each<[Partial<FormField>, unknown, Entry]>([
    [{}, 'Hello', 'Hello'],
    [{}, undefined, ''],
    [{ type: 'integer' }, 5, '5'],
    [{ type: 'array' }, ['a', 1], ['a', '1']],
    [{ type: 'array' }, undefined, []],
    [{ type: 'object' }, { a: 1 }, '{"a":1}'],
  ])('types %j with %j as %j', (change, value, want) => {
    expect(toEntry(field(change), value)).toEqual(want);
  });
});
