import type { Connector } from '../../connector/model.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { Actions } from '../../emit/documents/workflow.ts';
import { value } from '../expressions.ts';
import { answerText, outcomeOfMessage, sendUntilAnswered } from '../outcome.ts';
import { afterAnyEnd, fail, holds } from '../steps.ts';
import { call } from './actions.ts';

/**
 * Sends one message and ends the run as failed unless it was accepted; with an unknown outcome it is put on the review list
 * first. The variable `answer` must have been initialised before.
 */
export const sendOneMessage = (connector: Connector, body: JsonValue): Actions => ({
  Send_until_answered: sendUntilAnswered(connector, { Send_SMS: call(connector, 'Send_SMS', body) }),
  Not_accepted: {
    type: 'If',
    runAfter: afterAnyEnd('Send_until_answered'),
    expression: holds(`not(equals(${outcomeOfMessage}, 'accepted'))`),
    actions: {
      Unknown_outcome: {
        type: 'If',
        expression: holds(`equals(${outcomeOfMessage}, 'unknown')`),
        actions: {
          Review_list_entry: {
            type: 'Compose',
            description:
              'This message may have gone out. Look before you send it again. To keep a list, put a step here that adds a row to a table of yours.',
            inputs: { request: body, answer: value(answerText) },
          },
          Outcome_is_unknown: fail(
            'UNKNOWN_OUTCOME',
            'The text may have gone out. It is on the review list and was not sent again.',
          ),
        },
        else: { actions: { Nothing_was_sent: fail('NOT_SENT', `Nothing was sent. @{${answerText}}`) } },
      },
    },
  },
});
