/**
 * Expressions of the workflow language that several samples need, as text without the leading `@`. Source of the
 * functions: Microsoft Learn, "Reference guide to functions in expressions for workflows". The language may evaluate every
 * branch of `if()`, so nothing here fails in a branch that is not taken.
 */

/** A text literal. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The whole expression as the value of a property. */
export const value = (expression: string): string => `@${expression}`;

/** A member that may be absent; absent members are null. */
export const member = (expression: string, name: string): string => `${expression}?[${literal(name)}]`;

/** A field of the request that started the workflow. */
export const requested = (name: string): string => member('triggerBody()', name);

/** The status code of an action's answer, 0 where there was none. */
export const statusCodeOf = (action: string): string =>
  `coalesce(${member(`outputs(${literal(action)})`, 'statusCode')}, 0)`;

/** Whether a status code is at least `from` and below `to`. */
export const between = (expression: string, from: number, to: number): string =>
  `and(greaterOrEquals(${expression}, ${from}), less(${expression}, ${to}))`;

/** A text without any of these parts. */
const without = (expression: string, parts: readonly string[]): string =>
  parts.reduce((text, part) => `replace(${text}, ${literal(part)}, '')`, expression);

/** What people write between digits. `(0)` comes first: it is the national zero inside an international number. */
const separators = ['(0)', '(', ')', ' ', '-', '.', '/'];
const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const start = '<start>';

/**
 * A mobile number as international digits, such as 353870000000, whether it is written `087 000 0000`,
 * `+353 (0)87 000 0000`, `00353870000000` or `353870000000`. A leading zero stands for the country code.
 */
export const internationalNumber = (expression: string, countryCode: string): string => {
  const written = `concat(${literal(start)}, ${without(`string(${expression})`, separators)})`;
  const withPlus = `replace(${written}, ${literal(`${start}00`)}, ${literal(`${start}+`)})`;
  const withCountry = `replace(${withPlus}, ${literal(`${start}0`)}, concat(${literal(`${start}+`)}, ${countryCode}))`;
  return without(withCountry, [`${start}+`, start]);
};

/** Whether a text is 7 to 15 digits; 15 is the most that an international number may have (ITU-T E.164). */
export const isInternationalNumber = (expression: string): string =>
  `and(greaterOrEquals(length(${expression}), 7), lessOrEquals(length(${expression}), 15), empty(${without(expression, digits)}))`;
