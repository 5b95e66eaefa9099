import { describe, expect, test } from 'vitest';
import { followReference, listReferences, resolve } from '../../definition/references.ts';

const inner = { type: 'string' };
const document = {
  definitions: {
    Inner: inner,
    Alias: { $ref: '#/definitions/Inner' },
    First: { $ref: '#/definitions/Second' },
    Second: { $ref: '#/definitions/First' },
    Outside: { $ref: 'other.json#/definitions/Inner' },
    Text: 'no object',
    'a/b~c': { type: 'integer' },
    Person: { properties: { parent: { $ref: '#/definitions/Person' } } },
  },
};

describe('a reference', () => {
  test.each([
    { reference: '#/definitions/Inner', want: { ok: true, value: inner, pointer: '/definitions/Inner' } },
    { reference: '#/definitions/Alias', want: { ok: true, value: inner, pointer: '/definitions/Inner' } },
    {
      reference: '#/definitions/a~1b~0c',
      want: { ok: true, value: { type: 'integer' }, pointer: '/definitions/a~1b~0c' },
    },
    {
      reference: '#/definitions/First',
      want: { ok: false, reason: 'circle', reference: '#/definitions/First' },
    },
    {
      reference: '#/definitions/Outside',
      want: { ok: false, reason: 'elsewhere', reference: 'other.json#/definitions/Inner' },
    },
    { reference: '#/definitions/Text', want: { ok: false, reason: 'nowhere', reference: '#/definitions/Text' } },
    {
      reference: '#/definitions/constructor',
      want: { ok: false, reason: 'nowhere', reference: '#/definitions/constructor' },
    },
  ])('$reference is followed', ({ reference, want }) => {
    expect(followReference(document, reference)).toEqual(want);
  });

  test('that is none comes back as it is', () => {
    expect(resolve(document, inner)).toBe(inner);
  });

  test('to the same element gives the same object, so that a schema that holds itself can be told', () => {
    const person = resolve<{ $ref?: string; properties?: { parent: object } }>(document, {
      $ref: '#/definitions/Person',
    });
    expect(resolve(document, person.properties?.parent ?? {})).toBe(person);
  });

  test.each([
    { $ref: '#/definitions/First', want: 'The reference "#/definitions/First" leads back to itself.' },
    { $ref: '#/definitions/Gone', want: 'The reference "#/definitions/Gone" points nowhere in the definition.' },
    { $ref: 'other.json', want: 'The reference "other.json" points to another file.' },
  ])('$ref cannot be resolved', ({ $ref, want }) => {
    expect(() => resolve(document, { $ref })).toThrow(want);
  });
});

describe('the references of a definition', () => {
  test.each([
    {
      given: 'an element of a list, with the pointer to it',
      document: { paths: { '/x': { parameters: [{ name: 'a' }, { $ref: '#/parameters/B' }] } } },
      want: [{ pointer: '/paths/~1x/parameters/1', reference: '#/parameters/B' }],
    },
    {
      given: 'none within data',
      document: { schema: { default: { $ref: 'a' }, example: { $ref: 'b' }, enum: [{ $ref: 'c' }] } },
      want: [],
    },
    {
      given: 'those of a response and of properties that are called as data is',
      document: {
        responses: { default: { $ref: '#/responses/Failed' } },
        properties: { example: { $ref: '#/definitions/Example' }, properties: { example: { $ref: 'data' } } },
      },
      want: [
        { pointer: '/responses/default', reference: '#/responses/Failed' },
        { pointer: '/properties/example', reference: '#/definitions/Example' },
      ],
    },
    {
      given: 'none where a property is called $ref',
      document: { properties: { $ref: { type: 'string' } } },
      want: [],
    },
  ])('are listed: $given', ({ document: given, want }) => {
    expect(listReferences(given)).toEqual(want);
  });
});
