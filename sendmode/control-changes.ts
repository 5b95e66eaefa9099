import { type Choices, choiceNames, choiceValues } from './choices.ts';
import { codeNumbers, documentedCodes } from './codes.ts';
import { type ControlInput, wholeNumber, word, wrong } from './control-input.ts';
import { type Fault, faultKinds } from './faults.ts';
import { parseScheduleDate } from './schedule.ts';

/** The fields of a fault order. */
export const faultFields = ['operation', 'kind', 'status', 'code', 'delay', 'when', 'times'];

/** The fields of a clock order. */
export const clockFields = ['set', 'advance'];

const codeFrom = (input: ControlInput): number => {
  const { code = documentedCodes.SYSTEM_ERROR.code } = input;
  if (typeof code === 'number' && codeNumbers.includes(code)) return code;
  throw wrong(input, 'code', `a code of Sendmode's: ${codeNumbers.join(', ')}`);
};

const endOfTime = Date.UTC(10_000, 0);

/**
 * The fault that an order describes, for one of the operations or any. Only `kind` is required; `operation` is any (`*`), `status` 503, `code` 8, `delay` 1500
 * (milliseconds), `times` 1, and `when` is `before`, but `after` for an answer that is good or begins well.
 */
export const faultFrom = (input: ControlInput, operationIds: readonly string[]): Fault => {
  const kind = word(input, 'kind', faultKinds);
  const carriedOut = kind === 'mislabelled' || kind === 'truncated';
  const when = word(input, 'when', ['before', 'after'], carriedOut ? 'after' : 'before');
  if (kind === 'mislabelled' && when === 'before')
    throw wrong(input, 'when', '"after" for "mislabelled", whose good answer means that the request was carried out');
  return {
    operation: word(input, 'operation', [...operationIds, '*'], '*'),
    kind,
    status: wholeNumber(input, 'status', { meaning: 'an HTTP status', from: 200, to: 599, fallback: 503 }),
    code: codeFrom(input),
    delay: wholeNumber(input, 'delay', { meaning: 'milliseconds', from: 0, to: 600_000, fallback: 1500 }),
    when,
    times: wholeNumber(input, 'times', { meaning: 'a number of requests', from: 1, to: 1000, fallback: 1 }),
  };
};

const secondsAhead = (input: ControlInput): number => {
  const { advance } = input;
  if (typeof advance === 'number' && advance > 0) return advance;
  throw wrong(input, 'advance', 'a number of seconds above 0');
};

const timeOfDay = (input: ControlInput): number => {
  const { set } = input;
  const time = typeof set === 'string' && /(?:Z|[+-]\d\d:\d\d)$/.test(set) ? parseScheduleDate(set) : undefined;
  if (time !== undefined) return time;
  throw wrong(input, 'set', 'a date and time with its zone, like "2026-03-01T09:00:00Z" (or "advance" with seconds)');
};

/**
 * The time that an order puts the clock to, in milliseconds since 1970: `set` is a date and time with its zone,
 * `advance` a number of seconds from now. One of the two is given.
 */
export const timeFrom = (input: ControlInput, now: number): number => {
  if ('set' in input && 'advance' in input) throw wrong(input, 'set', 'only without "advance"');
  const time = 'advance' in input ? now + secondsAhead(input) * 1000 : timeOfDay(input);
  if (time < endOfTime) return time;
  throw wrong(input, 'advance' in input ? 'advance' : 'set', 'what ends before the year 10000');
};

/** The choices as an order changes them; those that it does not name stay. */
export const choicesFrom = (input: ControlInput, current: Choices): Choices => {
  const changed = choiceNames
    .filter((name) => name in input)
    .map((name) => [name, word(input, name, Object.keys(choiceValues[name]))]);
  return { ...current, ...Object.fromEntries(changed) };
};
