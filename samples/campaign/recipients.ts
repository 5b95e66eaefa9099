import type { Actions, Query } from '../../emit/documents/workflow.ts';
import { asText, member, requested, value } from '../expressions.ts';
import { beforeNumbers, readNumbers } from '../numbers.ts';
import { chooseRecipients, isNumber, isOn, writeOut } from '../recipients.ts';
import { afterAnyEnd, fail, holds } from '../steps.ts';

const suppressed = "body('Suppressed_numbers')";
const unreadable = writeOut('Unreadable_entries', "body('Unreadable_suppressed')");

const isFilledIn = (name: string): string => `not(empty(${asText(requested(name))}))`;
const isList = (action: string): string => `equals(actions('${action}')?['status'], 'Succeeded')`;

/** Keeps nothing, and fails where what is given is no list. As a text a long list would exceed what an expression may hold. */
const onlyOfAList = (name: string): Query => ({
  type: 'Query',
  inputs: { from: value(requested(name)), where: '@equals(1, 2)' },
});

/**
 * The caller has been answered 202 by now, so the run itself says what is missing. Without a suppression list nobody knows
 * who must not be texted, so an empty one has to be given.
 */
const refuseIncomplete: Actions = {
  Recipients_are_a_list: onlyOfAList('recipients'),
  Suppressed_are_a_list: { ...onlyOfAList('suppressed'), runAfter: afterAnyEnd('Recipients_are_a_list') },
  Request_is_incomplete: {
    type: 'If',
    runAfter: afterAnyEnd('Suppressed_are_a_list'),
    expression: holds(
      `not(and(${['messagetext', 'campaign'].map(isFilledIn).join(', ')}, ${['Recipients_are_a_list', 'Suppressed_are_a_list'].map(isList).join(', ')}))`,
    ),
    actions: {
      Stop_for_want_of_a_list: fail(
        'CAMPAIGN_INCOMPLETE',
        'Nothing was sent. Give a text as messagetext, a name as campaign, and lists as recipients and suppressed; an empty list of suppressed people is [].',
      ),
    },
  },
};

/** A list that must stop messages stops all of them while an entry of it is not understood. */
const readSuppressed: Actions = {
  ...readNumbers('Suppressed', requested('suppressed')).steps,
  Unreadable_suppressed: {
    type: 'Query',
    inputs: { from: "@body('Suppressed_read')", where: value(`not(${isNumber})`) },
  },
  Suppression_list_cannot_be_read: {
    type: 'If',
    description: 'An entry that is no readable number may be anybody, so the campaign stops before the first text.',
    expression: holds("not(empty(body('Unreadable_suppressed')))"),
    actions: {
      ...unreadable.steps,
      Stop_before_the_first_text: fail(
        'SUPPRESSION_LIST_UNREADABLE',
        `Nothing was sent. @{length(body('Unreadable_suppressed'))} entries of the suppression list are no readable mobile numbers: ${unreadable.text}. Correct them or take them out.`,
      ),
    },
  },
  Suppressed_numbers: {
    type: 'Select',
    inputs: { from: "@body('Suppressed_read')", select: value(member('item()', 'number')) },
  },
};

/**
 * Who receives the message: everybody who has a readable mobile number and is not on the suppression list, each number once.
 *
 * @param countryCode - the expression of the own country's code
 */
export const campaignRecipients = (countryCode: string): Actions => ({
  ...refuseIncomplete,
  ...beforeNumbers(countryCode),
  ...readSuppressed,
  ...chooseRecipients(requested('recipients'), `not(${isOn(suppressed)})`),
  On_the_suppression_list: {
    type: 'Query',
    inputs: { from: "@body('Recipients_read')", where: value(isOn(suppressed)) },
  },
});
