import type { SimulatedOperation } from './operation.ts';

/** The account's balance in credits. */
export const checkCredits: SimulatedOperation = ({ account }) => ({ balance: account.balance });
