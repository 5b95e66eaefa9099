import { parse, stringify } from 'lossless-json';
import { type JsonReading, readJson } from './json-text.ts';

/** A whole number of that many digits may be one that a double cannot hold. */
const longNumber = /\d{16}/;

/** A whole number from its digits: a `bigint` where a double cannot hold it exactly. */
export const wholeNumber = (digits: string): number | bigint => {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
};

const readNumber = (text: string): number | bigint => (/^-?\d+$/.test(text) ? wholeNumber(text) : Number(text));

/**
 * Reads JSON without a loss: a whole number that a double cannot hold is a `bigint`, as .NET clients and int64 fields
 * have them. Of a name that stands twice the last counts, as with `JSON.parse`.
 */
export const readExactJson = (text: string): JsonReading => {
  const reading = readJson(text);
  if (!reading.ok || !longNumber.test(text)) return reading;
  const options = { parseNumber: readNumber, onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue };
  return { ok: true, value: parse(text, undefined, options) };
};

/** Writes a value as JSON, a `bigint` as a number. */
export const writeExactJson = (value: unknown): string => stringify(value) ?? 'null';

/** Whether a JSON value, or one inside it, is of a kind. */
export const holds = (value: unknown, isWanted: (value: unknown) => boolean): boolean => {
  if (isWanted(value)) return true;
  if (Array.isArray(value)) return value.some((item) => holds(item, isWanted));
  return typeof value === 'object' && value !== null && holds(Object.values(value), isWanted);
};

const isBigint = (value: unknown): boolean => typeof value === 'bigint';

const asDoubles = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(asDoubles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asDoubles(member)]));
};

/** The value with the nearest double in the place of each `bigint`, for readers that know only those; itself without one. */
export const withDoubles = (value: unknown): unknown => (holds(value, isBigint) ? asDoubles(value) : value);
