import type { FaultOrder } from './backend.ts';
import { pick, type Random } from './random.ts';

const moments = ['before', 'after'] as const;
const statuses = [500, 503, 408];

/**
 * What Sendmode or the way to it may do to one request. A refusal (429, other 4xx) means that nothing was taken, as the
 * connector assumes; the fault matrix shows what follows where that is wrong.
 */
const quickFaults: readonly FaultOrder[] = [
  ...moments.flatMap((when): FaultOrder[] => [
    ...statuses.map((status) => ({ kind: 'status', status, when })),
    { kind: 'html', status: 502, when },
    { kind: 'html', status: 200, when },
    { kind: 'status', status: 200, when },
    { kind: 'status', status: 204, when },
    { kind: 'status', status: 302, when },
    { kind: 'truncated', when },
    { kind: 'reset', when },
    { kind: 'delay', delay: 100, when },
  ]),
  { kind: 'mislabelled', when: 'after' },
  { kind: 'status', status: 400, code: 11, when: 'before' },
  { kind: 'html', status: 403, when: 'before' },
];

const burst = (random: Random): FaultOrder => ({
  kind: 'html',
  status: 429,
  when: 'before',
  times: 1 + Math.floor(random() * 5),
});

/** How much of the messages meets what. */
const shares = { fault: 0.55, burst: 0.15, slow: 0.02, second: 0.2 };

/**
 * The faults that one message meets, attempt after attempt: none for 45 of 100 messages. One fault in fifty is an answer
 * that comes too late.
 *
 * @param tooLate - milliseconds of such an answer
 */
export const faultsOfMessage = (random: Random, tooLate: number): FaultOrder[] => {
  const one = (): FaultOrder => {
    const chance = random();
    if (chance < shares.slow) return { kind: 'delay', delay: tooLate, when: pick(random, moments) };
    return chance < shares.slow + shares.burst ? burst(random) : pick(random, quickFaults);
  };
  if (random() >= shares.fault) return [];
  return random() < shares.second ? [one(), one()] : [one()];
};

/** How many requests faults apply to. */
export const requestsWithFaults = (orders: readonly FaultOrder[]): number =>
  orders.reduce((sum, { times = 1 }) => sum + times, 0);
