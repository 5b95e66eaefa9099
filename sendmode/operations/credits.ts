import type { Operation } from './operation.ts';

/** `GET /v2/credits`: the account's balance in credits. */
export const checkCredits: Operation = {
  id: 'Check_Credits',
  method: 'GET',
  path: '/v2/credits',
  run({ account }) {
    return { balance: account.balance };
  },
};
