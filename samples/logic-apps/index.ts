import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { appointmentReminder } from './appointment-reminder.ts';
import { bulkCampaign } from './bulk-campaign.ts';
import { deliveryReports } from './delivery-reports.ts';
import { importFromForm } from './import-from-form.ts';
import { lowCreditAlarm } from './low-credit-alarm.ts';
import { oneTimeAlert } from './one-time-alert.ts';
import { optOut } from './opt-out.ts';
import { proveYourAccount } from './prove-your-account.ts';
import { sendOnEngage } from './send-on-engage.ts';
import { sendWithReviewList } from './send-with-review-list.ts';

/** The Logic Apps workflows to start from. Throws when a sample does not fit the description. */
export const logicAppsWorkflows = (connector: Connector): SampleWorkflow[] => [
  bulkCampaign(connector),
  appointmentReminder(connector),
  oneTimeAlert(connector),
  importFromForm(connector),
  optOut(connector),
  lowCreditAlarm(connector),
  sendWithReviewList(connector),
  ...deliveryReports(),
  proveYourAccount(connector),
  sendOnEngage(connector),
];
