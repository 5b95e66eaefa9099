import { setTimeout as timer } from 'node:timers/promises';
import type { Definition } from '../definition/document.ts';
import { type Account, type AccountOptions, defaultAccounts, openAccounts } from './account.ts';
import { type ApiOperation, readApi } from './api.ts';
import { type Choices, defaultChoices, type UnknownPart } from './choices.ts';
import type { EngageApi } from './engage/api.ts';
import type { Fault } from './faults.ts';
import type { Outbox } from './outbox.ts';
import type { KeptRequest } from './requests.ts';

/** Reads a number as it was sent: its international digits, so that two spellings of one number compare equal. */
export type ReadNumber = (written: string) => string | undefined;

/** How a simulated Sendmode is set up. */
export interface SendmodeOptions {
  /** What is simulated: paths, methods and the form of bodies are those of this definition, as the platform loaded it. */
  readonly definition: Definition;
  /** The international digits of a mobile number as it was sent; undefined where it is none. */
  readonly readNumber: ReadNumber;
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
   * The most characters of an opt-out reason, where the choice `longOptoutReason` refuses longer ones.
   * @default 50, as the older HTTP API has it (httpdocs/httpoptout)
   */
  readonly longestOptoutReason?: number;
  /**
   * What is not known about Sendmode, to be shown with the choices.
   * @default []
   */
  readonly unknownParts?: readonly UnknownPart[];
  /** The newer API. @default none: the accounts on it can be reached by v2 alone */
  readonly engage?: EngageApi;
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

/** Everything that the simulation remembers, and that starting over forgets. */
export interface State {
  readonly accounts: readonly Account[];
  readonly outbox: Outbox;
  readonly requests: KeptRequest[];
  faults: Fault[];
  choices: Choices;
  /** How far the simulation's clock is ahead of the real one, in milliseconds. */
  clockAhead: number;
}

/** A running simulation: the API that it simulates, its state, which starting over replaces, and its sense of time. */
export interface Simulation {
  api: readonly ApiOperation[];
  readonly unknownParts: readonly UnknownPart[];
  readonly readNumber: ReadNumber;
  /** Characters. */
  readonly longestOptoutReason: number;
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
export const startSimulation = ({
  definition,
  readNumber,
  accounts = defaultAccounts,
  choices = {},
  unknownParts = [],
  longestOptoutReason = 50,
  clock = Date.now,
  pause = timer,
}: SendmodeOptions): Simulation => {
  const freshState = (): State => ({
    accounts: openAccounts(accounts),
    outbox: { messages: [], waiting: [], neverSent: [] },
    requests: [],
    faults: [],
    choices: { ...defaultChoices, ...choices },
    clockAhead: 0,
  });
  return {
    api: readApi(definition),
    unknownParts,
    readNumber,
    longestOptoutReason,
    state: freshState(),
    now() {
      return clock() + this.state.clockAhead;
    },
    pause,
    startOver() {
      this.state = freshState();
    },
  };
};
