import type { Connector } from '../../connector/model.ts';
import { describeSample } from '../catalogue.ts';
import { member, value } from '../expressions.ts';
import { operation, resultName } from '../operation.ts';
import { fail, holds } from '../steps.ts';
import { call } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { orReview, sendSms } from './sending.ts';

const setting = (name: 'lowestBalance' | 'alertNumber'): string => member("outputs('Settings')", name);

export const lowCreditAlarm = (connector: Connector): PowerAutomateFlow => {
  const balance = member("body('Check_Credits')", resultName(operation(connector, 'Check_Credits'), 'balance'));
  const alarm = {
    messagetext: `Only @{${balance}} ${connector.title} credits are left.`,
    recipients: [value(setting('alertNumber'))],
    customerid: 'low-credit-alarm',
  };
  return {
    ...describeSample('LowCreditAlarm'),
    definition: flow(
      { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } },
      {
        Settings: {
          type: 'Compose',
          description:
            'Change the limit. Put in a mobile number to be told by text; without one the run fails on purpose.',
          inputs: { lowestBalance: 100, alertNumber: '' },
        },
        Check_Credits: call(connector, 'Check_Credits', {}),
        Balance_is_low: {
          type: 'If',
          expression: holds(`less(${balance}, ${setting('lowestBalance')})`),
          actions: {
            Nobody_to_tell: {
              type: 'If',
              expression: holds(`empty(${setting('alertNumber')})`),
              actions: { Low_credit: fail('LOW_CREDIT', alarm.messagetext) },
              else: {
                actions: { Send_SMS: sendSms(connector, alarm), ...orReview(connector, 'Send_SMS', alarm) },
              },
            },
          },
        },
      },
    ),
  };
};
