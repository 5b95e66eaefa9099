import { expect, test } from 'vitest';
import { isAccountedFor, judge, type Verdict } from './soak-verdict.ts';

const nothing: Verdict = {
  accepted: 0,
  unknown: { messages: 0, sent: 0 },
  lost: 0,
  doubled: 0,
  failedAlthoughSent: 0,
  ghosts: 0,
};

test.each([
  { name: 'accepted and sent once', status: 200, texts: 1, want: { accepted: 1 }, accounted: true },
  { name: 'accepted and lost', status: 200, texts: 0, want: { accepted: 1, lost: 1 }, accounted: false },
  { name: 'accepted and doubled', status: 200, texts: 2, want: { accepted: 1, doubled: 1 }, accounted: false },
  { name: 'unknown, sent', status: 424, texts: 1, want: { unknown: { messages: 1, sent: 1 } }, accounted: true },
  { name: 'unknown, not sent', status: 424, texts: 0, want: { unknown: { messages: 1, sent: 0 } }, accounted: true },
  { name: 'broken off', status: undefined, texts: 1, want: { unknown: { messages: 1, sent: 1 } }, accounted: true },
  { name: 'refused', status: 429, texts: 0, want: {}, accounted: true },
  { name: 'failed and sent', status: 500, texts: 1, want: { failedAlthoughSent: 1 }, accounted: false },
])('a message that is $name counts so', ({ status, texts, want, accounted }) => {
  const verdict = judge(
    [{ customerid: 'a', status }],
    Array.from({ length: texts }, () => 'a'),
  );
  expect(verdict).toEqual({ ...nothing, ...want });
  expect(isAccountedFor(verdict)).toBe(accounted);
});

test('a text that nobody sent is a ghost', () => {
  const verdict = judge([], ['b', null]);
  expect([verdict, isAccountedFor(verdict)]).toEqual([{ ...nothing, ghosts: 2 }, false]);
});
