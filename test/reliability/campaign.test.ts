import { describe, expect, test } from 'vitest';
import { hosts } from '../samples/samples.ts';
import { isExact, measureOne, mostInPeriod } from './campaign.ts';

test.each([
  { times: [], want: 0 },
  { times: [0, 1, 2], want: 3 },
  { times: [0, 60, 61, 119, 120], want: 3 },
  { times: [0, 60, 120], want: 1 },
])('of the times $times, $want are within one minute at most', ({ times, want }) => {
  expect(mostInPeriod(times, 60)).toBe(want);
});

describe.each(hosts)('the bulk campaign on %s', (host) => {
  test('costs one credit for each person, and takes one more second and one more answer for each call', async () => {
    const small = await measureOne({ host, people: 100, recipientsPerMessage: 1, latency: 200 });
    const large = await measureOne({ host, people: 400, recipientsPerMessage: 1, latency: 200 });
    expect([isExact(small), isExact(large)]).toEqual([true, true]);
    expect([small, large].map(({ seconds, credits }) => [seconds, credits])).toEqual([
      [120, 100],
      [480, 400],
    ]);
  });

  test('leaves other flows room within the limit, even where answers come at once', async () => {
    const { mostCallsInPeriod } = await measureOne({ host, people: 200, recipientsPerMessage: 1, latency: 0 });
    expect(mostCallsInPeriod).toBe(60);
  });
});

test('a campaign with more batches than a loop takes sends nothing and says how many there are', async () => {
  const { calls, succeeded, error } = await measureOne({
    host: 'Power Automate',
    people: 5001,
    recipientsPerMessage: 1,
    latency: 200,
  });
  expect({ calls, succeeded, error }).toEqual({
    calls: 0,
    succeeded: false,
    error:
      'Nothing was sent. 5001 people make 5001 batches, and a loop takes at most 5000. Raise recipientsPerMessage, or give the list in parts.',
  });
});
