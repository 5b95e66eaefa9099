import type { JsonValue } from '../../../emit/documents/definition.ts';
import { asNumber, asText, fail, textOf } from './values.ts';

const iso = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** A day that the calendar has: JavaScript takes 31 February for 3 March, and .NET refuses it. */
const isDay = (date: string): boolean => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(date);
};

/** A time as milliseconds since 1970, in UTC where it names no offset. Throws EvaluationError where .NET reads none. */
export const instant = (value: JsonValue): number => {
  const text = asText(value);
  const date = iso.exec(text)?.[1];
  const time = date && isDay(date) ? Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`) : Number.NaN;
  return Number.isNaN(time) ? fail(`A time was expected and ${JSON.stringify(value)} received.`) : time;
};

export const timestamp = (milliseconds: number): string => new Date(milliseconds).toISOString();

export const later = (value: JsonValue, amount: JsonValue, unit: number): string =>
  timestamp(instant(value) + asNumber(amount) * unit);

/** The one time zone that the samples name. */
const zones: Readonly<Record<string, string>> = { 'GMT Standard Time': 'Europe/London' };

export const inZone = (value: JsonValue, zone: JsonValue, format: JsonValue): string => {
  const timeZone = zones[asText(zone)] ?? fail(`The time zone ${textOf(zone)} is not known here.`);
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', options).format(instant(value)).split(' ');
  const [yyyy = '', MM = '', dd = ''] = date.split('-');
  const [HH = '', mm = '', ss = ''] = time.split(':');
  const parts: Readonly<Record<string, string>> = { yyyy, MM, dd, HH, mm, ss };
  return asText(format).replaceAll(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part);
};
