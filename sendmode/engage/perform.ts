import type { Account } from '../account.ts';
import type { Answer } from '../answer.ts';
import { SendmodeRefusal } from '../codes.ts';
import { post, sendable } from '../operations/send.ts';
import { deliverDue } from '../outbox.ts';
import type { Simulation } from '../simulation.ts';
import type { EngageApi } from './api.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A text that Engage does not take, with its words. Thrown before anything has changed. */
class EngageRefusal extends Error {}

const parsed = (bytes: Uint8Array): Fields => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Said below, as for JSON of another kind.
  }
  throw new EngageRefusal('The body is not a JSON object');
};

const textOf = (fields: Fields, name: string): string => {
  const value = fields[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new EngageRefusal(`${name} is required, and must be a text`);
};

const numbersOf = (fields: Fields, name: string, isToSeveral: boolean): string[] => {
  const given = fields[name];
  const numbers: readonly unknown[] = isToSeveral ? (Array.isArray(given) ? given : []) : [given];
  if (numbers.length === 0) throw new EngageRefusal(`${name} is required, and must be a list`);
  return numbers.map((number) => {
    if (typeof number === 'string' && /^\+[1-9][0-9]{6,14}$/.test(number)) return number;
    throw new EngageRefusal(
      `${name} ${JSON.stringify(number) ?? 'without a value'} is not a mobile number: write it with a plus and its country`,
    );
  });
};

/** A request to Engage, as it is addressed. */
export interface EngageRequest {
  readonly key: string | undefined;
  readonly body: Uint8Array;
  readonly isToSeveral: boolean;
}

const take = (simulation: Simulation, api: EngageApi, account: Account, { body, isToSeveral }: EngageRequest): void => {
  const { state, readNumber } = simulation;
  const { sender, text, recipient, recipients, reference } = api.fields;
  const now = simulation.now();
  const fields = parsed(body);
  const senderid = textOf(fields, sender);
  if ([...senderid].length > api.longestSender)
    throw new EngageRefusal(`${sender} has more than ${api.longestSender} characters`);
  const messagetext = textOf(fields, text);
  const numbers = numbersOf(fields, isToSeveral ? recipients : recipient, isToSeveral);
  const given = fields[reference];
  const customerid = !isToSeveral && typeof given === 'string' ? given : undefined;
  const { encoding, segments } = sendable(messagetext);
  post(
    { account, outbox: state.outbox, choices: { ...state.choices, insufficientCredits: 'refuse' }, now },
    numbers.map((number) => ({ number, digits: readNumber(number) })),
    { senderid, messagetext, customerid, scheduledate: undefined, sendAt: now, encoding, segments },
  );
};

/** Carries a text to Engage out, in one go. */
export const performOnEngage = (simulation: Simulation, api: EngageApi, request: EngageRequest): Answer => {
  const { success, error: words } = api.answer;
  const { accounts, outbox } = simulation.state;
  deliverDue(outbox, simulation.now());
  const account = accounts.find(({ key, servedBy }) => key === request.key && servedBy === 'engage');
  if (!account) return { status: 401, body: { [success]: false, [words]: 'The key is not valid' } };
  try {
    take(simulation, api, account, request);
    return { status: 200, body: { [success]: true, [words]: null } };
  } catch (error) {
    if (!(error instanceof EngageRefusal || error instanceof SendmodeRefusal)) throw error;
    return { status: 200, body: { [success]: false, [words]: error.message } };
  }
};
