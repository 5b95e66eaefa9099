/** A JSON value, or where and why a text is none. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly problem: string };

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The engine names the offending position in some messages only, so whether more text could help is asked instead. */
const couldContinue = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/end of JSON input|Unterminated string/.test(message)) return true;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position !== undefined && Number(position) >= text.length;
  }
};

/** The length of the longest beginning that more text could still make valid. */
const validLength = (text: string): number => {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (couldContinue(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Reads JSON and, where the text is none, finds the line and column (both from 1) of the first character that is wrong. */
export const readJson = (text: string): JsonReading => {
  if (parses(text)) return { ok: true, value: JSON.parse(text) };
  const offset = validLength(text);
  const before = text.slice(0, offset).split('\n');
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return {
    ok: false,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    problem:
      offset >= text.length
        ? 'the text ends before the JSON does'
        : `the character ${JSON.stringify(character)} cannot stand here`,
  };
};

/** Whether a value is a JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
