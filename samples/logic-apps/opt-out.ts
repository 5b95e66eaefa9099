import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { value } from '../expressions.ts';
import { fieldsOf, operation, requestBodyAround } from '../operation.ts';
import { numberToOptOut, saidNothing, whatWasSaid } from '../opt-out.ts';
import { optOutRequest } from '../requests.ts';
import { validatedTrigger } from '../steps.ts';
import { request, wholeRequest } from './actions.ts';
import { callAndAnswer } from './answering.ts';
import { logicApp } from './definition.ts';

export const optOut = (connector: Connector): SampleWorkflow => {
  const action = operation(connector, 'Optout_Customer');
  return {
    ...describeSample('OptOut'),
    definition: logicApp(
      validatedTrigger('Your system calls this address when somebody opts out.', optOutRequest(connector)),
      {
        Opt_out: {
          type: 'Compose',
          inputs: fieldsOf(action, { mobilenumber: value(numberToOptOut), optoutresponse: value(whatWasSaid) }),
        },
        ...request(
          requestBodyAround(
            action,
            value(`removeProperty(outputs('Opt_out'), if(${saidNothing}, 'optoutresponse', 'nothing'))`),
          ),
        ),
        ...callAndAnswer(connector, 'Optout_Customer', wholeRequest),
      },
    ),
  };
};
