import { setTimeout as wait } from 'node:timers/promises';
import { type ActionAnswer, balanceIn, type Conclusion, conclude, wordsOf } from './conclude.ts';
import type { Proof } from './inputs.ts';

/** Calls an action of the connector with values under their flow keys. */
export type CallAction = (operationId: string, values: Readonly<Record<string, unknown>>) => Promise<ActionAnswer>;

/** What a proof needs of the world. */
export interface ProofWorld {
  readonly call: CallAction;
  /** The values of a text to one number under their flow keys. */
  readonly message: (proof: Proof) => Readonly<Record<string, unknown>>;
  readonly say: (line: string) => void;
  /** Asks for leave to send; false ends the proof. */
  readonly confirm: () => Promise<boolean>;
  /** Seconds to wait for the charge. */
  readonly patience: number;
}

const shortestPause = 0.2;
const longestPause = 5;

const credits = (balance: number | undefined): string => (balance === undefined ? 'not known' : `${balance} credits`);

/** Reads the balance until it differs from the one before, or until there is no patience left. */
const balanceAfter = async ({ call, patience }: ProofWorld, before: number): Promise<number | undefined> => {
  const until = performance.now() + patience * 1000;
  for (;;) {
    const balance = balanceIn(await call('Check_Credits', {}));
    if ((balance !== undefined && balance !== before) || performance.now() >= until) return balance;
    await wait(Math.min(longestPause, Math.max(shortestPause, patience / 10)) * 1000);
  }
};

/**
 * Reads the balance, sends one text, reads the balance again, and says what that means. Where the key is refused, or leave is
 * not given, nothing is sent.
 *
 * @returns undefined where leave was not given.
 */
export const prove = async (proof: Proof, world: ProofWorld): Promise<Conclusion | undefined> => {
  const { call, say } = world;
  const credit = await call('Check_Credits', {});
  if (credit.status === 401 || credit.status === 403)
    return { outcome: 'refused', text: `The account was refused, so nothing was sent: ${wordsOf(credit)}` };
  const before = balanceIn(credit);
  say(`balance before  ${credits(before)}${before === undefined ? ` (${wordsOf(credit)})` : ''}`);
  if (!(await world.confirm())) return undefined;
  const sent = await call('Send_SMS', world.message(proof));
  say(`text            HTTP ${sent.status}${sent.status === 200 ? '' : ` ${wordsOf(sent)}`}`);
  const after = sent.status === 200 && before !== undefined ? await balanceAfter(world, before) : undefined;
  say(`balance after   ${credits(after)}`);
  return conclude(proof.api, { before, sent, after });
};
