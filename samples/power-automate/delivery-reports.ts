import { describeSample } from '../catalogue.ts';
import { isUndelivered, report } from '../delivery-reports.ts';
import { holds } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';

export const deliveryReports = (): PowerAutomateFlow => ({
  ...describeSample('DeliveryReports'),
  definition: flow(
    forAnybody({
      type: 'Request',
      kind: 'Http',
      description: 'Enter this address in Sendmode under Settings, API Settings, Post Delivery Reports to URL.',
      inputs: { method: 'GET', schema: {} },
    }),
    {
      Answer_True: {
        type: 'Response',
        kind: 'Http',
        description: 'Sendmode expects this word.',
        inputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'True' },
      },
      Report: { type: 'Compose', inputs: report },
      Not_delivered: {
        type: 'If',
        expression: holds(isUndelivered),
        actions: {
          Follow_up: {
            type: 'Compose',
            description: 'Put here what your team does about a message that was not delivered.',
            inputs: "@outputs('Report')",
          },
        },
      },
    },
  ),
});
