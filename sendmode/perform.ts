import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import type { ApiOperation } from './api.ts';
import { dataNameOf, type ReceivedBody } from './body.ts';
import type { Choices } from './choices.ts';
import { documentedCodes, errorBody, type Identifier, SendmodeRefusal } from './codes.ts';
import { echo } from './operations/echo.ts';
import { simulatedOperations } from './operations/index.ts';
import { deliverDue } from './outbox.ts';
import type { Simulation } from './simulation.ts';

const matchingStatus: Partial<Record<Identifier, number>> = {
  INVALID_ACCESS_KEY: 401,
  UNAUTHORISED: 403,
  SYSTEM_ERROR: 500,
};

/** What Sendmode answers: an HTTP status, and a body with its own status in it. */
export interface SendmodeAnswer extends Answer {
  readonly body: { readonly status: string; readonly statusCode: number };
}

const authorised = (accounts: readonly Account[], key: string | undefined): Account => {
  if (key === undefined)
    throw new SendmodeRefusal(
      'INVALID_ACCESS_KEY',
      'The access key is missing: put the bare key into the Authorization header',
    );
  const account = accounts.find((each) => each.key === key);
  if (account === undefined) {
    const scheme = /^(Bearer|Basic|ApiKey|Key|Token)\s/i.exec(key)?.[1];
    const hint = scheme === undefined ? '' : `: Authorization takes the bare key, without the word ${scheme}`;
    throw new SendmodeRefusal('INVALID_ACCESS_KEY', `The access key is not valid${hint}`);
  }
  if (!account.apiAccess) throw new SendmodeRefusal('UNAUTHORISED', 'You are not allowed to use the API');
  return account;
};

const httpStatus = (identifier: Identifier, { errorHttpStatus }: Choices): number =>
  errorHttpStatus === '200' ? 200 : (matchingStatus[identifier] ?? 400);

/**
 * Carries one request out, in one go: nothing else happens between its checks, its charge and its entry in the outbox.
 * @param key the access key that the request carries
 * @param body the body as read; `undefined` for an operation without one
 */
export const perform = (
  simulation: Simulation,
  { id, body: shape }: ApiOperation,
  key: string | undefined,
  body: ReceivedBody | undefined,
): SendmodeAnswer => {
  const { state, readNumber, longestOptoutReason } = simulation;
  const { outbox, choices } = state;
  const now = simulation.now();
  deliverDue(outbox, now);
  try {
    const account = authorised(state.accounts, key);
    const { data, beside } = body ?? { data: {}, beside: {} };
    if (data instanceof SendmodeRefusal) throw data;
    const carryOut = simulatedOperations.get(id) ?? echo;
    const dataName = dataNameOf(shape);
    const result = carryOut({
      account,
      data,
      dataName,
      beside,
      body: shape,
      outbox,
      choices,
      readNumber,
      longestOptoutReason,
      now,
    });
    return { status: 200, body: { status: 'OK', statusCode: documentedCodes.OK.code, ...result } };
  } catch (error) {
    if (!(error instanceof SendmodeRefusal)) throw error;
    const { identifier, message } = error;
    return { status: httpStatus(identifier, choices), body: errorBody(identifier, message) };
  }
};
