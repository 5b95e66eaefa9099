import { Refusal } from '../codes.ts';
import { optionalText, requiredMobileNumber } from '../fields.ts';
import { roundTrip } from '../schedule.ts';
import type { Operation } from './operation.ts';

// Sendmode's page of the older HTTP API (httpdocs/httpoptout) documents this for optoutreason.
const LONGEST_REASON = 50;

/** `POST /v2/optout`: puts a number on the account's opt-out list; texts to it are blocked at delivery. */
export const optoutCustomer: Operation = {
  id: 'Optout_Customer',
  method: 'POST',
  path: '/v2/optout',
  body: { wrapper: 'message', fields: ['mobilenumber', 'optoutresponse', 'optoutreason', 'returnedresponse'] },
  run({ account, data, choices, now }) {
    const { written, digits } = requiredMobileNumber(data, 'message');
    const field = optionalText(data, 'optoutresponse') === undefined ? 'optoutreason' : 'optoutresponse';
    const reason = optionalText(data, field);
    const returnedresponse = optionalText(data, 'returnedresponse');
    if (reason !== undefined && [...reason].length > LONGEST_REASON && choices.longOptoutReason === 'refuse')
      throw new Refusal(
        'INVALID_PARAMETER',
        `${field} has ${[...reason].length} characters, and at most ${LONGEST_REASON} are allowed`,
      );
    const acceptedDateTime = roundTrip(now);
    account.optouts.set(digits, {
      mobilenumber: written,
      optoutreason: reason ?? null,
      returnedresponse: returnedresponse ?? null,
      acceptedDateTime,
    });
    return { acceptedDateTime, mobilenumber: written, optoutreason: reason };
  },
};
