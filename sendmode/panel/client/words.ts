import type { DeliveryStatus } from '../../outbox.ts';

const number = (value: number): string => value.toLocaleString('en');

/** A number with its word, such as `1 part` or `1,000 parts`. */
export const counted = (count: number, word: string): string => `${number(count)} ${word}${count === 1 ? '' : 's'}`;

/** Credits as people say them. */
export const credits = (amount: number): string => counted(amount, 'credit');

/** What became of a text, in people's words. */
export const deliveryWords: Readonly<Record<DeliveryStatus, string>> = {
  pending: 'waiting',
  DELIVRD: 'delivered',
  REJECTD: 'rejected',
  'OPTED OUT - BLOCKED': 'blocked: opted out',
};
