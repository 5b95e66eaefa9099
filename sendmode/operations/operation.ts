import type { Account } from '../account.ts';
import type { BodyShape } from '../body.ts';
import type { Choices } from '../choices.ts';
import type { OperationId } from '../operation-ids.ts';
import type { Outbox } from '../outbox.ts';

/** What an operation works on: a request that is allowed, and the state that it may change. */
export interface Call {
  readonly account: Account;
  readonly data: Readonly<Record<string, unknown>>;
  /** What stands beside the data in the body. */
  readonly beside: Readonly<Record<string, unknown>>;
  readonly outbox: Outbox;
  readonly choices: Choices;
  /** The simulation's time in milliseconds since 1970. */
  readonly now: number;
}

/** One operation of the API. */
export interface Operation {
  readonly id: OperationId;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The body that it takes; none for a GET. */
  readonly body?: BodyShape;
  /**
   * Carries the call out in one go and returns the answer's members after `status` and `statusCode`.
   * @throws Refusal before anything has changed.
   */
  run(call: Call): Record<string, unknown>;
}
