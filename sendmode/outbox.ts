import type { Account } from './account.ts';
import type { Encoding } from './segments.ts';

/**
 * What became of one recipient's text. The words in capitals are those of Sendmode's Delivery Reports page;
 * `pending` is the simulation's own for a message that still waits for its time.
 */
export type DeliveryStatus = 'pending' | 'DELIVRD' | 'REJECTD' | 'OPTED OUT - BLOCKED';

/** One recipient of a message. */
export interface Recipient {
  /** The number as the sender wrote it. */
  readonly number: string;
  /** The number for comparison; `undefined` where it is not a mobile number. */
  readonly digits: string | undefined;
  status: DeliveryStatus;
  /** Credits charged for this recipient. */
  readonly cost: number;
}

/** A message that was accepted. */
export interface Message {
  readonly id: number;
  readonly account: Account;
  readonly acceptedAt: number;
  /** When it leaves, in milliseconds since 1970: at once, or at its quarter hour. */
  readonly sendAt: number;
  readonly senderid: string | undefined;
  readonly messagetext: string;
  readonly customerid: string | undefined;
  readonly scheduledate: string | undefined;
  readonly encoding: Encoding;
  readonly segments: number;
  readonly recipients: readonly Recipient[];
}

/** A text that was accepted and is never sent, since its account is served by the other API. */
export type NeverSent = Pick<Message, 'account' | 'acceptedAt' | 'messagetext'>;

/** Accepted messages, oldest first, those of them that wait, the next to leave first, and what was accepted and goes nowhere. */
export interface Outbox {
  readonly messages: Message[];
  waiting: Message[];
  readonly neverSent: NeverSent[];
}

/** Puts a message into the outbox, to leave when its time has come. */
export const accept = ({ messages, waiting }: Outbox, message: Message): void => {
  messages.push(message);
  const before = waiting.findLastIndex(({ sendAt }) => sendAt <= message.sendAt);
  waiting.splice(before + 1, 0, message);
};

/**
 * Sends the waiting messages whose time has come. The opt-out list counts as it stands now, so whoever opts out
 * between a message's acceptance and its time is spared.
 */
export const deliverDue = ({ waiting }: Outbox, now: number): void => {
  const left = waiting.findIndex(({ sendAt }) => sendAt > now);
  for (const { account, recipients } of waiting.splice(0, left < 0 ? waiting.length : left)) {
    for (const recipient of recipients) {
      if (recipient.status !== 'pending') continue;
      const optedOut = recipient.digits !== undefined && account.optouts.has(recipient.digits);
      recipient.status = optedOut ? 'OPTED OUT - BLOCKED' : 'DELIVRD';
    }
  }
};
