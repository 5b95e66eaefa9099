const quarterHour = 15 * 60 * 1000;

const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d{1,7})?)?(?<zone>Z|[+-]\d\d:\d\d)?$/;

const irish = /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4}) (?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?$/;

/** The forms that {@link parseScheduleDate} understands, for error messages. */
export const acceptedDates = '2026-03-01T09:00, 2026-03-01T09:00:00Z, 2026-03-01T09:00:00+01:00 or 01/03/2026 09:00';

const dayStart = (year: number, month: number, day: number): number | undefined => {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  // Date.UTC rolls 30 February over into March; such a text is not a date.
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? time : undefined;
};

const timeOfDay = (hour: number, minute: number, second: number): number | undefined =>
  hour > 23 || minute > 59 || second > 59 ? undefined : ((hour * 60 + minute) * 60 + second) * 1000;

const zoneOffset = (zone: string | undefined): number | undefined => {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
};

/**
 * Reads a date and time as milliseconds since 1970, or `undefined` where it is none.
 * A text without a zone is taken as UTC. Sendmode asks for a "valid datetime format" (Send page) and names none.
 */
export const parseScheduleDate = (text: string): number | undefined => {
  const parts = (iso.exec(text) ?? irish.exec(text))?.groups;
  if (parts === undefined) return undefined;
  const { year, month, day, hour, minute, second, zone } = parts;
  const midnight = dayStart(Number(year), Number(month), Number(day));
  const inDay = timeOfDay(Number(hour), Number(minute), Number(second ?? 0));
  const offset = zoneOffset(zone);
  if (midnight === undefined || inDay === undefined || offset === undefined) return undefined;
  return midnight + inDay - offset;
};

/** Whether a text is a day of the calendar written dd/mm/yyyy (Sendmode's Import page, `dateofbirth`). */
export const isDayMonthYear = (text: string): boolean => {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return dayStart(Number(year), Number(month), Number(day)) !== undefined;
};

/** The quarter hour nearest to a time in milliseconds since 1970; half way goes to the later (Sendmode's Send page). */
export const nearestQuarterHour = (time: number): number => Math.round(time / quarterHour) * quarterHour;

/** A time as .NET's round-trip format writes it in UTC: `2026-03-01T09:00:00.1230000Z`. */
export const roundTrip = (time: number): string => new Date(time).toISOString().replace('Z', '0000Z');
