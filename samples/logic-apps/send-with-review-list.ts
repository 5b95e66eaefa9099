import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { addTo, emptyLists, fileByOutcome, lists } from '../lists.ts';
import { beforeNumbers } from '../numbers.ts';
import { answerVariable, sendAndRecord } from '../outcome.ts';
import { messagesRequest } from '../requests.ts';
import { answerWithLists, eachMessage, filedMessage, listOfEntries, messageInHand } from '../review-list.ts';
import { validatedTrigger } from '../steps.ts';
import { sendSms } from './actions.ts';
import { logicApp, textParameter } from './definition.ts';

export const sendWithReviewList = (connector: Connector): SampleWorkflow => ({
  ...describeSample('SendWithReviewList'),
  definition: logicApp(
    validatedTrigger('Your system calls this address with the messages to send.', messagesRequest(connector)),
    {
      Answer_of_the_message: answerVariable,
      ...emptyLists,
      ...listOfEntries,
      ...beforeNumbers("parameters('countryCode')"),
      Each_message: {
        type: 'Foreach',
        description:
          'One after the other, since variables belong to the whole run. After 429 nothing was sent, and the message is on the list notSent.',
        foreach: value(requested('messages')),
        runtimeConfiguration: { concurrency: { repetitions: 1 } },
        actions: eachMessage(
          {
            ...sendAndRecord(connector, sendSms(connector, messageInHand)),
            File_the_message: fileByOutcome('Record_outcome', filedMessage),
          },
          (entry) => addTo('refused', entry),
        ),
      },
      ...answerWithLists(connector, lists),
    },
    { countryCode: textParameter('353', 'The country code that a number with a leading zero stands for.') },
  ),
});
