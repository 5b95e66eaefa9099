import type { JsonBuilder } from './json-value.ts';

/** What may stand at a place of a JSON text. */
type Expected = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'next';

/** How far a part of the text goes, and whether it is complete there. */
interface Part {
  readonly end: number;
  readonly whole: boolean;
}

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

const escapeStart = /\\(?:["\\/bfnrt]|u[\da-fA-F]{0,4})?/y;
/** As much as could become a number; it is one where the last character is a digit. */
const numberStart = /-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?/y;
const words = ['true', 'false', 'null'];

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const readString = (text: string, start: number): Part => {
  let end = start + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === quote) return { end: end + 1, whole: true };
    if (code < 0x20) break;
    if (code !== backslash) {
      end += 1;
      continue;
    }
    const found = matchAt(escapeStart, text, end);
    end += found.length;
    if (found.length !== (found[1] === 'u' ? 6 : 2)) break;
  }
  return { end, whole: false };
};

const readWord = (text: string, start: number): Part => {
  const word = words.find(([first]) => first === text[start]) ?? '';
  let length = 0;
  while (length < word.length && text[start + length] === word[length]) length += 1;
  return { end: start + length, whole: length > 0 && length === word.length };
};

const readScalar = (text: string, start: number): Part => {
  const first = text.charCodeAt(start);
  if (first === quote) return readString(text, start);
  if (first !== 0x2d && !isDigit(first)) return readWord(text, start);
  const end = start + matchAt(numberStart, text, start).length;
  return { end, whole: isDigit(text.charCodeAt(end - 1)) };
};

const closes = (code: number, inside: number | undefined, expected: Expected): boolean =>
  inside === openObject
    ? code === closeObject && (expected === 'next' || expected === 'first key')
    : inside === openList && code === closeList && (expected === 'next' || expected === 'first item');

/** Where the reading of a text came to its end, and why. */
export interface JsonEnd {
  /** The offset of the first character that is wrong; the text's length where none is. */
  readonly at: number;
  readonly why: 'whole' | 'wrong' | 'cut off' | 'too deep' | 'too long';
}

/** Characters of a number. Making an exact one of its digits takes longer than in proportion, and nobody counts so far. */
export const longestNumber = 100_000;

/** Characters between two pauses: a few milliseconds. */
const stride = 50_000;

/**
 * Goes through a text up to the first character with which it can no longer become JSON, or that opens more levels than
 * allowed, and hands on its parts: one pass, whatever the text, since the engine names the place in some of its messages
 * only. It pauses (yields) now and then, so that a long text need not hold up everything else.
 */
export const scanJson = function* (text: string, levels: number, parts: JsonBuilder): Generator<undefined, JsonEnd> {
  const open: number[] = [];
  let expected: Expected = 'value';
  let pause = stride;
  let tooLong: number | undefined;
  for (let at = 0; at < text.length; ) {
    if (at > pause) {
      pause = at + stride;
      yield;
    }
    const code = text.charCodeAt(at);
    const inside = open[open.length - 1];
    const isKey: boolean = expected === 'key' || expected === 'first key';
    let end = at + 1;
    if (isBlank(code)) {
      at = end;
      continue;
    }
    if (closes(code, inside, expected)) {
      open.pop();
      parts.end();
      expected = 'next';
    } else if (expected === 'next') {
      if (code !== comma || inside === undefined) return { at, why: 'wrong' };
      expected = inside === openObject ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (code !== colon) return { at, why: 'wrong' };
      expected = 'value';
    } else if (isKey && code !== quote) {
      return { at, why: 'wrong' };
    } else if (code === openList || code === openObject) {
      if (open.push(code) > levels) return { at, why: 'too deep' };
      parts.begin(code === openList ? [] : {});
      expected = code === openList ? 'first item' : 'first key';
    } else {
      const part = readScalar(text, at);
      if (!part.whole) return { at: part.end, why: part.end < text.length ? 'wrong' : 'cut off' };
      end = part.end;
      const isLong = code !== quote && end - at > longestNumber;
      if (isLong) tooLong ??= at;
      if (isKey) parts.name(text.slice(at, end));
      else if (!isLong) parts.scalar(text.slice(at, end));
      expected = isKey ? 'colon' : 'next';
    }
    at = end;
  }
  if (open.length > 0 || expected !== 'next') return { at: text.length, why: 'cut off' };
  return tooLong === undefined ? { at: text.length, why: 'whole' } : { at: tooLong, why: 'too long' };
};
