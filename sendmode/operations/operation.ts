import type { Account } from '../account.ts';
import type { BodyShape } from '../api.ts';
import type { Choices } from '../choices.ts';
import type { Outbox } from '../outbox.ts';
import type { ReadNumber } from '../simulation.ts';

/** What an operation works on: a request that is allowed, and the state that it may change. */
export interface AllowedRequest {
  readonly account: Account;
  readonly data: Readonly<Record<string, unknown>>;
  /** What errors call the data. */
  readonly dataName: string;
  /** What stands beside the data in the body. */
  readonly beside: Readonly<Record<string, unknown>>;
  /** The body that the API declares; absent where the operation takes none. */
  readonly body: BodyShape | undefined;
  readonly outbox: Outbox;
  readonly choices: Choices;
  readonly readNumber: ReadNumber;
  /** Characters. */
  readonly longestOptoutReason: number;
  /** The simulation's time in milliseconds since 1970. */
  readonly now: number;
}

/**
 * How the simulation carries an operation out, in one go: it returns the answer's members after `status` and
 * `statusCode`.
 * @throws SendmodeRefusal before anything has changed.
 */
export type SimulatedOperation = (request: AllowedRequest) => Readonly<Record<string, unknown>>;
