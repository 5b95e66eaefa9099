import type { Actions } from '../../emit/documents/workflow.ts';
import { internationalNumber, isInternationalNumber, member, requested, value } from '../expressions.ts';

const number = member('item()', 'number');
const isSuppressed = `contains(body('Suppressed_numbers'), ${number})`;
const international = value(internationalNumber('item()', "parameters('countryCode')"));

/** How many numbers were listed more than once. */
export const duplicates = "sub(length(body('Allowed')), length(outputs('Each_number_once')))";

/**
 * Who receives the message: everybody who has a mobile number and is not on the suppression list, each number once. Numbers
 * are compared, and sent, as international digits, so that 087 000 0000 and +353 87 000 0000 are the same person.
 */
export const chooseRecipients: Actions = {
  Suppressed_numbers: { type: 'Select', inputs: { from: value(requested('suppressed')), select: international } },
  Numbers: {
    type: 'Select',
    inputs: { from: value(requested('recipients')), select: { given: '@item()', number: international } },
  },
  Not_a_mobile_number: {
    type: 'Query',
    inputs: { from: "@body('Numbers')", where: value(`not(${isInternationalNumber(number)})`) },
  },
  On_the_suppression_list: { type: 'Query', inputs: { from: "@body('Numbers')", where: value(isSuppressed) } },
  Allowed: {
    type: 'Query',
    inputs: { from: "@body('Numbers')", where: value(`and(${isInternationalNumber(number)}, not(${isSuppressed}))`) },
  },
  Allowed_numbers: { type: 'Select', inputs: { from: "@body('Allowed')", select: value(number) } },
  Each_number_once: { type: 'Compose', inputs: "@union(body('Allowed_numbers'), body('Allowed_numbers'))" },
};
