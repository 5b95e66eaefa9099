import { setImmediate as turn } from 'node:timers/promises';

/** What steps come to. Between any two of them everything else that waits in this process gets its turn. */
export const inTurns = async <Result>(steps: Generator<undefined, Result>): Promise<Result> => {
  let step = steps.next();
  while (!step.done) {
    await turn();
    step = steps.next();
  }
  return step.value;
};
