import type { Connector } from '../../connector/model.ts';
import type { Actions, RequestTrigger } from '../../emit/documents/workflow.ts';
import { emptyLists } from '../lists.ts';
import { answerVariable } from '../outcome.ts';
import { campaignRequest } from '../requests.ts';
import { requestTrigger, startWith } from '../steps.ts';
import { sendBatches } from './batches.ts';
import type { CampaignHost } from './host.ts';
import { campaignRecipients } from './recipients.ts';
import { report } from './report.ts';

/**
 * The caller is answered 202 at once, so nothing is refused there: the run itself says what is wrong. Campaigns wait for each
 * other, since they share the limit of the connection.
 */
export const campaignTrigger = (connector: Connector): RequestTrigger => ({
  ...requestTrigger('Your system calls this address with the text and the list of people.', campaignRequest(connector)),
  runtimeConfiguration: { concurrency: { runs: 1 } },
});

/** The bulk campaign, the same on every host. */
export const campaign = (connector: Connector, host: CampaignHost): Actions => ({
  Answer_of_the_message: answerVariable,
  ...emptyLists,
  Batch_number: startWith('batch', 'integer', 0),
  Problems_in_a_row: startWith('problemsInARow', 'integer', 0),
  ...campaignRecipients(host.setting('countryCode')),
  ...sendBatches(connector, host),
  ...report(connector, host, 'Anybody_left'),
});
