import type { Connector } from '../../connector/model.ts';
import type { Actions, Foreach, SetVariable } from '../../emit/documents/workflow.ts';
import { requested, value } from '../expressions.ts';
import { addTo, fileByOutcome, type List } from '../lists.ts';
import { sendUntilAnswered } from '../outcome.ts';
import { secondsBetweenCalls } from '../pace.ts';
import { eachOnce } from '../recipients.ts';
import { afterAnyEnd, fail, holds } from '../steps.ts';
import type { CampaignHost } from './host.ts';

const batch = {
  customerid: "@outputs('Name_of_the_batch')",
  recipients: "@items('Each_batch')",
};

const countProblem = (list: List): Actions => {
  const step: SetVariable =
    list === 'accepted'
      ? { type: 'SetVariable', inputs: { name: 'problemsInARow', value: 0 } }
      : { type: 'IncrementVariable', inputs: { name: 'problemsInARow', value: 1 } };
  return { [`Count_${list}`]: step };
};

const sendBatch = (connector: Connector, host: CampaignHost): Actions => ({
  Send_until_answered: sendUntilAnswered(
    connector,
    host.send({ messagetext: value(requested('messagetext')), ...batch }),
  ),
  File_the_batch: fileByOutcome('Send_until_answered', batch, countProblem),
  Keep_the_pace: {
    type: 'Wait',
    description: `The limit is ${connector.throttling.calls} calls in ${connector.throttling.renewalPeriod} seconds for the whole connection.`,
    runAfter: afterAnyEnd('File_the_batch'),
    inputs: { until: { timestamp: `@addSeconds(utcNow(), ${secondsBetweenCalls(connector.throttling)})` } },
  },
});

const eachBatch = (connector: Connector, host: CampaignHost): Foreach => ({
  type: 'Foreach',
  description:
    'One batch after the other: Microsoft asks for that where a loop waits and counts. A batch is one call, so the limit allows many people a minute all the same.',
  foreach: "@outputs('Batches')",
  runtimeConfiguration: { concurrency: { repetitions: 1 } },
  actions: {
    Next_batch: { type: 'IncrementVariable', inputs: { name: 'batch', value: 1 } },
    Name_of_the_batch: { type: 'Compose', inputs: `@{${requested('campaign')}}-@{variables('batch')}` },
    Going_well: {
      type: 'If',
      description:
        'After several problems in a row the rest is not sent: the service or the account needs a look first.',
      expression: holds(`less(variables('problemsInARow'), ${host.setting('stopAfterProblems')})`),
      actions: sendBatch(connector, host),
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

/** A loop that is too long would fail at some round or not start at all, so the run ends before the first text. */
const refuseTooMany = ({ mostBatches }: CampaignHost): Actions => ({
  Too_many_batches: {
    type: 'If',
    expression: holds(`greater(length(outputs('Batches')), ${mostBatches})`),
    actions: {
      Stop_before_a_loop_too_long: fail(
        'CAMPAIGN_TOO_LARGE',
        `Nothing was sent. @{length(${eachOnce})} people make @{length(outputs('Batches'))} batches, and a loop takes at most ${mostBatches}. Raise recipientsPerMessage, or give the list in parts.`,
      ),
    },
  },
});

/** Sends the batches, if there is anybody to send to. */
export const sendBatches = (connector: Connector, host: CampaignHost): Actions => ({
  Anybody_left: {
    type: 'If',
    expression: holds(`not(empty(${eachOnce}))`),
    actions: {
      Batches: { type: 'Compose', inputs: `@chunk(${eachOnce}, ${host.setting('recipientsPerMessage')})` },
      ...refuseTooMany(host),
      Each_batch: eachBatch(connector, host),
    },
  },
});
