import { describe, expect, test } from 'vitest';
import { type CardField, layOutCard } from '../../definition/card.ts';
import type { Definition } from '../../definition/document.ts';

type Json = Record<string, unknown>;

const cardOf = (parameters: readonly Json[]) => {
  const paths = { '/x': { post: { operationId: 'X', parameters } } };
  return layOutCard({ info: { title: '' }, paths } as unknown as Definition, 'X');
};

const body = (schema: Json, members: Json = {}): Json => ({ name: 'body', in: 'body', schema, ...members });

const fields = (parameters: readonly Json[]): CardField[] => {
  const { shown, folded } = cardOf(parameters);
  return [...shown, ...folded];
};

const text = { type: 'string' };

describe('the designer’s card of any connector', () => {
  test.each([
    ['says nothing of being required', {}, true],
    ['is required', { required: true }, true],
    ['is not required', { required: false }, false],
  ])('what a body requires is required where the body %s', (_name, members, required) => {
    const schema = { type: 'object', required: ['to'], properties: { to: text } };
    expect(fields([body(schema, members)])).toMatchObject([{ key: 'body/to', required }]);
  });

  test('an object in the body that is not required has no required children', () => {
    const to = { type: 'object', required: ['name'], properties: { name: text } };
    expect(fields([body({ type: 'object', properties: { to } })])).toMatchObject([
      { key: 'body/to/name', required: false },
    ]);
  });

  test('children have the visibility of their parent unless they have their own', () => {
    const filter = {
      type: 'object',
      'x-ms-visibility': 'advanced',
      properties: {
        plain: text,
        own: { ...text, 'x-ms-visibility': 'important' },
        deep: { type: 'object', properties: { deeper: text } },
        hidden: { type: 'object', 'x-ms-visibility': 'internal', properties: { secret: text } },
      },
    };
    expect(
      fields([body({ type: 'object', properties: { filter } })]).map(({ key, visibility }) => [key, visibility]),
    ).toEqual([
      ['body/filter/own', 'important'],
      ['body/filter/plain', 'advanced'],
      ['body/filter/deep/deeper', 'advanced'],
    ]);
  });

  test('a body parameter hands its visibility down', () => {
    const schema = { type: 'object', properties: { a: text } };
    expect(fields([body(schema, { 'x-ms-visibility': 'internal' })])).toEqual([]);
  });

  test('in a body, a title stands before a summary; elsewhere only the summary counts', () => {
    const named = { ...text, title: 'Title', 'x-ms-summary': 'Summary' };
    expect(
      fields([body({ type: 'object', properties: { a: named } }), { name: 'q', in: 'query', ...named }]).map(
        ({ label }) => label,
      ),
    ).toEqual(['Title', 'Summary']);
  });

  test.each([
    ['a text', text],
    ['a list', { type: 'array', items: text }],
  ])('a body that is %s has the label of its parameter', (_name, schema) => {
    expect(fields([body(schema, { name: 'fileUrl', 'x-ms-summary': 'File URL' })])).toMatchObject([
      { key: 'fileUrl', label: 'File URL' },
    ]);
  });

  test('a value whose form another operation gives is shown once that has been asked', () => {
    const dynamic = { type: 'object', 'x-ms-dynamic-schema': { operationId: 'GetSchema' } };
    const later = { type: 'object', 'x-ms-dynamic-properties': { operationId: 'GetSchema' } };
    const card = cardOf([body({ type: 'object', properties: { a: text, row: dynamic, more: later } })]);
    expect(card.folded.map(({ key }) => key)).toEqual(['body/a']);
    expect(card.loadedLater.map(({ key }) => key)).toEqual(['body/row', 'body/more']);
  });

  test('a file is two fields', () => {
    expect(
      fields([{ name: 'f', in: 'formData', type: 'file', 'x-ms-summary': 'Photo', required: true }]),
    ).toMatchObject([
      { key: 'f/$content', label: 'Photo', required: true },
      { key: 'f/$filename', label: 'Photo (file name)', required: true },
    ]);
  });

  test('a value without a type is of any type, and choices and defaults have the type that is declared', () => {
    const flag = { type: 'boolean', enum: ['true', 'false'], default: 'true' };
    expect(fields([body({ type: 'object', properties: { anything: {}, flag } })])).toMatchObject([
      { key: 'body/flag', type: 'boolean', choices: [true, false], default: true },
      { key: 'body/anything', type: 'any' },
    ]);
  });
});
