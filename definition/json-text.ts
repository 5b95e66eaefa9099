import { longestNumber, scanJson } from './json-position.ts';
import { jsonBuilder } from './json-value.ts';

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
 * {@link readJson} in steps of some milliseconds: it pauses (yields) between them.
 *
 * @param readNumber - What makes a number of its literal.
 */
export const jsonSteps = function* (
  text: string,
  readNumber: (literal: string) => unknown = Number,
): Generator<undefined, JsonReading> {
  const parts = jsonBuilder(readNumber);
  const { at, why } = yield* scanJson(text, deepest, parts);
  switch (why) {
    case 'whole':
      return { ok: true, value: parts.value() };
    case 'too deep':
      return failure(text, at, `more than ${deepest} lists and objects stand inside each other here`);
    case 'too long':
      return failure(text, at, `a number of more than ${longestNumber} characters stands here`);
    case 'cut off':
      return failure(text, at, 'the text ends before the JSON does');
    case 'wrong': {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      return failure(text, at, `the character ${JSON.stringify(character)} cannot stand here`);
    }
  }
};

/** What a reading in steps comes to, without a pause. */
export const atOnce = (steps: Generator<undefined, JsonReading>): JsonReading => {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

/**
 * Reads JSON in one pass and, where the text is none or nested too deeply, finds the line and column (both from 1) of the
 * first character that is wrong. Of a name that stands twice the last counts, as with `JSON.parse`.
 */
export const readJson = (text: string): JsonReading => atOnce(jsonSteps(text));

/** Whether a value is a JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
