import type { Connector } from '../../connector/model.ts';
import type { Actions, Foreach, SetVariable } from '../../emit/documents/workflow.ts';
import { requested, value } from '../expressions.ts';
import { fieldsOf, operation, requestBodyAround } from '../operation.ts';
import { afterAnyEnd, holds } from '../steps.ts';
import { addTo, fileByOutcome, type List } from './lists.ts';
import { secondsBetweenCalls } from './pace.ts';
import { sendUntilAnswered } from './sending.ts';

const batch = {
  customerid: "@outputs('Message')?['customerid']",
  recipients: "@items('Each_batch')",
};

/** A sender ID is left out of the message while the parameter is empty. */
const withoutEmptySender =
  "if(empty(parameters('senderId')), removeProperty(outputs('Message'), 'senderid'), outputs('Message'))";

const countProblem = (list: List): Actions => {
  const step: SetVariable =
    list === 'accepted'
      ? { type: 'SetVariable', inputs: { name: 'problemsInARow', value: 0 } }
      : { type: 'IncrementVariable', inputs: { name: 'problemsInARow', value: 1 } };
  return { [`Count_${list}`]: step };
};

const sendBatch = (connector: Connector): Actions => ({
  Send_until_answered: sendUntilAnswered(
    connector,
    requestBodyAround(operation(connector, 'Send_SMS'), value(withoutEmptySender)),
  ),
  File_the_batch: fileByOutcome('Send_until_answered', batch, countProblem),
  Keep_the_pace: {
    type: 'Wait',
    description: `The limit is ${connector.throttling.calls} calls in ${connector.throttling.renewalPeriod} seconds for the whole connection.`,
    runAfter: afterAnyEnd('File_the_batch'),
    inputs: { until: { timestamp: `@addSeconds(utcNow(), ${secondsBetweenCalls(connector.throttling)})` } },
  },
});

const eachBatch = (connector: Connector): Foreach => ({
  type: 'Foreach',
  description:
    'One batch after the other: Microsoft asks for that where a loop waits and counts. A batch is one call, so the limit allows many people a minute all the same.',
  foreach: "@outputs('Batches')",
  runtimeConfiguration: { concurrency: { repetitions: 1 } },
  actions: {
    Next_batch: { type: 'IncrementVariable', inputs: { name: 'batch', value: 1 } },
    Message: {
      type: 'Compose',
      inputs: fieldsOf(operation(connector, 'Send_SMS'), {
        messagetext: value(requested('messagetext')),
        recipients: batch.recipients,
        senderid: "@parameters('senderId')",
        customerid: `@{${requested('campaign')}}-@{variables('batch')}`,
      }),
    },
    Going_well: {
      type: 'If',
      description:
        'After several problems in a row the rest is not sent: the service or the account needs a look first.',
      expression: holds("less(variables('problemsInARow'), parameters('stopAfterProblems'))"),
      actions: sendBatch(connector),
      else: {
        actions: {
          Put_the_rest_on_the_list_notSent: addTo('notSent', {
            ...batch,
            answer: 'Not sent: the campaign had stopped after problems.',
          }),
        },
      },
    },
  },
});

/** Sends the batches, if there is anybody to send to. */
export const sendBatches = (connector: Connector): Actions => ({
  Anybody_left: {
    type: 'If',
    expression: holds("not(empty(outputs('Each_number_once')))"),
    actions: {
      Batches: { type: 'Compose', inputs: "@chunk(outputs('Each_number_once'), parameters('recipientsPerMessage'))" },
      Each_batch: eachBatch(connector),
    },
  },
});
