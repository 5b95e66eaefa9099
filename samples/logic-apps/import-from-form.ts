import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { asText, literal, member, requested, value } from '../expressions.ts';
import { operation, requestBodyAround } from '../operation.ts';
import { formFields, formRequest, optionalFormFields } from '../requests.ts';
import { validatedTrigger } from '../steps.ts';
import { request, wholeRequest } from './actions.ts';
import { callAndAnswer } from './answering.ts';
import { logicApp, textParameter } from './definition.ts';

/** What was filled in, every field as text. */
const form = Object.fromEntries(formFields.map((name) => [name, value(asText(requested(name)))]));

/** The customer without the fields that stayed empty: Sendmode might blank what it has. */
const filledIn = optionalFormFields.reduce(
  (customer, name) =>
    `removeProperty(${customer}, if(empty(${member("outputs('Form')", name)}), ${literal(name)}, 'nothing'))`,
  "outputs('Form')",
);

/** Only the customer's own fields go on, whatever else the form sends. */
export const importFromForm = (connector: Connector): SampleWorkflow => ({
  ...describeSample('ImportFromForm'),
  definition: logicApp(
    validatedTrigger('Your form calls this address. Import only people who agreed to it.', formRequest(connector)),
    {
      Form: { type: 'Compose', inputs: form },
      ...request(
        requestBodyAround(operation(connector, 'Import_Customer'), value(filledIn), {
          group: "@parameters('customerGroup')",
        }),
      ),
      ...callAndAnswer(connector, 'Import_Customer', wholeRequest),
    },
    { customerGroup: textParameter('Newsletter', 'The name of the group in your Sendmode account.') },
  ),
});
