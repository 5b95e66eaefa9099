import { firstTooDeep, firstWrong } from './json-position.ts';

/** A JSON value, or where and why a text is none. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly problem: string };

/** Lists and objects inside each other. Whoever walks through a value may go down so far; no call of use comes near. */
const deepest = 500;

const failure = (text: string, offset: number, problem: string): JsonReading => {
  let [line, lineStart] = [1, 0];
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  return { ok: false, line, column: offset - lineStart + 1, problem };
};

/**
 * Reads JSON and, where the text is none or nested too deeply, finds the line and column (both from 1) of the first
 * character that is wrong. Nothing is built of a text that will not do: megabytes are refused in one pass.
 */
export const readJson = (text: string): JsonReading => {
  const tooDeep = firstTooDeep(text, deepest);
  if (tooDeep !== undefined) {
    return failure(text, tooDeep, `more than ${deepest} lists and objects stand inside each other here`);
  }
  const offset = firstWrong(text);
  if (offset < text.length) {
    const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
    return failure(text, offset, `the character ${JSON.stringify(character)} cannot stand here`);
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return failure(text, offset, 'the text ends before the JSON does');
  }
};

/** Whether a value is a JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
