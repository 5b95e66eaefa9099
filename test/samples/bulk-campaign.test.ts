import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { peopleOn, type Report, runCampaign } from './campaign.ts';
import { type LocalWorld, localWorld, type Trouble } from './engine/local-world.ts';
import { hosts } from './samples.ts';

describe.each(hosts)('on %s', (host) => {
  const campaign = (...[world, request]: [LocalWorld, Parameters<typeof runCampaign>[2]]) =>
    runCampaign(host, world, request);
  const people = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `087${String(1_000_000 + index)}`);

  test('sends to everybody once, in batches, within the throttling limit', async () => {
    const world = await localWorld();
    const { run, report, texts } = await campaign(world, { recipients: people(230), recipientsPerMessage: 2 });
    expect(run.status).toBe('Succeeded');
    expect(texts).toHaveLength(230);
    expect(new Set(texts).size).toBe(230);
    expect(world.calls.filter(({ answer }) => typeof answer === 'object' && answer.status === 429)).toEqual([]);
    expect(world.calls).toHaveLength(115);
    expect(report.accepted.at(-1)).toEqual({ customerid: 'spring-115', recipients: ['353871000228', '353871000229'] });
  });

  test('no period of the limit holds more calls than the limit allows, however quick the answers are', async () => {
    const world = await localWorld([], 0);
    await campaign(world, { recipients: people(130), recipientsPerMessage: 1 });
    const { calls, renewalPeriod } = sendmode.throttling;
    const most = Math.max(
      ...world.calls.map(
        ({ at }) => world.calls.filter((other) => other.at >= at && other.at < at + renewalPeriod * 1000).length,
      ),
    );
    expect(most).toBe(60);
    expect(most).toBeLessThanOrEqual(calls);
  });

  test('skips people on the suppression list in any spelling, repeated people and what is no number', async () => {
    const world = await localWorld();
    const { run, report, texts } = await campaign(world, {
      recipients: ['0871000001', '+353 (0)87 100 0002', '00353871000003', '353871000001', '087-100-0004', 'Aoife', ''],
      suppressed: ['+353871000003', '(087) 100 0004', '+447000000000'],
    });
    expect(run.error?.code).toBe('CAMPAIGN_NEEDS_A_LOOK');
    expect(texts).toEqual(['353871000001', '353871000002']);
    expect(report).toMatchObject({
      asked: 7,
      duplicates: 1,
      suppressed: [{ given: '00353871000003' }, { given: '087-100-0004' }],
      notMobileNumbers: [{ given: 'Aoife' }, { given: '' }],
    });
  });

  test('takes lists that are longer as text than an expression may hold', async () => {
    const world = await localWorld();
    const damaged = Array.from({ length: 10 }, (_, index) => `${index}-${'x'.repeat(14_000)}`);
    const { report, texts } = await campaign(world, { recipients: ['0871000001', ...damaged] });
    expect(texts).toEqual(['353871000001']);
    expect(report.notMobileNumbers).toHaveLength(10);
  });

  test('sends nothing when everybody is on the suppression list, and is not green, since it reached nobody', async () => {
    const world = await localWorld();
    const { run } = await campaign(world, { recipients: ['0871000001'], suppressed: ['0871000001'] });
    expect([run.status, world.calls]).toEqual(['Failed', []]);
  });

  describe('each call is read for what it says', () => {
    const cases: readonly (readonly [string, Trouble, keyof Report, sent: boolean])[] = [
      ['HTTP 500 before anything was done', { kind: 'status', status: 500, when: 'before' }, 'review', false],
      ['HTTP 500 after the text went out', { kind: 'status', status: 500, when: 'after' }, 'review', true],
      ['HTTP 408', { kind: 'status', status: 408, when: 'after' }, 'review', true],
      ['HTTP 424', { kind: 'status', status: 424, when: 'after' }, 'review', true],
      ['HTTP 200 with an HTML page', { kind: 'html', status: 200, when: 'after' }, 'review', true],
      ['HTTP 200 with code 8', { kind: 'status', status: 200, when: 'after' }, 'review', true],
      ['half an answer', { kind: 'truncated', when: 'after' }, 'review', true],
      ['a connection that breaks at Sendmode', { kind: 'reset', when: 'after' }, 'review', true],
      ['a connection that breaks at the gateway', 'lost', 'review', true],
      ['no answer in time', 'timed out', 'review', true],
      ['HTTP 403', { kind: 'status', status: 403, when: 'before' }, 'refused', false],
      ['JSON that is labelled as HTML', { kind: 'mislabelled', when: 'after' }, 'accepted', true],
    ];
    test.each(cases)('%s', async (_, trouble, list, sent) => {
      const world = await localWorld([trouble]);
      const { run, report, texts } = await campaign(world, { recipients: ['0871000001'] });
      expect(report[list]).toMatchObject([{ customerid: 'spring-1', recipients: ['353871000001'] }]);
      expect(world.calls).toHaveLength(1);
      expect(texts).toHaveLength(sent ? 1 : 0);
      expect(run.status).toBe(list === 'accepted' ? 'Succeeded' : 'Failed');
    });

    test("a code of Sendmode's under HTTP 200 is a refusal, with its text in the report", async () => {
      const world = await localWorld();
      const { run, report } = await campaign(world, { recipients: ['0871000001'], messagetext: ' ' });
      expect(report.refused[0]?.answer).toContain('"statusCode":1,');
      expect(run.error).toEqual({
        code: 'CAMPAIGN_NEEDS_A_LOOK',
        message:
          'Batches accepted: 0, refused: 1, not sent: 0, to review: 0. Entries that are no mobile numbers: 0. The step Report has the details.',
      });
    });
  });

  describe('429', () => {
    const tooMany = { kind: 'status', status: 429, when: 'before' };

    test('is waited for as long as Retry-After says, and the batch is offered again', async () => {
      const world = await localWorld([tooMany, tooMany]);
      const { run, texts } = await campaign(world, { recipients: ['0871000001'] });
      expect([run.status, texts]).toEqual(['Succeeded', ['353871000001']]);
      expect(world.calls.map(({ at }) => at - (world.calls[0]?.at ?? 0))).toEqual([0, 1200, 2400]);
    });

    test('without a number of seconds one period of the limit is waited', async () => {
      const world = await localWorld();
      let first = true;
      const send: LocalWorld['send'] = async (sent) => {
        if (!first) return world.send(sent);
        first = false;
        return { status: 429, headers: { 'Retry-After': 'Tue, 15 Jan 2030 10:00:30 GMT' }, body: '' };
      };
      const began = world.clock.now;
      const { run } = await campaign({ ...world, send }, { recipients: ['0871000001'] });
      expect([run.status, world.calls[0]?.at]).toEqual(['Succeeded', began + 60_000]);
    });

    test('an answer too long to be recorded after it leaves the outcome unknown, and is not offered again', async () => {
      const world = await localWorld([tooMany]);
      const page = { status: 502, headers: {}, body: 'x'.repeat(200_000) };
      const send: LocalWorld['send'] = async (sent) => {
        const answer = await world.send(sent);
        return world.calls.length === 2 ? page : answer;
      };
      const { report, texts } = await campaign({ ...world, send }, { recipients: people(2), recipientsPerMessage: 1 });
      expect([world.calls.length, texts.length]).toEqual([3, 2]);
      expect([peopleOn(report.review), peopleOn(report.accepted)]).toEqual([['353871000000'], ['353871000001']]);
      expect(report.review[0]?.answer).toBe('No answer could be recorded.');
    });

    test('ten times in a row puts the batch on the list of what was not sent', async () => {
      const world = await localWorld(Array.from({ length: 10 }, () => tooMany));
      const { report, texts } = await campaign(world, { recipients: ['0871000001'] });
      expect([world.calls.length, peopleOn(report.notSent), texts]).toEqual([10, ['353871000001'], []]);
    });
  });

  test('stops after several problems in a row and names the rest as not sent', async () => {
    const broken = { kind: 'status', status: 503, when: 'before' };
    const world = await localWorld([broken, 'none', broken, broken, broken, 'none']);
    const { report } = await campaign(world, { recipients: people(8), recipientsPerMessage: 1 });
    expect(world.calls).toHaveLength(5);
    expect([report.accepted.length, report.review.length, report.notSent.length]).toEqual([1, 4, 3]);
    expect(report.notSent[0]?.answer).toBe('Not sent: the campaign had stopped after problems.');
  });

  test('the report is posted where an address is set', async () => {
    const world = await localWorld();
    const { report } = await campaign(world, {
      recipients: ['0871000001'],
      reportAddress: 'https://example.com/report',
    });
    expect(world.posted).toEqual([{ uri: 'https://example.com/report', body: report }]);
  });

  test('whatever happens to the calls, everybody is on exactly one list, and nobody receives the text twice', async () => {
    const trouble = fc.constantFrom<Trouble>(
      'none',
      'none',
      'lost',
      'timed out',
      ...['before', 'after'].flatMap((when) => [
        { kind: 'status', status: 500, when },
        { kind: 'status', status: 200, when },
        { kind: 'html', status: 200, when },
        { kind: 'truncated', when },
        { kind: 'reset', when },
      ]),
      { kind: 'status', status: 429, when: 'before' },
      { kind: 'status', status: 400, when: 'before' },
    );
    const spelling = fc.constantFrom('087', '+35387', '00353 87', '353(0)87');
    const number = fc
      .tuple(spelling, fc.integer({ min: 1_000_000, max: 1_000_030 }))
      .map(([start, rest]) => start + rest);
    const cases = fc.record({
      recipients: fc.array(number, { minLength: 1, maxLength: 40 }),
      suppressed: fc.array(number, { maxLength: 10 }),
      troubles: fc.array(trouble, { maxLength: 20 }),
      recipientsPerMessage: fc.integer({ min: 1, max: 6 }),
      strictUntil: fc.boolean(),
    });
    const international = (given: string): string => `353${given.replaceAll(/\D/g, '').slice(-9)}`;
    await fc.assert(
      fc.asyncProperty(cases, async ({ recipients, suppressed, troubles, recipientsPerMessage, strictUntil }) => {
        const world = { ...(await localWorld(troubles)), strictUntil };
        const { run, report, texts } = await campaign(world, { recipients, suppressed, recipientsPerMessage });
        const lists = [report.accepted, report.refused, report.notSent, report.review].map(peopleOn);
        const [accepted = [], , , review = []] = lists;
        const banned = suppressed.map(international);
        const wanted = [...new Set(recipients.map(international))].filter((each) => !banned.includes(each));
        expect(lists.flat().toSorted()).toEqual(wanted.toSorted());
        expect(new Set(texts).size).toBe(texts.length);
        expect(texts.filter((each) => !accepted.includes(each) && !review.includes(each))).toEqual([]);
        expect(accepted.filter((each) => !texts.includes(each))).toEqual([]);
        const isWell = lists.slice(1).flat().length === 0 && accepted.length > 0;
        expect(run.status).toBe(isWell ? 'Succeeded' : 'Failed');
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
