import type { Connector } from '../../connector/model.ts';
import { appointmentReminder } from './appointment-reminder.ts';
import { bulkCampaign } from './bulk-campaign.ts';
import type { PowerAutomateFlow } from './definition.ts';
import { deliveryReports } from './delivery-reports.ts';
import { importFromForm } from './import-from-form.ts';
import { lowCreditAlarm } from './low-credit-alarm.ts';
import { oneTimeAlert } from './one-time-alert.ts';
import { optOut } from './opt-out.ts';
import { proveYourAccount } from './prove-your-account.ts';
import { sendWithReviewList } from './send-with-review-list.ts';

/** The cloud flows that a maker starts from. Throws when a sample does not fit the description. */
export const powerAutomateFlows = (connector: Connector): PowerAutomateFlow[] => [
  appointmentReminder(connector),
  oneTimeAlert(connector),
  importFromForm(connector),
  optOut(connector),
  lowCreditAlarm(connector),
  sendWithReviewList(connector),
  ...deliveryReports(),
  bulkCampaign(connector),
  proveYourAccount(connector),
];
