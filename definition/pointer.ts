import { isObject } from './json-text.ts';

/** A step into a JSON value: the name of a member, or the index of an item. */
export type Key = string | number;

/** The JSON pointer of some keys (RFC 6901): `/paths/~1send/get` for `paths`, `/send`, `get`; empty for none. */
export const toPointer = (keys: readonly Key[]): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The keys of a JSON pointer, with or without a `#` before it: the inverse of {@link toPointer}. */
export const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value that some keys lead to, or undefined where there is none. What a value inherits is not there. */
export const valueAt = (value: unknown, keys: readonly Key[]): unknown =>
  keys.reduce<unknown>((place, key) => {
    if (Array.isArray(place)) return /^\d+$/.test(String(key)) ? place[Number(key)] : undefined;
    return isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }, value);
