import type { Connector } from '../../connector/model.ts';
import type { JsonObject, RequestTrigger } from '../../emit/documents/workflow.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { input, operation } from '../operation.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { orReview, sendSms } from './sending.ts';

/** An input that the person who presses the button types. */
const buttonInput = (title: string, description: string): JsonObject => ({
  title,
  type: 'string',
  description,
  'x-ms-dynamically-added': true,
  'x-ms-content-hint': 'TEXT',
});

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
          text: buttonInput(text.label, text.description),
          text_1: buttonInput(
            input(send, 'recipients').label,
            'Mobile numbers, with a comma or a semicolon between them.',
          ),
        },
        required: ['text', 'text_1'],
      },
    },
  };
};

const alert = {
  messagetext: value(requested('text')),
  recipients: value("body('Recipients')"),
  customerid: "alert-@{workflow()?['run']?['name']}",
};

export const oneTimeAlert = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('OneTimeAlert'),
  definition: flow(button(connector), {
    Numbers: {
      type: 'Query',
      inputs: {
        from: value(`split(replace(${requested('text_1')}, ';', ','), ',')`),
        where: '@not(empty(trim(item())))',
      },
    },
    Recipients: { type: 'Select', inputs: { from: "@body('Numbers')", select: '@trim(item())' } },
    Send_SMS: sendSms(connector, alert),
    ...orReview(connector, 'Send_SMS', alert),
  }),
});
