import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { operation, requestBody } from '../operation.ts';
import { optOutRequest } from '../requests.ts';
import { requestTrigger } from '../steps.ts';
import { callAndAnswer } from './answering.ts';
import { logicApp } from './definition.ts';

export const optOut = (connector: Connector): SampleWorkflow => ({
  ...describeSample('OptOut'),
  definition: logicApp(
    requestTrigger('Your system calls this address when somebody opts out.', optOutRequest(connector)),
    callAndAnswer(
      connector,
      'Optout_Customer',
      requestBody(operation(connector, 'Optout_Customer'), {
        mobilenumber: value(requested('mobilenumber')),
        optoutresponse: value(requested('optoutresponse')),
      }),
    ),
  ),
});
