/** A control request that cannot be understood; the message names the field, the value received and what is allowed. */
export class ControlInputError extends Error {}

/** The members of a control request's body. */
export type ControlInput = Readonly<Record<string, unknown>>;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const excerpt = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const quoted = (words: readonly string[]): string => words.map((each) => JSON.stringify(each)).join(', ');

/** Reads a control request's body: a JSON object with members of the given names alone. */
export const controlInput = (text: string, names: readonly string[]): ControlInput => {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlInputError(
      `The body is not a JSON object: received ${text === '' ? 'nothing' : excerpt(text)}. ` +
        `Send an object with ${quoted(names)}. Nothing was changed.`,
    );
  for (const name of Object.keys(value)) {
    if (!names.includes(name))
      throw new ControlInputError(
        `The field ${JSON.stringify(name)} is not known here. Allowed: ${quoted(names)}. Nothing was changed.`,
      );
  }
  return value as ControlInput;
};

/** The error for a field with a value that is not allowed. */
export const wrong = (input: ControlInput, field: string, allowed: string): ControlInputError => {
  const value = input[field];
  const received = value === undefined ? 'is missing' : `received ${excerpt(JSON.stringify(value))}`;
  return new ControlInputError(`The field "${field}" ${received}. Allowed: ${allowed}. Nothing was changed.`);
};

/** One of the given words; the fallback where the field is absent and there is one. */
export const word = <Word extends string>(
  input: ControlInput,
  field: string,
  words: readonly Word[],
  fallback?: Word,
): Word => {
  const value = input[field] ?? fallback;
  const found = words.find((each) => each === value);
  if (found === undefined) throw wrong(input, field, `one of ${quoted(words)}`);
  return found;
};

/** A whole number within bounds; the fallback where the field is absent. */
export const wholeNumber = (
  input: ControlInput,
  field: string,
  { meaning, from, to, fallback }: { meaning: string; from: number; to: number; fallback: number },
): number => {
  const value = input[field] ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw wrong(input, field, `${meaning}, a whole number from ${from} to ${to}`);
};

/** A list of texts. */
export const texts = (input: ControlInput, field: string): readonly string[] => {
  const value = input[field];
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value;
  throw wrong(input, field, 'a list of texts');
};
