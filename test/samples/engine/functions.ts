import type { JsonValue } from '../../../emit/documents/definition.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';
import { instant, inZone, later } from './times.ts';
import { asBoolean, asList, asNumber, asObject, asText, fail, fromBase64, limited, parsed, textOf } from './values.ts';
import { xml, xpath } from './xml.ts';

const isSame = (one: JsonValue, other: JsonValue): boolean => JSON.stringify(one) === JSON.stringify(other);

const whole = (value: JsonValue): number => {
  if (typeof value === 'number') return Math.trunc(value);
  return /^[+-]?\d+$/.test(asText(value)) ? Number(value) : fail(`int() cannot read ${JSON.stringify(value)}.`);
};

const inChunks = (given: JsonValue, size: JsonValue): JsonValue[] => {
  const items = typeof given === 'string' ? given : asList(given);
  if (items.length === 0) return fail('chunk() of nothing: what the platform does with it is not documented.');
  return Array.from({ length: Math.ceil(items.length / asNumber(size)) }, (_, index) =>
    items.slice(index * asNumber(size), (index + 1) * asNumber(size)),
  );
};

const distinct = (lists: readonly JsonValue[]): JsonValue[] => [
  ...new Map(lists.flatMap(asList).map((item) => [JSON.stringify(item), item])).values(),
];

const has = (collection: JsonValue, wanted: JsonValue): boolean =>
  typeof collection === 'string'
    ? collection.includes(asText(wanted))
    : asList(collection).some((item) => isSame(item, wanted));

const isEmpty = (value: JsonValue): boolean =>
  value === null ||
  (typeof value === 'string' || Array.isArray(value) ? value.length === 0 : fail('empty() of neither.'));

const without = (value: JsonValue, name: JsonValue): JsonObject =>
  Object.fromEntries(Object.entries(asObject(value)).filter(([key]) => key !== name));

const withProperty = (value: JsonValue, name: JsonValue, added: JsonValue): JsonObject =>
  asText(name) in asObject(value)
    ? fail(`There is a property ${asText(name)} already.`)
    : { ...asObject(value), [asText(name)]: added };

const part = (text: JsonValue, start: JsonValue, length: JsonValue): string => {
  const [whole, from, count] = [asText(text), asNumber(start), asNumber(length)];
  return from + count > whole.length ? fail('The part goes beyond the text.') : whole.slice(from, from + count);
};

const replaced = (text: JsonValue, old: JsonValue, fresh: JsonValue): string =>
  asText(old) === '' ? fail('replace() of nothing.') : asText(text).replaceAll(asText(old), () => asText(fresh));

const first = (given: JsonValue, count: JsonValue): JsonValue =>
  (typeof given === 'string' ? given : asList(given)).slice(0, asNumber(count));

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
  addProperty: (object = nothing, name = nothing, value = nothing) => withProperty(object, name, value),
  addSeconds: (time = nothing, seconds = nothing) => later(time, seconds, 1000),
  and: (...all) => all.map(asBoolean).every(Boolean),
  base64ToString: (text = nothing) => fromBase64(text),
  chunk: (list = nothing, size = nothing) => inChunks(list, size),
  coalesce: (...all) => all.find((value) => value !== null) ?? null,
  concat: (...all) => limited(all.map(textOf).join('')),
  contains: (collection = nothing, wanted = nothing) => has(collection, wanted),
  convertFromUtc: (time = nothing, zone = nothing, format = nothing) => inZone(time, zone, format),
  createArray: (...all) => all,
  decodeUriComponent: (text = nothing) => decodeURIComponent(asText(text)),
  empty: (value = nothing) => isEmpty(value),
  equals: (one = nothing, other = nothing) => isSame(one, other),
  greater: (one = nothing, other = nothing) => asNumber(one) > asNumber(other),
  greaterOrEquals: (one = nothing, other = nothing) => asNumber(one) >= asNumber(other),
  if: (condition = nothing, yes = nothing, no = nothing) => (asBoolean(condition) ? yes : no),
  int: (value = nothing) => whole(value),
  join: (list = nothing, mark = nothing) => limited(asList(list).map(textOf).join(asText(mark))),
  json: (text = nothing) => parsed(asText(text)),
  length: (value = nothing) => (typeof value === 'string' ? value.length : asList(value).length),
  less: (one = nothing, other = nothing) => asNumber(one) < asNumber(other),
  lessOrEquals: (one = nothing, other = nothing) => asNumber(one) <= asNumber(other),
  not: (value = nothing) => !asBoolean(value),
  or: (...all) => all.map(asBoolean).some(Boolean),
  removeProperty: (object = nothing, name = nothing) => without(object, name),
  replace: (text = nothing, old = nothing, fresh = nothing) => replaced(text, old, fresh),
  split: (text = nothing, mark = nothing) => asText(text).split(asText(mark)),
  startsWith: (text = nothing, start = nothing) => asText(text).toLowerCase().startsWith(asText(start).toLowerCase()),
  string: (value = nothing) => limited(textOf(value)),
  sub: (one = nothing, other = nothing) => asNumber(one) - asNumber(other),
  substring: (text = nothing, start = nothing, length = nothing) => part(text, start, length),
  take: (list = nothing, count = nothing) => first(list, count),
  ticks: (time = nothing) => instant(time) * 10_000 + 621_355_968_000_000_000,
  toLower: (text = nothing) => asText(text).toLowerCase(),
  toUpper: (text = nothing) => asText(text).toUpperCase(),
  trim: (text = nothing) => asText(text).trim(),
  union: (...lists) => distinct(lists),
  xml: (value = nothing) => xml(value),
  xpath: (document = nothing, expression = nothing) => xpath(document, expression),
};
