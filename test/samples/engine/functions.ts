import type { JsonValue } from '../../../emit/documents/definition.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';

/** Why a function cannot work on what it was given; the step that evaluates it fails. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

const fail = (message: string): never => {
  throw new EvaluationError(message);
};

const asText = (value: JsonValue): string =>
  typeof value === 'string' ? value : fail(`A text was expected and ${JSON.stringify(value)} received.`);
const asNumber = (value: JsonValue): number =>
  typeof value === 'number' ? value : fail(`A number was expected and ${JSON.stringify(value)} received.`);
const asList = (value: JsonValue): JsonValue[] =>
  Array.isArray(value) ? value : fail(`An array was expected and ${JSON.stringify(value)} received.`);
const asBoolean = (value: JsonValue): boolean =>
  typeof value === 'boolean' ? value : fail(`A boolean was expected and ${JSON.stringify(value)} received.`);
export const asObject = (value: JsonValue): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : fail(`An object was expected and ${JSON.stringify(value)} received.`);

/** A value as text: null becomes empty, and what is no text becomes JSON. */
export const textOf = (value: JsonValue): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The longest text that an expression may make (Microsoft Learn, "Limits and configuration for Azure Logic Apps"). */
const longestText = 131_072;
const limited = (text: string): string =>
  text.length <= longestText ? text : fail(`The text has ${text.length} characters.`);

const isSame = (one: JsonValue, other: JsonValue): boolean => JSON.stringify(one) === JSON.stringify(other);

const instant = (value: JsonValue): number => {
  const time = Date.parse(asText(value));
  return Number.isNaN(time) ? fail(`A time was expected and ${JSON.stringify(value)} received.`) : time;
};

export const timestamp = (milliseconds: number): string => new Date(milliseconds).toISOString();

const later = (value: JsonValue, amount: JsonValue, unit: number): string =>
  timestamp(instant(value) + asNumber(amount) * unit);

/** The one time zone that the samples name. */
const zones: Readonly<Record<string, string>> = { 'GMT Standard Time': 'Europe/London' };

const inZone = (value: JsonValue, zone: JsonValue, format: JsonValue): string => {
  const timeZone = zones[asText(zone)] ?? fail(`The time zone ${textOf(zone)} is not known here.`);
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', options).format(instant(value)).split(' ');
  const [yyyy = '', MM = '', dd = ''] = date.split('-');
  const [HH = '', mm = '', ss = ''] = time.split(':');
  const parts: Readonly<Record<string, string>> = { yyyy, MM, dd, HH, mm, ss };
  return asText(format).replaceAll(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part);
};

const whole = (value: JsonValue): number => {
  if (typeof value === 'number') return Math.trunc(value);
  return /^[+-]?\d+$/.test(asText(value)) ? Number(value) : fail(`int() cannot read ${JSON.stringify(value)}.`);
};

const inChunks = (list: JsonValue, size: JsonValue): JsonValue[] => {
  const items = asList(list);
  if (items.length === 0) return fail('chunk() of nothing: what the platform does with it is not documented.');
  return Array.from({ length: Math.ceil(items.length / asNumber(size)) }, (_, index) =>
    items.slice(index * asNumber(size), (index + 1) * asNumber(size)),
  );
};

const distinct = (lists: readonly JsonValue[]): JsonValue[] =>
  lists.flatMap(asList).filter((item, index, all) => all.findIndex((other) => isSame(item, other)) === index);

const has = (collection: JsonValue, wanted: JsonValue): boolean =>
  typeof collection === 'string'
    ? collection.includes(asText(wanted))
    : asList(collection).some((item) => isSame(item, wanted));

const isEmpty = (value: JsonValue): boolean =>
  value === null ||
  (typeof value === 'string' || Array.isArray(value) ? value.length === 0 : fail('empty() of neither.'));

const without = (value: JsonValue, name: JsonValue): JsonObject =>
  Object.fromEntries(Object.entries(asObject(value)).filter(([key]) => key !== name));

type Pure = (...args: JsonValue[]) => JsonValue;
const nothing: JsonValue = null;

/**
 * The functions that the samples use, as Microsoft documents them and no milder: what the documentation does not promise
 * fails here. All arguments are evaluated before, those of `if`, `and` and `or` too.
 */
export const pureFunctions: Readonly<Record<string, Pure>> = {
  add: (one = nothing, other = nothing) => asNumber(one) + asNumber(other),
  addDays: (time = nothing, days = nothing) => later(time, days, 86_400_000),
  addHours: (time = nothing, hours = nothing) => later(time, hours, 3_600_000),
  addSeconds: (time = nothing, seconds = nothing) => later(time, seconds, 1000),
  and: (...all) => all.map(asBoolean).every(Boolean),
  chunk: (list = nothing, size = nothing) => inChunks(list, size),
  coalesce: (...all) => all.find((value) => value !== null) ?? null,
  concat: (...all) => limited(all.map(textOf).join('')),
  contains: (collection = nothing, wanted = nothing) => has(collection, wanted),
  convertFromUtc: (time = nothing, zone = nothing, format = nothing) => inZone(time, zone, format),
  createArray: (...all) => all,
  empty: (value = nothing) => isEmpty(value),
  equals: (one = nothing, other = nothing) => isSame(one, other),
  greaterOrEquals: (one = nothing, other = nothing) => asNumber(one) >= asNumber(other),
  if: (condition = nothing, yes = nothing, no = nothing) => (asBoolean(condition) ? yes : no),
  int: (value = nothing) => whole(value),
  length: (value = nothing) => (typeof value === 'string' ? value.length : asList(value).length),
  less: (one = nothing, other = nothing) => asNumber(one) < asNumber(other),
  lessOrEquals: (one = nothing, other = nothing) => asNumber(one) <= asNumber(other),
  not: (value = nothing) => !asBoolean(value),
  or: (...all) => all.map(asBoolean).some(Boolean),
  removeProperty: (object = nothing, name = nothing) => without(object, name),
  replace: (text = nothing, old = nothing, fresh = nothing) => asText(text).replaceAll(asText(old), asText(fresh)),
  split: (text = nothing, mark = nothing) => asText(text).split(asText(mark)),
  string: (value = nothing) => limited(textOf(value)),
  sub: (one = nothing, other = nothing) => asNumber(one) - asNumber(other),
  ticks: (time = nothing) => instant(time) * 10_000 + 621_355_968_000_000_000,
  trim: (text = nothing) => asText(text).trim(),
  union: (...lists) => distinct(lists),
};
