import type { Connector } from '../../connector/model.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { optOutRequest } from '../requests.ts';
import { requestTrigger } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { callAndAnswer } from './answering.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';

export const optOut = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('OptOut'),
  definition: flow(
    forAnybody(requestTrigger('Your system calls this address when somebody opts out.', optOutRequest(connector))),
    callAndAnswer(connector, 'Optout_Customer', {
      mobilenumber: value(requested('mobilenumber')),
      optoutresponse: value(requested('optoutresponse')),
    }),
  ),
});
