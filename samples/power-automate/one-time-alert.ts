import type { Connector } from '../../connector/model.ts';
import type { RequestTrigger } from '../../emit/documents/workflow.ts';
import { alertRecipients, alertSetAside } from '../alert.ts';
import { describeSample } from '../catalogue.ts';
import { replaced, requested, value } from '../expressions.ts';
import { input, operation } from '../operation.ts';
import { eachOnce } from '../recipients.ts';
import { askedText } from './button.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { orReview, sendSms } from './sending.ts';

/** The button; the designer calls its inputs `text` and `text_1`. */
const button = (connector: Connector): RequestTrigger => {
  const send = operation(connector, 'Send_SMS');
  const text = input(send, 'messagetext');
  return {
    type: 'Request',
    kind: 'Button',
    inputs: {
      schema: {
        type: 'object',
        properties: {
          text: askedText(text.label, text.description),
          text_1: askedText(
            input(send, 'recipients').label,
            'Mobile numbers, with a comma, a semicolon or a line end between them.',
          ),
        },
        required: ['text', 'text_1'],
      },
    },
  };
};

/** What may stand between numbers that are typed or pasted: commas, semicolons, line ends, tabs. */
const separated = `split(${replaced(requested('text_1'), [
  ["';'", "','"],
  ...['%0D', '%0A', '%09'].map((mark) => [`decodeUriComponent('${mark}')`, "','"] as const),
])}, ',')`;

const alert = {
  messagetext: value(requested('text')),
  recipients: value(eachOnce),
  customerid: "alert-@{workflow()?['run']?['name']}",
};

export const oneTimeAlert = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('OneTimeAlert'),
  definition: flow(button(connector), {
    Settings: {
      type: 'Compose',
      description: 'The country code that a number with a leading zero stands for.',
      inputs: { countryCode: '353' },
    },
    Rows: { type: 'Select', inputs: { from: value(separated), select: '@trim(item())' } },
    Typed: { type: 'Query', inputs: { from: "@body('Rows')", where: '@not(empty(item()))' } },
    ...alertRecipients("outputs('Settings')?['countryCode']", "body('Typed')"),
    Send_SMS: sendSms(connector, alert),
    ...orReview(connector, 'Send_SMS', alert),
    ...alertSetAside('Send_SMS_was_not_accepted'),
  }),
});
