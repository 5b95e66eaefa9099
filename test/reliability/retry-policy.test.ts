import { expect, test } from 'vitest';
import { isRepeated, retryPolicies, secondsBefore } from './delivery/retry-policy.ts';

const waits = (policy: keyof typeof retryPolicies, random: number): number[] =>
  Array.from({ length: retryPolicies[policy].retries }, (_, index) =>
    secondsBefore(retryPolicies[policy], index + 1, () => random),
  );

test.each([
  ['logicApps', 0, [5, 7.5, 15, 30]],
  ['logicApps', 1, [7.5, 15, 30, 45]],
  ['lowProfile', 0, [300, 300]],
  ['lowProfile', 1, [300, 600]],
  ['otherProfiles', 0, [0, 7, 14, 28, 56, 112, 224, 448]],
  ['otherProfiles', 1, [7, 14, 28, 56, 112, 224, 448, 896]],
] as const)('%s waits, at %d of what is left to chance, so many seconds', (policy, random, want) => {
  expect(waits(policy, random)).toEqual(want);
});

test('hosts repeat 408, 429 and 5xx, and nothing else', () => {
  const given = [200, 204, 302, 400, 401, 403, 404, 408, 409, 424, 429, 500, 502, 503, 504];
  expect(given.filter(isRepeated)).toEqual([408, 429, 500, 502, 503, 504]);
});
