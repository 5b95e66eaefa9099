import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { operation, requestBody } from '../operation.ts';
import { alertRequest } from '../requests.ts';
import { requestTrigger } from '../steps.ts';
import { logicApp } from './definition.ts';
import { sendOneMessage } from './one-message.ts';
import { answerVariable } from './sending.ts';

export const oneTimeAlert = (connector: Connector): SampleWorkflow => ({
  ...describeSample('OneTimeAlert'),
  definition: logicApp(
    requestTrigger('Your system calls this address when something happened.', alertRequest(connector)),
    {
      Answer_of_the_message: answerVariable,
      ...sendOneMessage(
        connector,
        requestBody(operation(connector, 'Send_SMS'), {
          messagetext: value(requested('messagetext')),
          recipients: value(requested('recipients')),
          customerid: "alert-@{workflow()?['run']?['name']}",
        }),
      ),
    },
  ),
});
