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

/**
 * The offset of the first character with which a text can no longer become JSON; its length where more text could still
 * complete it. One pass, whatever the text: the engine names the place in some of its messages only.
 */
export const firstWrong = (text: string): number => {
  const open: number[] = [];
  let expected: Expected = 'value';
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const inside = open[open.length - 1];
    let end = at + 1;
    if (isBlank(code)) {
      at = end;
      continue;
    }
    if (closes(code, inside, expected)) {
      open.pop();
      expected = 'next';
    } else if (expected === 'next') {
      if (code !== comma || inside === undefined) return at;
      expected = inside === openObject ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (code !== colon) return at;
      expected = 'value';
    } else if (code === openList || code === openObject) {
      if (expected === 'key' || expected === 'first key') return at;
      open.push(code);
      expected = code === openList ? 'first item' : 'first key';
    } else {
      const isKey: boolean = expected === 'key' || expected === 'first key';
      if (isKey && code !== quote) return at;
      const part = readScalar(text, at);
      if (!part.whole) return part.end;
      end = part.end;
      expected = isKey ? 'colon' : 'next';
    }
    at = end;
  }
  return text.length;
};

/** The offset of the bracket that opens more levels than allowed, or undefined where there is none. */
export const firstTooDeep = (text: string, levels: number): number | undefined => {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = readString(text, at).end - 1;
    else if (code === openObject || code === openList) {
      depth += 1;
      if (depth > levels) return at;
    } else if (code === closeObject || code === closeList) depth -= 1;
  }
  return undefined;
};
