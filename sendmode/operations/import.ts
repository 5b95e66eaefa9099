import { SendmodeRefusal } from '../codes.ts';
import { declaredText, optionalText, requiredMobileNumber } from '../fields.ts';
import { isDayMonthYear, roundTrip } from '../schedule.ts';
import type { AllowedRequest, SimulatedOperation } from './operation.ts';

const optionalFields = ({ data, body }: AllowedRequest): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const name of body?.fields ?? []) {
    const value = ['mobilenumber', 'group'].includes(name) ? undefined : optionalText(data, name);
    if (value !== undefined) fields[name] = value;
  }
  const { dateofbirth } = fields;
  if (dateofbirth !== undefined && !isDayMonthYear(dateofbirth))
    throw new SendmodeRefusal(
      'INVALID_PARAMETER',
      `dateofbirth ${JSON.stringify(dateofbirth)} is not a date in the form dd/mm/yyyy`,
    );
  return fields;
};

/** Adds a customer, or updates the one with the same number, and puts it into the group. */
export const importCustomer: SimulatedOperation = (request) => {
  const { account, dataName, beside, body, now } = request;
  const { written, digits } = requiredMobileNumber(request);
  const fields = { mobilenumber: written, ...optionalFields(request) };
  const group = declaredText(beside, 'group', body, dataName);
  const earlier = account.customers.get(digits);
  const groups = new Set([...(earlier?.groups ?? []), ...(group === undefined ? [] : [group])]);
  account.customers.set(digits, { fields: { ...earlier?.fields, ...fields }, groups });
  if (group !== undefined) account.groups.add(group);
  return { acceptedDateTime: roundTrip(now), group, importdata: fields };
};
