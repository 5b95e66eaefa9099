import type { PageState } from '../views.ts';
import { getStateText, PlatformError, parseState } from './api.ts';
import { onPlatformChange } from './live.ts';

/** Keeps the page fresh. */
export interface Poll {
  /** Asks at once, without waiting for the next turn. */
  now(): Promise<void>;
}

const period = 2000;

/**
 * Asks for the state every two seconds while the page is seen, at once when the platform says that something changed, and
 * not at all while the page is hidden.
 *
 * @param changed - Gets a state that differs from the last one.
 * @param reachable - Is told with each turn whether the platform answered, and what is wrong if not.
 */
export const startPoll = (
  changed: (state: PageState) => void,
  reachable: (problem: string | undefined) => void,
): Poll => {
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    try {
      const text = await getStateText();
      reachable(undefined);
      if (text === last) return;
      last = text;
      changed(parseState(text));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reachable(error.message);
    }
  };
  const turn = async (): Promise<void> => {
    clearTimeout(timer);
    if (document.hidden) return;
    await ask();
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(() => void turn(), period);
  };
  document.addEventListener('visibilitychange', () => void turn());
  onPlatformChange(() => void turn());
  return { now: turn };
};
