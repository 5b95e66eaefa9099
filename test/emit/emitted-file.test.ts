import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { textFile, zip } from '../../emit/emitted-file.ts';

const files = [
  textFile('[Content_Types].xml', '<Types/>'),
  textFile('b/a.json', '{}'),
  textFile('a.txt', 'é'.repeat(99)),
];

const zoneBefore = process.env.TZ;

afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

/** The zip made in a time zone, and the zone's distance from UTC in minutes as proof that the zone was in force. */
const zipIn = (zone: string) => {
  process.env.TZ = zone;
  return { minutes: new Date(2000, 0, 1).getTimezoneOffset(), bytes: zip(files) };
};

describe('a zip', () => {
  test('holds the files in the given order', () => {
    const read = unzipSync(zip(files));
    expect(Object.keys(read)).toEqual(['[Content_Types].xml', 'b/a.json', 'a.txt']);
    expect(new TextDecoder().decode(read['a.txt'])).toBe('é'.repeat(99));
  });

  test('is the same bytes in every time zone', () => {
    const made = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map(zipIn);
    expect(made.map(({ minutes }) => minutes)).toEqual([0, -840, 480]);
    expect(made.map(({ bytes }) => Buffer.compare(bytes, zip(files)))).toEqual([0, 0, 0]);
  });
});
