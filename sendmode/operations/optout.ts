import { SendmodeRefusal } from '../codes.ts';
import { optionalText, requiredMobileNumber } from '../fields.ts';
import { roundTrip } from '../schedule.ts';
import type { SimulatedOperation } from './operation.ts';

/** Puts a number on the account's opt-out list; texts to it are blocked at delivery. */
export const optoutCustomer: SimulatedOperation = (request) => {
  const { account, data, choices, longestOptoutReason, now } = request;
  const { written, digits } = requiredMobileNumber(request);
  const field = optionalText(data, 'optoutresponse') === undefined ? 'optoutreason' : 'optoutresponse';
  const reason = optionalText(data, field);
  const returnedresponse = optionalText(data, 'returnedresponse');
  if (reason !== undefined && [...reason].length > longestOptoutReason && choices.longOptoutReason === 'refuse')
    throw new SendmodeRefusal(
      'INVALID_PARAMETER',
      `${field} has ${[...reason].length} characters, and at most ${longestOptoutReason} are allowed`,
    );
  const acceptedDateTime = roundTrip(now);
  account.optouts.set(digits, {
    mobilenumber: written,
    optoutreason: reason ?? null,
    returnedresponse: returnedresponse ?? null,
    acceptedDateTime,
  });
  return { acceptedDateTime, mobilenumber: written, optoutreason: reason };
};
