import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { answerAsText, readAnswer } from '../answers.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { input, operation, requestBody, resultName } from '../operation.ts';
import { answerVariable } from '../outcome.ts';
import { after, balanceOf, before, isCharged, proofText, verdict, verdictText } from '../prove.ts';
import { afterAnyEnd, fail, holds, objectSchema, property, refuseIncomplete, requestTrigger } from '../steps.ts';
import { call } from './actions.ts';
import { logicApp } from './definition.ts';
import { sendOneMessage } from './one-message.ts';

/** Reads the balance, sends one text to the caller's own phone, and reads the balance again. For accounts on v2. */
export const proveYourAccount = (connector: Connector): SampleWorkflow => {
  const send = operation(connector, 'Send_SMS');
  const balance = resultName(operation(connector, 'Check_Credits'), 'balance');
  const number = { type: 'string', description: 'Your own mobile number; it gets one text.', minLength: 1 } as const;
  const schema = objectSchema({ number, senderid: property(input(send, 'senderid')) }, ['number']);
  return {
    ...describeSample('ProveYourAccount'),
    definition: logicApp(requestTrigger('You call this address once, to prove the account.', schema), {
      Answer_of_the_message: answerVariable,
      ...refuseIncomplete(['number']),
      [before]: call(connector, 'Check_Credits'),
      Before_as_text: answerAsText(before),
      Read_before: readAnswer(connector, 'Check_Credits', 'Before_as_text', [balance]),
      Go_on: { type: 'Compose', runAfter: afterAnyEnd('Read_before'), inputs: value(requested('number')) },
      ...sendOneMessage(
        connector,
        requestBody(send, {
          messagetext: proofText,
          recipients: ["@outputs('Go_on')"],
          senderid: value(`coalesce(${requested('senderid')}, '')`),
          customerid: "prove-@{workflow()?['run']?['name']}",
        }),
      ),
      Wait_for_the_charge: {
        type: 'Wait',
        runAfter: { Not_accepted: ['Succeeded', 'Skipped'] },
        inputs: { until: { timestamp: '@addSeconds(utcNow(), 120)' } },
      },
      [after]: call(connector, 'Check_Credits'),
      After_as_text: answerAsText(after),
      Read_after: readAnswer(connector, 'Check_Credits', 'After_as_text', [balance]),
      Verdict: {
        type: 'Compose',
        description: 'What the two balances say, in plain words.',
        runAfter: afterAnyEnd('Read_after'),
        inputs: value(verdict({ before: balanceOf('Read_before', balance), after: balanceOf('Read_after', balance) })),
      },
      Not_proved: {
        type: 'If',
        expression: holds(`not(${isCharged})`),
        actions: { Account_is_not_proved: fail('NOT_PROVED', `@{${verdictText}}`) },
      },
    }),
  };
};
