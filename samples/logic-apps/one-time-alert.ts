import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { alertRecipients, alertSetAside } from '../alert.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { operation, requestBody } from '../operation.ts';
import { answerVariable } from '../outcome.ts';
import { eachOnce } from '../recipients.ts';
import { alertRequest } from '../requests.ts';
import { refuseIncomplete, requestTrigger } from '../steps.ts';
import { logicApp, textParameter } from './definition.ts';
import { sendOneMessage } from './one-message.ts';

export const oneTimeAlert = (connector: Connector): SampleWorkflow => ({
  ...describeSample('OneTimeAlert'),
  definition: logicApp(
    requestTrigger('Your system calls this address when something happened.', alertRequest(connector)),
    {
      Answer_of_the_message: answerVariable,
      ...refuseIncomplete(['messagetext', 'recipients']),
      ...alertRecipients("parameters('countryCode')", requested('recipients')),
      ...sendOneMessage(
        connector,
        requestBody(operation(connector, 'Send_SMS'), {
          messagetext: value(requested('messagetext')),
          recipients: value(eachOnce),
          customerid: "alert-@{workflow()?['run']?['name']}",
        }),
      ),
      ...alertSetAside('Not_accepted'),
    },
    { countryCode: textParameter('353', 'The country code that a number with a leading zero stands for.') },
  ),
});
