import type { Connector } from '../../connector/model.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { member, requested, value } from '../expressions.ts';
import { operation, requestBody } from '../operation.ts';
import { messagesRequest } from '../requests.ts';
import { afterAnyEnd, requestTrigger } from '../steps.ts';
import { logicApp } from './definition.ts';
import { allLists, emptyLists, fileByOutcome } from './lists.ts';
import { answerVariable, sendAndRecord } from './sending.ts';

const current = (name: string): string => value(member("items('Each_message')", name));

const message = {
  messagetext: current('messagetext'),
  recipients: current('recipients'),
  customerid: current('customerid'),
};

export const sendWithReviewList = (connector: Connector): SampleWorkflow => ({
  ...describeSample('SendWithReviewList'),
  definition: logicApp(
    requestTrigger('Your system calls this address with the messages to send.', messagesRequest(connector)),
    {
      Answer_of_the_message: answerVariable,
      ...emptyLists,
      Each_message: {
        type: 'Foreach',
        description:
          'One after the other, since variables belong to the whole run. After 429 nothing was sent; there is no waiting, because the caller waits.',
        foreach: value(requested('messages')),
        runtimeConfiguration: { concurrency: { repetitions: 1 } },
        actions: {
          ...sendAndRecord(connector, requestBody(operation(connector, 'Send_SMS'), message)),
          File_the_message: fileByOutcome('Record_outcome', message),
        },
      },
      Answer: {
        type: 'Response',
        kind: 'Http',
        runAfter: afterAnyEnd('Each_message'),
        inputs: {
          statusCode: 200,
          headers: { [connector.contentType.name]: connector.contentType.value },
          body: allLists,
        },
      },
    },
  ),
});
