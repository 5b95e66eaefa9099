import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { operation, requestBodyAround } from '../operation.ts';
import { formRequest } from '../requests.ts';
import { requestTrigger } from '../steps.ts';
import { callAndAnswer } from './answering.ts';
import { logicApp, textParameter } from './definition.ts';

/** The trigger lets only the customer's fields in, so what was filled in goes on as it came, and nothing else. */
export const importFromForm = (connector: Connector): SampleWorkflow => ({
  ...describeSample('ImportFromForm'),
  definition: logicApp(
    requestTrigger('Your form calls this address. Import only people who agreed to it.', formRequest(connector)),
    callAndAnswer(
      connector,
      'Import_Customer',
      requestBodyAround(operation(connector, 'Import_Customer'), '@triggerBody()', {
        group: "@parameters('customerGroup')",
      }),
    ),
    { customerGroup: textParameter('Newsletter', 'The name of the group in your Sendmode account.') },
  ),
});
