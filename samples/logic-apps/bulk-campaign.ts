import type { Connector } from '../../connector/model.ts';
import type { Actions } from '../../emit/documents/workflow.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { campaign, campaignTrigger } from '../campaign/index.ts';
import { describeSample } from '../catalogue.ts';
import { type FieldValues, fieldsOf, operation, requestBodyAround } from '../operation.ts';
import { call, request, wholeRequest } from './actions.ts';
import { logicApp, numberParameter, textParameter } from './definition.ts';

/** A sender ID is left out of the message while the parameter is empty. */
const withoutEmptySender =
  "@removeProperty(outputs('Message'), if(empty(parameters('senderId')), 'senderid', 'nothing'))";

const send =
  (connector: Connector) =>
  (values: FieldValues): Actions => {
    const action = operation(connector, 'Send_SMS');
    return {
      Message: { type: 'Compose', inputs: fieldsOf(action, { ...values, senderid: "@parameters('senderId')" }) },
      ...request(requestBodyAround(action, withoutEmptySender)),
      Send_SMS: call(connector, 'Send_SMS', wholeRequest),
    };
  };

/** Items of a For each loop; general knowledge of the host's limits, not looked up. */
const mostBatches = 100_000;

export const bulkCampaign = (connector: Connector): SampleWorkflow => ({
  ...describeSample('BulkCampaign'),
  definition: logicApp(
    campaignTrigger(connector),
    campaign(connector, { mostBatches, setting: (name) => `parameters('${name}')`, send: send(connector) }),
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
