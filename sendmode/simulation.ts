import { setTimeout as timer } from 'node:timers/promises';
import { type AccountOptions, defaultAccounts } from './account.ts';
import { type Choices, defaultChoices } from './choices.ts';
import { freshState, type State } from './state.ts';

/** How a simulated Sendmode is set up. */
export interface SendmodeOptions {
  /**
   * The accounts at the start.
   * @default {@link defaultAccounts}
   */
  readonly accounts?: readonly AccountOptions[];
  /**
   * What the simulation does where the documents are silent; what is not given is as in {@link defaultChoices}.
   * @default {@link defaultChoices}
   */
  readonly choices?: Partial<Choices>;
  /**
   * The real time in milliseconds since 1970, from which the simulation's clock starts.
   * @default Date.now
   */
  readonly clock?: () => number;
  /**
   * Waits the milliseconds of a `delay` fault.
   * @default a timer
   */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** A running simulation: its state, which starting over replaces, and its sense of time. */
export interface Simulation {
  state: State;
  /** The simulation's time in milliseconds since 1970. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
  startOver(): void;
}

/**
 * Starts a simulation.
 * @throws SendmodeSetupError where an account is unusable.
 */
export function startSimulation({
  accounts = defaultAccounts,
  choices = {},
  clock = Date.now,
  pause = timer,
}: SendmodeOptions): Simulation {
  const start = { accounts, choices: { ...defaultChoices, ...choices } };
  return {
    state: freshState(start),
    now() {
      return clock() + this.state.clockAhead;
    },
    pause,
    startOver() {
      this.state = freshState(start);
    },
  };
}
