import type { Connector } from '../connector/model.ts';
import type { JsonValue } from '../emit/documents/definition.ts';
import type { Actions, JsonObject, Response } from '../emit/documents/workflow.ts';
import { member, reference, value } from './expressions.ts';
import { chooseRecipients, duplicates, eachOnce, setAside } from './recipients.ts';
import { afterAnyEnd, fail, holds, startWith } from './steps.ts';

const inHand = (name: string): string => member("items('Each_message')", name);

/** The message in hand, to each number once. */
export const messageInHand = {
  messagetext: value(inHand('messagetext')),
  recipients: value(eachOnce),
  customerid: reference(inHand('customerid')),
};

/** What is filed about it: how many of its recipients were listed more than once, too. */
export const filedMessage = { ...messageInHand, duplicates: value(duplicates) };

/** The entries of all messages that are no readable mobile numbers. */
export const listOfEntries: Actions = { List_notMobileNumbers: startWith('notMobileNumbers', 'array', []) };

/**
 * Goes through a message: reads its recipients, puts what is no number on a list, and sends to the others.
 *
 * @param send - the steps that send and file the message
 * @param refuse - the step that files a message without any recipient
 */
export const eachMessage = (send: Actions, refuse: (entry: JsonObject) => Actions[string]): Actions => ({
  ...chooseRecipients(inHand('recipients')),
  Anybody_set_aside: {
    type: 'If',
    expression: holds(`not(empty(${setAside}))`),
    actions: {
      Put_on_the_list_notMobileNumbers: {
        type: 'AppendToArrayVariable',
        inputs: {
          name: 'notMobileNumbers',
          value: { customerid: messageInHand.customerid, entries: value(setAside) },
        },
      },
    },
  },
  Anybody_to_send_to: {
    type: 'If',
    expression: holds(`not(empty(${eachOnce}))`),
    actions: send,
    else: {
      actions: {
        Nobody_to_send_to: refuse({
          ...filedMessage,
          answer: 'Nothing was sent: no recipient is a readable mobile number.',
        }),
      },
    },
  },
});

/**
 * Answers with the lists. However many messages there are, the caller is told at once where the answer will be, and does not
 * wait for two minutes and send the list again. The run ends as failed unless everything was accepted for everybody.
 *
 * @param lists - the lists in the answer, each the name of an array variable
 */
export const answerWithLists = (connector: Connector, lists: readonly string[]): Actions => {
  const names = [...lists, 'notMobileNumbers'];
  const body: JsonValue = Object.fromEntries(names.map((name) => [name, `@variables('${name}')`]));
  const answer: Response = {
    type: 'Response',
    kind: 'Http',
    description:
      'The caller is answered 202 at once, with an address in the header Location at which the lists are found.',
    runAfter: afterAnyEnd('Each_message'),
    inputs: { statusCode: 200, headers: { [connector.contentType.name]: connector.contentType.value }, body },
    operationOptions: 'Asynchronous',
  };
  const well = names.filter((name) => name !== 'accepted').map((name) => `empty(variables('${name}'))`);
  return {
    Answer: answer,
    Needs_a_look: {
      type: 'If',
      runAfter: afterAnyEnd('Answer'),
      expression: holds(`not(and(${well.join(', ')}, equals(actions('Each_message')?['status'], 'Succeeded')))`),
      actions: {
        Messages_need_a_look: fail(
          'MESSAGES_NEED_A_LOOK',
          `Not everything was accepted for everybody. ${names.map((name) => `${name}: @{length(variables('${name}'))}`).join(', ')}. The step Answer has the lists.`,
        ),
      },
    },
  };
};
