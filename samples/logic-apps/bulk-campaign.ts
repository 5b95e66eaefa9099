import type { Connector } from '../../connector/model.ts';
import type { RequestTrigger } from '../../emit/documents/workflow.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { campaignRequest } from '../requests.ts';
import { requestTrigger, startWith } from '../steps.ts';
import { sendBatches } from './campaign-batches.ts';
import { chooseRecipients } from './campaign-recipients.ts';
import { report } from './campaign-report.ts';
import { logicApp, numberParameter, textParameter } from './definition.ts';
import { emptyLists } from './lists.ts';
import { answerVariable } from './sending.ts';

/** The caller is answered 202 at once; campaigns wait for each other, since they share the limit of the connection. */
const trigger = (connector: Connector): RequestTrigger => ({
  ...requestTrigger('Your system calls this address with the text and the list of people.', campaignRequest(connector)),
  runtimeConfiguration: { concurrency: { runs: 1 } },
});

export const bulkCampaign = (connector: Connector): SampleWorkflow => ({
  ...describeSample('BulkCampaign'),
  definition: logicApp(
    trigger(connector),
    {
      Answer_of_the_message: answerVariable,
      ...emptyLists,
      Batch_number: startWith('batch', 'integer', 0),
      Problems_in_a_row: startWith('problemsInARow', 'integer', 0),
      ...chooseRecipients,
      ...sendBatches(connector),
      ...report(connector, 'Anybody_left'),
    },
    {
      recipientsPerMessage: numberParameter(
        50,
        'How many people one call to Sendmode reaches. Sendmode names no highest number.',
      ),
      countryCode: textParameter('353', 'The country code that a number with a leading zero stands for.'),
      senderId: textParameter('', "The sender that people see. While it is empty, your account's own."),
      stopAfterProblems: numberParameter(
        3,
        'After so many batches in a row that were not accepted, the rest is not sent.',
      ),
      reportAddress: textParameter('', 'An https address of yours that the report is posted to. It may stay empty.'),
    },
  ),
});
