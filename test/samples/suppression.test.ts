import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { droppedCharacters, readNumber } from '../../connector/numbers.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import { numberCases } from '../connector/numbers.cases.ts';
import { peopleOn, runCampaign } from './campaign.ts';
import { localWorld } from './engine/local-world.ts';
import { hosts } from './samples.ts';

const me = '353870000001';
const somebodyElse = '0879999999';
const both = ['0870000001', somebodyElse];

const world = await localWorld();
beforeEach(() => world.startOver());

describe.each(hosts)('a list that must stop a message, on %s', (host) => {
  const entries = numberCases
    .filter(({ want }) => want === undefined || want === me)
    .map(({ why, given, want }) => [why, given as JsonValue, want] as const);

  test.each(entries)('%s: %j', async (_, entry, want) => {
    const { run, report, texts } = await runCampaign(host, world, { recipients: both, suppressed: [entry] });
    expect(texts).not.toContain(me);
    if (want === me) {
      expect([run.status, texts]).toEqual(['Succeeded', ['353879999999']]);
      expect(report.suppressed).toMatchObject([{ given: '0870000001' }]);
    } else {
      expect([run.error?.code, world.calls]).toEqual(['SUPPRESSION_LIST_UNREADABLE', []]);
    }
  });

  test('the entry that stops the campaign is named, with what nobody sees written out', async () => {
    const suppressed = ['0870000002', '\u202a087\u00a0O00 0001\u202c'];
    const { run } = await runCampaign(host, world, { recipients: both, suppressed });
    expect(run.error?.message).toBe(
      'Nothing was sent. 1 entries of the suppression list are no readable mobile numbers: ["\\u202a087\\u00a0O00 0001\\u202c"]. Correct them or take them out.',
    );
  });

  test.each<[string, JsonValue]>([
    ['null', null],
    ['text', '0870000001'],
    ['a list as text', '["0870000001"]'],
    ['an object', { numbers: ['0870000001'] }],
    ['a number', 870000001],
  ])('%s in the place of the list ends the run as failed, before any text', async (_, suppressed) => {
    const { run, texts } = await runCampaign(host, world, { recipients: both, suppressed });
    expect([run.status, texts, world.calls]).toEqual(['Failed', [], []]);
  });

  test.each(['+353', '00353'])('the country code %s is read', async (countryCode) => {
    const suppressed = ['+353870000001'];
    const { run, texts } = await runCampaign(host, world, { recipients: both, suppressed, countryCode });
    expect([run.status, texts]).toEqual(['Succeeded', ['353879999999']]);
  });

  test.each(['', 'IE', '0353', '35', 353.5])('the country code %j stops the run', async (countryCode) => {
    const { run, texts } = await runCampaign(host, world, { recipients: both, countryCode });
    expect([run.error?.code, texts]).toEqual(['COUNTRY_CODE_UNREADABLE', []]);
  });
});

/** What a known number is hidden among: what the rule drops, and what must set an entry aside. */
const noise = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: fc.constantFrom(...droppedCharacters, '(', ')', '"', '(0)', 'tel:') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['&', '<', '>', '&amp;', ']]>', '<!--', "''", '\\', '\\u0030', '@{', '@', '{', '}', '%30', '$'],
      ...['\u0000', '\u0001', '\u000b', '\u001f', '\u007f', '\ud800', '\udc00', '\ufffe', '\uffff', '\u{1f4f1}'],
      ...['.0', ',0', 'E+11', 'e0', '.', ',', ';', '/', '+', 'x', 'Tel', '\u0661', '\uff11', ';0870000002'],
    ),
  },
);

const spelling = fc
  .tuple(
    fc.constantFrom('0', '353', '+353', '00353', '+3530', '353(0)', ''),
    fc.array(noise, { minLength: 11, maxLength: 11 }),
  )
  .map(
    ([start, between]) =>
      [...start, ...'870000001'].map((digit, index) => (between[index] ?? '') + digit).join('') + (between[10] ?? ''),
  );

test('a number among anything is read as that number or set aside, and on the list it is never texted', async () => {
  const seen = { read: 0, aside: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...hosts),
      fc.array(spelling, { minLength: 1, maxLength: 12 }),
      async (host, given) => {
        for (const each of given) {
          const number = readNumber(each, '353');
          expect([me, undefined]).toContain(number);
          seen[number === undefined ? 'aside' : 'read'] += 1;
        }
        await world.startOver();
        const { report, texts } = await runCampaign(host, world, { recipients: given });
        const readable = given.filter((each) => readNumber(each, '353') !== undefined);
        expect(texts).toEqual(readable.length > 0 ? [me] : []);
        expect(report.notMobileNumbers).toHaveLength(given.length - readable.length);

        await world.startOver();
        const stopped = await runCampaign(host, world, { recipients: both, suppressed: given });
        expect(stopped.texts).toEqual(readable.length === given.length ? ['353879999999'] : []);
      },
    ),
    { numRuns: 50 },
  );
  expect(Math.min(seen.read, seen.aside)).toBeGreaterThan(50);
}, 60_000);

describe.each(hosts)('a thousand rows of which one in a hundred is damaged, on %s', (host) => {
  const damaged = numberCases.filter(({ want }) => want === undefined).map(({ given }) => given as JsonValue);
  const rounds = Array.from({ length: Math.ceil(damaged.length / 10) }, (_, round) =>
    damaged.slice(round * 10, round * 10 + 10),
  );

  test.each(rounds.map((rows, index) => [index + 1, rows] as const))(
    'every kind of damage, part %i',
    async (_, rows) => {
      const recipients = Array.from(
        { length: 1000 },
        (_unused, index): JsonValue =>
          index % 100 === 7 && index / 100 < rows.length
            ? (rows[Math.floor(index / 100)] ?? null)
            : `087 ${String(1_000_000 + index)}`,
      );
      const { run, report, texts } = await runCampaign(host, world, { recipients });
      expect(texts).toHaveLength(1000 - rows.length);
      expect(new Set(texts).size).toBe(texts.length);
      expect(report.notMobileNumbers.map(({ given }) => given)).toEqual(rows);
      const lists = [report.accepted, report.refused, report.notSent, report.review].map(
        (list) => peopleOn(list).length,
      );
      const sum = [...lists, report.notMobileNumbers.length, report.suppressed.length, report.duplicates];
      expect([report.asked, sum.reduce((one, other) => one + other)]).toEqual([1000, 1000]);
      expect(run.error?.code).toBe('CAMPAIGN_NEEDS_A_LOOK');
    },
  );
});
