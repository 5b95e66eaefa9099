import { describe, expect, test } from 'vitest';
import { isDayMonthYear, nearestQuarterHour, parseScheduleDate, roundTrip } from '../../sendmode/schedule.ts';

const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

describe('a schedule date', () => {
  test.each([
    ['2026-03-01T09:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01 09:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:30', '2026-03-01T09:00:30.000Z'],
    ['2026-03-01T09:00:00.1234567Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00+01:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T09:00:00-05:30', '2026-03-01T14:30:00.000Z'],
    ['01/03/2026 09:00', '2026-03-01T09:00:00.000Z'],
    ['29/02/2028 23:59:59', '2028-02-29T23:59:59.000Z'],
  ])('%s', (text, want) => {
    expect(iso(parseScheduleDate(text))).toBe(want);
  });
});

describe('what is not a schedule date', () => {
  test.each([
    '',
    'tomorrow',
    '2026-03-01',
    '09:00',
    '2026-02-30T09:00',
    '2026-13-01T09:00',
    '2026-00-10T09:00',
    '2026-03-01T24:00',
    '2026-03-01T09:60',
    '2026-03-01T09:00:60',
    '2026-03-01T09:00+15:00',
    '2026-03-01T09:00 ',
    '30/02/2026 09:00',
    '03/13/2026 09:00',
    '1/3/2026 9:00',
    '0000-01-01T00:00',
  ])('%j', (text) => {
    expect(parseScheduleDate(text)).toBeUndefined();
  });
});

describe('the nearest quarter hour', () => {
  test.each([
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:07:29Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:07:30Z', '2026-03-01T09:15:00.000Z'],
    ['2026-03-01T09:22:30Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01T23:59:00Z', '2026-03-02T00:00:00.000Z'],
  ])('of %s', (text, want) => {
    expect(iso(nearestQuarterHour(Date.parse(text)))).toBe(want);
  });
});

test('a time in round-trip form has seven decimals', () => {
  expect(roundTrip(Date.UTC(2017, 7, 29, 9, 23, 47, 412))).toBe('2017-08-29T09:23:47.4120000Z');
});

test.each([
  ['24/12/1980', true],
  ['29/02/2000', true],
  ['29/02/1900', false],
  ['12/24/1980', false],
  ['1980-12-24', false],
  ['24/12/80', false],
  ['', false],
])('%j as dd/mm/yyyy is %s', (text, want) => {
  expect(isDayMonthYear(text)).toBe(want);
});
