import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../emit/documents/definition.ts';
import { isJsonObject, jsonText, mapJson } from '../../emit/json.ts';

test('JSON is indented by four spaces, ASCII, and ends with a line break', () => {
  expect(jsonText({ name: 'Zoë', emoji: '😀' })).toBe(
    '{\n    "name": "Zo\\u00eb",\n    "emoji": "\\ud83d\\ude00"\n}\n',
  );
});

describe('changing every value of a document', () => {
  const louder = (value: JsonValue): JsonValue => (typeof value === 'string' ? value.toUpperCase() : value);

  test.each<[JsonValue, JsonValue]>([
    ['a', 'A'],
    [null, null],
    [7, 7],
    [
      ['a', ['b', 1]],
      ['A', ['B', 1]],
    ],
    [
      { a: 'b', c: [{ d: 'e' }] },
      { a: 'B', c: [{ d: 'E' }] },
    ],
    [[], []],
    [{}, {}],
  ])('%j', (given, want) => {
    expect(mapJson(given, louder)).toEqual(want);
  });

  test('comes to an object after its members', () => {
    const named = (value: JsonValue): JsonValue =>
      isJsonObject(value) && value.x !== undefined ? { y: value.x } : value;
    expect(mapJson({ x: { x: 1 } }, named)).toEqual({ y: { y: 1 } });
  });

  test('keeps the order of the members and leaves the document as it was', () => {
    const given = { z: 'a', a: 'b' };
    expect(Object.keys(mapJson(given, louder) as object)).toEqual(['z', 'a']);
    expect(given).toEqual({ z: 'a', a: 'b' });
  });
});
