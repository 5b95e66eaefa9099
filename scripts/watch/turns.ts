/** Work that is done once for everything that happened before it began. */
export interface Turns {
  /** Asks for a turn: the next one where one is under way, which may have begun too early. */
  request(): void;
  /** Resolves when no turn is under way; none begins afterwards. */
  stop(): Promise<void>;
}

/**
 * @param settle milliseconds without another request before a turn begins: editors write a file in several steps.
 * @param work does not reject.
 */
export const createTurns = (settle: number, work: () => Promise<void>): Turns => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const begin = (): void => {
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = work().finally(() => {
      running = undefined;
      if (again && !stopped) begin();
    });
  };
  return {
    request() {
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(begin, settle);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
