import { PlatformError } from '../../../platform/page/client/api.ts';
import { element } from '../../../platform/page/client/dom.ts';

/** Tries changes, and shows what is wrong with one that was refused. */
export interface Attempt {
  /** Where the problem stands. */
  readonly problem: HTMLElement;
  /** Makes a change; the problem of the one before goes. */
  run(change: () => Promise<void>): Promise<void>;
}

export const createAttempt = (): Attempt => {
  const problem = element('p', { class: 'problem', role: 'alert' });
  return {
    problem,
    async run(change) {
      problem.textContent = '';
      try {
        await change();
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        problem.textContent = error.message;
      }
    },
  };
};
