import type { HostAnswer, HostCall, Lane } from './lane.ts';
import type { Random } from './random.ts';
import { isRepeated, type RetryPolicy, secondsBefore } from './retry-policy.ts';

/** Makes a call as a host does, with its repeats; the waits pass on the lane's clock alone. Returns the answers in turn. */
export const callWithRetries = async (
  lane: Lane,
  call: HostCall,
  policy: RetryPolicy,
  random: Random,
): Promise<readonly HostAnswer[]> => {
  const answers = [await lane.call(call)];
  while (answers.length <= policy.retries && isRepeated(answers.at(-1)?.status ?? 0)) {
    lane.clock.now += secondsBefore(policy, answers.length, random) * 1000;
    answers.push(await lane.call(call));
  }
  return answers;
};
