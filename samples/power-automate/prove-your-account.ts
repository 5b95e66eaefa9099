import type { Connector } from '../../connector/model.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { input, operation, resultName } from '../operation.ts';
import { after, balanceOf, before, isCharged, proofText, verdict, verdictText } from '../prove.ts';
import { afterAnyEnd, fail, holds } from '../steps.ts';
import { call } from './actions.ts';
import { askedText } from './button.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { orReview, sendSms } from './sending.ts';

const text = {
  messagetext: proofText,
  recipients: [value(requested('text'))],
  senderid: value(requested('text_1')),
  customerid: "prove-@{workflow()?['run']?['name']}",
};

/** Reads the balance, sends one text to the person who presses the button, and reads the balance again. */
export const proveYourAccount = (connector: Connector): PowerAutomateFlow => {
  const balance = resultName(operation(connector, 'Check_Credits'), 'balance');
  const sender = input(operation(connector, 'Send_SMS'), 'senderid');
  return {
    ...describeSample('ProveYourAccount'),
    definition: flow(
      {
        type: 'Request',
        kind: 'Button',
        inputs: {
          schema: {
            type: 'object',
            properties: {
              text: askedText('Your own mobile number', 'With its country, such as +353870000000. It gets one text.'),
              text_1: askedText(sender.label, 'One that is registered for your account.'),
            },
            required: ['text', 'text_1'],
          },
        },
      },
      {
        [before]: call(connector, 'Check_Credits', {}),
        Send_SMS: { ...sendSms(connector, text), runAfter: afterAnyEnd(before) },
        ...orReview(connector, 'Send_SMS', text),
        Wait_for_the_charge: {
          type: 'Wait',
          runAfter: { Send_SMS: ['Succeeded'] },
          inputs: { until: { timestamp: '@addSeconds(utcNow(), 120)' } },
        },
        [after]: call(connector, 'Check_Credits', {}),
        Verdict: {
          type: 'Compose',
          description: 'What the two balances say, in plain words.',
          runAfter: afterAnyEnd(after),
          inputs: value(verdict({ before: balanceOf(before, balance), after: balanceOf(after, balance) })),
        },
        Not_proved: {
          type: 'If',
          expression: holds(`not(${isCharged})`),
          actions: { Account_is_not_proved: fail('NOT_PROVED', `@{${verdictText}}`) },
        },
      },
    ),
  };
};
