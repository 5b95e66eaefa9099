import type { Connector } from '../../connector/model.ts';
import type { Actions, JsonObject, OpenApiConnection } from '../../emit/documents/workflow.ts';
import { describeSample } from '../catalogue.ts';
import { member, requested, value } from '../expressions.ts';
import { messagesRequest } from '../requests.ts';
import { afterAnyEnd, afterFailure, holds, requestTrigger, startWith } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { answerText, isRefused, sendSms } from './sending.ts';

const current = (name: string): string => value(member("items('Each_message')", name));

const message = {
  messagetext: current('messagetext'),
  recipients: current('recipients'),
  customerid: current('customerid'),
};

const add = (list: string, entry: JsonObject): Actions[string] => ({
  type: 'AppendToArrayVariable',
  inputs: { name: list, value: entry },
});

/** The caller waits for the answer, and after 429 nothing was sent, so it goes back to the caller at once. */
const withoutRetries = (send: OpenApiConnection): OpenApiConnection => ({
  ...send,
  inputs: { ...send.inputs, retryPolicy: { type: 'none' } },
});

const withAnswer = { ...message, answer: value(answerText('Send_SMS')) };

const eachMessage = (connector: Connector): Actions => ({
  Send_SMS: withoutRetries(sendSms(connector, message)),
  Accepted: add('accepted', { customerid: message.customerid }),
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

export const sendWithReviewList = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('SendWithReviewList'),
  definition: flow(
    forAnybody(requestTrigger('Your system calls this address with the messages to send.', messagesRequest(connector))),
    {
      Accepted_list: startWith('accepted', 'array', []),
      Refused_list: startWith('refused', 'array', []),
      Review_list: startWith('review', 'array', []),
      Each_message: {
        type: 'Foreach',
        foreach: value(requested('messages')),
        runtimeConfiguration: { concurrency: { repetitions: 1 } },
        actions: eachMessage(connector),
      },
      Answer: {
        type: 'Response',
        kind: 'Http',
        runAfter: afterAnyEnd('Each_message'),
        inputs: {
          statusCode: 200,
          headers: { [connector.contentType.name]: connector.contentType.value },
          body: {
            accepted: "@variables('accepted')",
            refused: "@variables('refused')",
            review: "@variables('review')",
          },
        },
      },
    },
  ),
});
