import type { Connector } from '../../connector/model.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { formFields, formRequest } from '../requests.ts';
import { requestTrigger } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { callAndAnswer } from './answering.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';

/** What was left empty in the form is sent as an empty text. */
const filledIn = formFields.map((name) => [name, value(`coalesce(${requested(name)}, '')`)]);

export const importFromForm = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('ImportFromForm'),
  definition: flow(
    forAnybody(
      requestTrigger('Your form calls this address. Import only people who agreed to it.', formRequest(connector)),
    ),
    {
      Settings: {
        type: 'Compose',
        description: 'The name of the group in your Sendmode account.',
        inputs: { group: 'Newsletter' },
      },
      ...callAndAnswer(connector, 'Import_Customer', {
        group: "@outputs('Settings')?['group']",
        ...Object.fromEntries(filledIn),
      }),
    },
  ),
});
