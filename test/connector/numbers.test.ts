import { describe, expect, test } from 'vitest';
import {
  droppedCharacters,
  keptCharacters,
  readCountryCode,
  readNumber,
  readSentNumber,
} from '../../connector/numbers.ts';
import { countryCodeCases, numberCases } from './numbers.cases.ts';

test.each(numberCases)('$why: $given', ({ given, want }) => {
  expect(readNumber(given, '353')).toBe(want);
});

test.each(countryCodeCases)('the country code $given is $want', ({ given, want }) => {
  expect(readCountryCode(given)).toBe(want);
});

test('a national number of ten digits without its zero is not taken for one of another country', () => {
  expect(readNumber('7700900123', '44')).toBeUndefined();
  expect(readNumber('07700900123', '44')).toBe('447700900123');
});

describe('the dropped characters', () => {
  test('are one character each, once, and none that is kept', () => {
    expect(droppedCharacters.every((character) => character.length === 1)).toBe(true);
    expect(new Set([...droppedCharacters, ...keptCharacters]).size).toBe(
      droppedCharacters.length + keptCharacters.length,
    );
  });

  test('hold every space of Unicode that XML can hold, and every character of its basic plane that does not show', () => {
    const plane = Array.from({ length: 0xfff0 }, (_, code) => String.fromCharCode(code));
    const wanted = plane.filter((each) => /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(each));
    expect(wanted.filter((each) => !droppedCharacters.includes(each))).toEqual(['\u000b', '\u000c']);
  });
});

test.each(numberCases.filter(({ given }) => typeof given === 'string'))(
  'sent: $why: $given',
  ({ given, want, sent }) => {
    expect(readSentNumber(String(given))).toBe(sent ?? want);
  },
);
