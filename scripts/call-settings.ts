import { readExactJson } from '../definition/exact-json.ts';
import type { FlowKey } from '../definition/flow-keys.ts';
import { ExpectedError } from './expected-error.ts';

/** A value under its flow key, as it was typed. */
export type Setting = readonly [key: string, text: string];

/** cmd hands single quotes on as they stand; nobody means them. */
const unquoted = (text: string): string => /^'(.*)'$|^"(.*)"$/s.exec(text)?.slice(1).find(Boolean) ?? text;

const notASetting = (text: string): ExpectedError =>
  new ExpectedError(
    `"${text}" is no setting. Nothing was sent. It is written key=value, such as body/message/messagetext=Hello; where there are spaces in it, put it in double quotes.`,
  );

/** A setting as `key=value`; undefined unless there is an equals sign behind a key. */
export const splitSetting = (text: string): Setting | undefined => {
  const plain = unquoted(text);
  const equals = plain.indexOf('=');
  return equals > 0 ? [plain.slice(0, equals), plain.slice(equals + 1)] : undefined;
};

/**
 * The settings among arguments. PowerShell makes two arguments of `recipients=0870000000,0871111111` without quotes; the
 * second, which has no key, belongs to the list before it.
 *
 * @throws ExpectedError where an argument without a key follows no list
 */
export const splitSettings = (texts: readonly string[], isList: (key: string) => boolean): Setting[] => {
  const settings: Setting[] = [];
  for (const text of texts) {
    const setting = splitSetting(text);
    const before = settings.at(-1);
    if (setting) settings.push(setting);
    else if (before && isList(before[0])) settings.splice(-1, 1, [before[0], `${before[1]},${text}`]);
    else throw notASetting(text);
  }
  return settings;
};

const parsed = (text: string): unknown => {
  const reading = readExactJson(text);
  return reading.ok ? reading.value : undefined;
};

const items = (text: string): string[] =>
  text
    .replace(/^\s*\[(.*)\]\s*$/s, '$1')
    .split(',')
    .map((item) => unquoted(item.trim()))
    .filter((item) => item !== '');

/**
 * A list, as JSON or with commas between the items. PowerShell and cmd take the quotes inside JSON away, so what is left of
 * `["0870000000"]` there, `[0870000000]`, is the same list.
 */
const readList = (text: string, itemType: unknown): unknown => {
  const list = parsed(text);
  if (itemType !== 'string') return Array.isArray(list) ? list : parsed(`[${text}]`);
  const isWhole = Array.isArray(list) && list.every((item) => !['number', 'bigint', 'boolean'].includes(typeof item));
  return isWhole ? list : items(text);
};

const itemTypeOf = ({ items: schema }: FlowKey['schema']): unknown =>
  schema && 'type' in schema ? schema.type : undefined;

/** A value without a type is a list or an object where it is written as one. */
const readUntyped = (text: string): unknown => (/^\s*[[{]/.test(text) ? (parsed(text) ?? text) : text);

/**
 * The value of a setting: a list or an object where the definition wants one, or where it wants anything and the text is
 * one; text everywhere else.
 *
 * @throws ExpectedError where the text is no such value
 */
export const readSetting = ([key, text]: Setting, schema: FlowKey['schema'] | undefined): unknown => {
  if (schema && (schema.type === undefined || schema.type === 'any')) return readUntyped(text);
  if (schema?.type !== 'array' && schema?.type !== 'object') return text;
  const isList = schema.type === 'array';
  const value = isList ? readList(text, itemTypeOf(schema)) : parsed(text);
  if (value !== undefined && Array.isArray(value) === isList) return value;
  const wanted = isList ? `a list, such as ${key}=1,2` : `an object as JSON, such as ${key}={"name":"value"}`;
  const fix = isList
    ? 'Put commas between the items.'
    : 'PowerShell and cmd take the quotes away: give each field inside it under a key of its own.';
  throw new ExpectedError(`${key} takes ${wanted}, and received ${text}. Nothing was sent. ${fix}`);
};
