import type { Connector } from '../../connector/model.ts';
import type { Actions, JsonObject } from '../../emit/documents/workflow.ts';
import { textOfAnswer } from '../answers.ts';
import { describeSample } from '../catalogue.ts';
import { requested, value } from '../expressions.ts';
import { beforeNumbers } from '../numbers.ts';
import { messagesRequest } from '../requests.ts';
import { answerWithLists, eachMessage, filedMessage, listOfEntries, messageInHand } from '../review-list.ts';
import { afterFailure, holds, startWith, validatedTrigger } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { isRefused, sendSms, withoutRetries } from './sending.ts';

const add = (list: string, entry: JsonObject): Actions[string] => ({
  type: 'AppendToArrayVariable',
  inputs: { name: list, value: entry },
});

const withAnswer = { ...filedMessage, answer: value(textOfAnswer('Send_SMS')) };

const send = (connector: Connector): Actions => ({
  Send_SMS: withoutRetries(sendSms(connector, messageInHand)),
  Accepted: add('accepted', filedMessage),
  Not_accepted: {
    type: 'If',
    runAfter: afterFailure('Send_SMS'),
    expression: holds(isRefused(connector, 'Send_SMS')),
    actions: { Refused: add('refused', withAnswer) },
    else: {
      actions: {
        Put_on_the_review_list: {
          ...add('review', withAnswer),
          description:
            'This message may have gone out. Look before you send it again. To keep the list, put Create item of a SharePoint list here.',
        },
      },
    },
  },
});

const lists = ['accepted', 'refused', 'review'];

export const sendWithReviewList = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('SendWithReviewList'),
  definition: flow(
    forAnybody(
      validatedTrigger('Your system calls this address with the messages to send.', messagesRequest(connector)),
    ),
    {
      Settings: {
        type: 'Compose',
        description: 'The country code that a number with a leading zero stands for.',
        inputs: { countryCode: '353' },
      },
      Accepted_list: startWith('accepted', 'array', []),
      Refused_list: startWith('refused', 'array', []),
      Review_list: startWith('review', 'array', []),
      ...listOfEntries,
      ...beforeNumbers("outputs('Settings')?['countryCode']"),
      Each_message: {
        type: 'Foreach',
        foreach: value(requested('messages')),
        runtimeConfiguration: { concurrency: { repetitions: 1 } },
        actions: eachMessage(send(connector), (entry) => add('refused', entry)),
      },
      ...answerWithLists(connector, lists),
    },
  ),
});
