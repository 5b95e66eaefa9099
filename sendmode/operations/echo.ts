import { missing } from '../codes.ts';
import { isGiven } from '../fields.ts';
import { roundTrip } from '../schedule.ts';
import type { SimulatedOperation } from './operation.ts';

/** Members of an answer that speak of the answer itself; a request's own of these names are not repeated. */
const ownMembers = ['status', 'statusCode', 'acceptedDateTime'];

/** What the list of requests says of an operation that is accepted without being simulated. */
export const echoNote = (operationId: string): string =>
  `The simulated Sendmode does not know what ${operationId} does: it accepted the request, repeated its fields, ` +
  `charged nothing and kept nothing. To simulate it, add a file to sendmode/operations/ and a line to its index.ts.`;

/**
 * Accepts a request of an operation that the simulation does not know: it repeats the fields that came, charges nothing
 * and keeps nothing. Only a required field that is absent, null or empty is refused, with code 195.
 */
export const echo: SimulatedOperation = ({ data, dataName, beside, body, now }) => {
  for (const field of body?.required ?? []) {
    const fields = body?.beside.includes(field) ? beside : data;
    if (!isGiven(fields[field])) throw missing(dataName, `${field} is missing`);
  }
  const outside = Object.entries(beside).filter(([name]) => body?.beside.includes(name));
  const inside = body?.wrapper === undefined ? data : { [body.wrapper]: data };
  const repeated = Object.entries({ ...Object.fromEntries(outside), ...inside });
  return {
    acceptedDateTime: roundTrip(now),
    ...Object.fromEntries(repeated.filter(([name]) => !ownMembers.includes(name))),
  };
};
