import type { Actions } from '../emit/documents/workflow.ts';
import { value } from './expressions.ts';
import { beforeNumbers } from './numbers.ts';
import { chooseRecipients, duplicates, eachOnce, setAside, writeOut } from './recipients.ts';
import { fail, holds } from './steps.ts';

const entries = writeOut('Entries_set_aside', setAside);

/**
 * Reads the recipients of an alert, each number once. Without any the run ends as failed.
 *
 * @param countryCode - the expression of the own country's code
 * @param from - the expression of the list
 */
export const alertRecipients = (countryCode: string, from: string): Actions => ({
  ...beforeNumbers(countryCode),
  ...chooseRecipients(from),
  Recipients: {
    type: 'Compose',
    description: 'Who receives the text, how many were listed more than once, and what is no readable mobile number.',
    inputs: { numbers: value(eachOnce), duplicates: value(duplicates), notMobileNumbers: value(setAside) },
  },
  Nobody_to_tell: {
    type: 'If',
    expression: holds(`empty(${eachOnce})`),
    actions: {
      Nobody_was_sent_to: fail(
        'NOT_SENT',
        `Nothing was sent: no recipient is a readable mobile number. Given: @{string(${setAside})}`,
      ),
    },
  },
});

/** Ends the run as failed when the others have the text and somebody was set aside. */
export const alertSetAside = (after: string): Actions => ({
  Somebody_was_set_aside: {
    type: 'If',
    runAfter: { [after]: ['Succeeded', 'Skipped'] },
    expression: holds(`not(empty(${setAside}))`),
    actions: {
      ...entries.steps,
      Alert_needs_a_look: fail(
        'SOMEBODY_WAS_SET_ASIDE',
        `The others have the text. These are no readable mobile numbers: ${entries.text}`,
      ),
    },
  },
});
