import { stringify } from 'lossless-json';
import { atOnce, type JsonReading, jsonSteps } from './json-text.ts';

/** A whole number from its digits: a `bigint` where a double cannot hold it exactly. */
export const wholeNumber = (digits: string): number | bigint => {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
};

/** Characters of the shortest whole number that a double may not hold. */
const long = 16;

const readNumber = (literal: string): number | bigint =>
  literal.length >= long && /^-?\d+$/.test(literal) ? wholeNumber(literal) : Number(literal);

/** {@link readExactJson} in steps of some milliseconds: it pauses (yields) between them. */
export const exactJsonSteps = (text: string): Generator<undefined, JsonReading> => jsonSteps(text, readNumber);

/**
 * Reads JSON without a loss: a whole number that a double cannot hold is a `bigint`, as .NET clients and int64 fields
 * have them.
 */
export const readExactJson = (text: string): JsonReading => atOnce(exactJsonSteps(text));

const holdsBigint = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint';
  if (Array.isArray(value)) return value.some(holdsBigint);
  // Of an object with 200,000 members the engine makes its list of values three times slower than it reads each by its name.
  return Object.keys(value).some((name) => holdsBigint((value as Record<string, unknown>)[name]));
};

/** Writes a value as JSON, a `bigint` as a number. */
export const writeExactJson = (value: unknown): string =>
  (holdsBigint(value) ? stringify(value) : JSON.stringify(value)) ?? 'null';

const replaced = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member)]));
};

/** The value with the nearest double in the place of each `bigint`, for readers that know only those. */
export const withDoubles = (value: unknown): unknown => (holdsBigint(value) ? replaced(value) : value);
