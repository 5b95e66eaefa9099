import type { Connector } from '../../connector/model.ts';
import { describeSample } from '../catalogue.ts';
import { value } from '../expressions.ts';
import { numberToOptOut, whatWasSaid } from '../opt-out.ts';
import { optOutRequest } from '../requests.ts';
import { validatedTrigger } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { callAndAnswer } from './answering.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';

export const optOut = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('OptOut'),
  definition: flow(
    forAnybody(validatedTrigger('Your system calls this address when somebody opts out.', optOutRequest(connector))),
    callAndAnswer(connector, 'Optout_Customer', {
      mobilenumber: value(numberToOptOut),
      optoutresponse: value(whatWasSaid),
    }),
  ),
});
