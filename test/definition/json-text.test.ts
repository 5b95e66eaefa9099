import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../definition/json-text.ts';
import { nearest } from '../../definition/nearest.ts';

describe('where a text stops being JSON', () => {
  test.each([
    ['{"a": }', 1, 7, 'the character "}" cannot stand here'],
    ['{"a": 1,}', 1, 9, 'the character "}" cannot stand here'],
    ["{'a': 1}", 1, 2, 'the character "\'" cannot stand here'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'the character "\\"" cannot stand here'],
    ['[1, 2', 1, 6, 'the text ends before the JSON does'],
    ['"never closed', 1, 14, 'the text ends before the JSON does'],
    ['', 1, 1, 'the text ends before the JSON does'],
    ['{"a": tru}', 1, 10, 'the character "}" cannot stand here'],
    ['{"a": 1} {"b": 2}', 1, 10, 'the character "{" cannot stand here'],
    ['{"a": "x\ny"}', 1, 9, 'the character "\\n" cannot stand here'],
    ['{"a": 01}', 1, 8, 'the character "1" cannot stand here'],
    ['[1.]', 1, 4, 'the character "]" cannot stand here'],
    ['["\\u12g4"]', 1, 7, 'the character "g" cannot stand here'],
    ['["\\x"]', 1, 4, 'the character "x" cannot stand here'],
    ['<html>', 1, 1, 'the character "<" cannot stand here'],
    ['[👋]', 1, 2, 'the character "👋" cannot stand here'],
  ])('%j', (text, line, column, problem) => {
    expect(readJson(text)).toEqual({ ok: false, line, column, problem });
  });

  test('whatever is JSON is read as JSON.parse reads it, and whatever is not has a place within the text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (json, at, insertion) => {
        expect(readJson(json)).toEqual({ ok: true, value: JSON.parse(json) });
        const place = at % (json.length + 1);
        const reading = readJson(json.slice(0, place) + insertion + json.slice(place));
        if (reading.ok) return;
        // What stood before the insertion could still have become JSON.
        expect([reading.line, reading.column > place]).toEqual([1, true]);
      }),
    );
  });
});

describe('the name that was probably meant', () => {
  const names = ['Content-Type', 'body/message/messagetext', 'body/message/recipients'];
  test.each([
    ['messagetext', 'body/message/messagetext'],
    ['body/message/recipient', 'body/message/recipients'],
    ['CONTENT-TYPE', 'Content-Type'],
    ['something else', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%s', (given, wanted) => {
    expect(nearest(given, names)).toBe(wanted);
  });
});
