import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { answerAsText, isAccepted, readAnswer } from '../answers.ts';
import { describeSample } from '../catalogue.ts';
import { member } from '../expressions.ts';
import { operation, requestBody, resultName } from '../operation.ts';
import { answerVariable } from '../outcome.ts';
import { fail, holds } from '../steps.ts';
import { call } from './actions.ts';
import { logicApp, numberParameter, textParameter } from './definition.ts';
import { sendOneMessage } from './one-message.ts';

export const lowCreditAlarm = (connector: Connector): SampleWorkflow => {
  const balanceField = resultName(operation(connector, 'Check_Credits'), 'balance');
  const balance = member("body('Read_balance')", balanceField);
  const text = `Only @{${balance}} ${connector.title} credits are left.`;
  return {
    ...describeSample('LowCreditAlarm'),
    definition: logicApp(
      { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } },
      {
        Answer_of_the_message: answerVariable,
        Check_Credits: call(connector, 'Check_Credits'),
        Balance_as_text: { ...answerAsText('Check_Credits'), runAfter: { Check_Credits: ['Succeeded'] } },
        Read_balance: readAnswer(connector, 'Check_Credits', 'Balance_as_text', [balanceField]),
        Balance_was_not_read: {
          type: 'If',
          expression: holds(`not(${isAccepted('Read_balance')})`),
          actions: { No_balance: fail('NO_BALANCE', "@{outputs('Balance_as_text')}") },
        },
        Balance_is_low: {
          type: 'If',
          expression: holds(`less(${balance}, parameters('lowestBalance'))`),
          actions: {
            Nobody_to_tell: {
              type: 'If',
              expression: holds("empty(parameters('alertNumber'))"),
              actions: { Low_credit: fail('LOW_CREDIT', text) },
              else: {
                actions: sendOneMessage(
                  connector,
                  requestBody(operation(connector, 'Send_SMS'), {
                    messagetext: text,
                    recipients: ["@parameters('alertNumber')"],
                    customerid: 'low-credit-alarm',
                  }),
                ),
              },
            },
          },
        },
      },
      {
        lowestBalance: numberParameter(100, 'The number of credits below which the alarm goes off.'),
        alertNumber: textParameter(
          '',
          'The mobile number that is told by text. While it is empty, a low balance makes the run fail instead.',
        ),
      },
    ),
  };
};
