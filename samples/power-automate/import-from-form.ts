import type { Connector } from '../../connector/model.ts';
import { describeSample } from '../catalogue.ts';
import { asText, requested, value } from '../expressions.ts';
import { formRequest, optionalFormFields } from '../requests.ts';
import { validatedTrigger } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { callAndAnswer } from './answering.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';

/** What stayed empty in the form is null, which is as good as left out: Sendmode might blank what it has for empty text. */
const filledIn = optionalFormFields.map((name) => {
  const text = asText(requested(name));
  return [name, value(`if(empty(${text}), null, ${text})`)];
});

export const importFromForm = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('ImportFromForm'),
  definition: flow(
    forAnybody(
      validatedTrigger('Your form calls this address. Import only people who agreed to it.', formRequest(connector)),
    ),
    {
      Settings: {
        type: 'Compose',
        description: 'The name of the group in your Sendmode account.',
        inputs: { group: 'Newsletter' },
      },
      ...callAndAnswer(connector, 'Import_Customer', {
        group: "@outputs('Settings')?['group']",
        mobilenumber: value(asText(requested('mobilenumber'))),
        ...Object.fromEntries(filledIn),
      }),
    },
  ),
});
