import type { Connector } from '../../connector/model.ts';
import { campaign, campaignTrigger } from '../campaign/index.ts';
import { describeSample } from '../catalogue.ts';
import { member } from '../expressions.ts';
import { forAnybody } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { sendSms, withoutRetries } from './sending.ts';

/** Items of Apply to each on the low performance profile; general knowledge of the host, not looked up. */
const mostBatches = 5000;

export const bulkCampaign = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('BulkCampaign'),
  definition: flow(forAnybody(campaignTrigger(connector)), {
    Settings: {
      type: 'Compose',
      description:
        'How many people one message reaches; your country code; after how many problems in a row to stop; an https address for the report, or none. For a sender of your own, fill in Sender ID of Send_SMS.',
      inputs: { recipientsPerMessage: 50, countryCode: '353', stopAfterProblems: 3, reportAddress: '' },
    },
    ...campaign(connector, {
      mostBatches,
      setting: (name) => member("outputs('Settings')", name),
      send: (values) => ({ Send_SMS: withoutRetries(sendSms(connector, values)) }),
    }),
  }),
});
