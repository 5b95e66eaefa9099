import { Refusal } from '../codes.ts';
import { optionalText, requiredMobileNumber } from '../fields.ts';
import { isDayMonthYear, roundTrip } from '../schedule.ts';
import type { Operation } from './operation.ts';

const OPTIONAL_FIELDS = [
  'firstname',
  'surname',
  'address',
  'town',
  'county',
  'email',
  'custom1',
  'custom2',
  'businessname',
  'dateofbirth',
];

/** `POST /v2/import`: adds a customer, or updates the one with the same number, and puts it into the group. */
export const importCustomer: Operation = {
  id: 'Import_Customer',
  method: 'POST',
  path: '/v2/import',
  body: { wrapper: 'importdata', fields: ['mobilenumber', ...OPTIONAL_FIELDS] },
  run({ account, data, beside, now }) {
    const { written, digits } = requiredMobileNumber(data, 'importdata');
    const fields = { mobilenumber: written, ...optionalFields(data) };
    const group = optionalText(beside, 'group');
    const earlier = account.customers.get(digits);
    const groups = new Set([...(earlier?.groups ?? []), ...(group === undefined ? [] : [group])]);
    account.customers.set(digits, { fields: { ...earlier?.fields, ...fields }, groups });
    if (group !== undefined) account.groups.add(group);
    return { acceptedDateTime: roundTrip(now), group, importdata: fields };
  },
};

function optionalFields(data: Readonly<Record<string, unknown>>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of OPTIONAL_FIELDS) {
    const value = optionalText(data, name);
    if (value !== undefined) fields[name] = value;
  }
  const { dateofbirth } = fields;
  if (dateofbirth !== undefined && !isDayMonthYear(dateofbirth))
    throw new Refusal(
      'INVALID_PARAMETER',
      `dateofbirth ${JSON.stringify(dateofbirth)} is not a date in the form dd/mm/yyyy`,
    );
  return fields;
}
