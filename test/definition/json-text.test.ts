import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExactJson, writeExactJson } from '../../definition/exact-json.ts';
import { readJson } from '../../definition/json-text.ts';
import { nearest } from '../../definition/nearest.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

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

  test('a beginning of JSON is JSON where the engine says so, with whatever blanks', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t', '\r\n'), (value, indent) => {
        const text = indent + JSON.stringify(value, null, indent) + indent;
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        for (const end of [1, Math.ceil(text.length / 2), text.length - 1]) {
          const start = text.slice(0, end);
          expect(readJson(start).ok).toBe(parses(start));
        }
      }),
    );
  });

  test('whatever is JSON is read as JSON.parse reads it, and whatever is not has a place within the text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (json, at, insertion) => {
        expect(readJson(json)).toEqual({ ok: true, value: JSON.parse(json) });
        const place = at % (json.length + 1);
        const reading = readJson(json.slice(0, place) + insertion + json.slice(place));
        expect(reading.ok).toBe(parses(json.slice(0, place) + insertion + json.slice(place)));
        if (reading.ok) return;
        // What stood before the insertion could still have become JSON.
        expect([reading.line, reading.column > place]).toEqual([1, true]);
      }),
    );
  });
});

describe('what JSON.parse does with odd texts is done here too:', () => {
  test.each([
    '{"__proto__":{"a":1},"constructor":2,"toString":null}',
    '{"a":1,"b":2,"a":{"c":3}}',
    '{"":0,"\\u0061":-0,"b":1e999,"c":-1.5E-3}',
    '"\\ud800 \\" \\/ \\\\"',
    ' [ [ ] , { } , true , false , null ] ',
    '12345678901234567890',
  ])('%s', (text) => {
    const want: unknown = JSON.parse(text);
    expect(readJson(text)).toStrictEqual({ ok: true, value: want });
    expect(JSON.stringify(readJson(text))).toBe(JSON.stringify({ ok: true, value: want }));
  });
});

describe('a whole number that a double cannot hold', () => {
  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-12345678901234567890', -12345678901234567890n],
    ['12345678901234567.5', 12345678901234568],
    ['1e20', 1e20],
  ])('%s is exact, in a list or alone', (text, value) => {
    expect(readExactJson(text)).toEqual({ ok: true, value });
    expect(readExactJson(`{"a":[${text},"${text}"]}`)).toEqual({ ok: true, value: { a: [value, text] } });
  });

  test('is written as it was read, beside others that are not', () => {
    const text = '{"a":[9007199254740993,{"b":1.5}],"c":"9007199254740993"}';
    const reading = readExactJson(text);
    expect(writeExactJson(reading.ok && reading.value)).toBe(text);
  });
});

describe('nesting', () => {
  const nested = (levels: number) => `{"a]":${'['.repeat(levels - 1)}"[[["${']'.repeat(levels - 1)}}`;

  test('is read down to 500 levels, whatever the texts between them hold', () => {
    expect(readJson(nested(500)).ok).toBe(true);
    expect(readJson(nested(501))).toEqual({
      ok: false,
      line: 1,
      column: 506,
      problem: 'more than 500 lists and objects stand inside each other here',
    });
    expect(readJson(`[${'[],'.repeat(1000)}[]]`).ok).toBe(true);
  });
});

describe('a text of 3 MB', () => {
  const objects = '{"a":[1,"b"]},'.repeat(220_000);

  test.each([
    ['cut off', `[${objects}`, 'the text ends before the JSON does'],
    ['wrong in its middle', `[${objects}}${objects}1]`, 'the character "}" cannot stand here'],
    ['of nothing but brackets', '['.repeat(3_000_000), 'more than 500 lists'],
    ['of one text without an end', `"${'x'.repeat(3_000_000)}`, 'the text ends before the JSON does'],
    ['of one text of escapes', `"${'\\u00e9'.repeat(500_000)}\\x"`, 'the character "x" cannot stand here'],
    ['of one number', `${'1'.repeat(3_000_000)}x`, 'the character "x" cannot stand here'],
    ['of blanks', `${' \n'.repeat(1_500_000)}x`, 'the character "x" cannot stand here'],
    [
      'a whole number of three million digits',
      `{"a":${'9'.repeat(3_000_000)}}`,
      'a number of more than 100000 characters',
    ],
    ['a million levels deep', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'more than 500 lists'],
  ])('%s is answered in one pass', (_name, text, problem) => {
    const before = process.cpuUsage();
    const reading = readJson(text);
    const { user } = process.cpuUsage(before);
    // One pass takes some 40 milliseconds, and on a cold and busy machine some times that; it was 6 seconds and more.
    expect(user / 1000).toBeLessThan(1000);
    expect(reading).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
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
