import { type Account, type AccountOptions, openAccounts } from './account.ts';
import type { Choices } from './choices.ts';
import type { Fault } from './faults.ts';
import type { Outbox } from './outbox.ts';
import type { RequestRecord } from './requests.ts';

/** Everything that the simulation remembers, and that starting over forgets. */
export interface State {
  readonly accounts: readonly Account[];
  readonly outbox: Outbox;
  readonly requests: RequestRecord[];
  faults: Fault[];
  choices: Choices;
  /** How far the simulation's clock is ahead of the real one, in milliseconds. */
  clockAhead: number;
}

/** What a fresh state is made of. */
export interface StartOptions {
  readonly accounts: readonly AccountOptions[];
  readonly choices: Choices;
}

/** The state at the start. */
export function freshState({ accounts, choices }: StartOptions): State {
  return {
    accounts: openAccounts(accounts),
    outbox: { messages: [], waiting: [] },
    requests: [],
    faults: [],
    choices,
    clockAhead: 0,
  };
}
