import type { Connector } from '../../connector/model.ts';
import type { Actions, JsonObject, OpenApiConnection } from '../../emit/documents/workflow.ts';
import { textOfAnswer } from '../answers.ts';
import { between, statusCodeOf, value } from '../expressions.ts';
import { type FieldValues, unknownOutcomeStatus } from '../operation.ts';
import { afterFailure, fail, holds } from '../steps.ts';
import { call } from './actions.ts';

/** A step that sends a text message. What follows it must look at an unknown outcome: see `orReview` and `isRefused`. */
export const sendSms = (connector: Connector, values: FieldValues): OpenApiConnection =>
  call(
    connector,
    'Send_SMS',
    values,
    `The connector answers ${unknownOutcomeStatus(connector)} when nobody knows whether the text went out, and the platform does not repeat that. The step after this one looks at it.`,
  );

/** The caller, or the campaign, waits and decides itself: after 429 nothing was sent. */
export const withoutRetries = (send: OpenApiConnection): OpenApiConnection => ({
  ...send,
  inputs: { ...send.inputs, retryPolicy: { type: 'none' } },
});

/**
 * Whether the answer says for certain that nothing was sent: a refusal. Anything else that is no success, such as no
 * answer at all, leaves the outcome unknown.
 */
export const isRefused = (connector: Connector, send: string): string => {
  const code = statusCodeOf(send);
  return `and(${between(code, 400, 500)}, not(equals(${code}, 408)), not(equals(${code}, ${unknownOutcomeStatus(connector)})))`;
};

/**
 * What to do when a send step did not succeed. A refusal ends the run as failed with Sendmode's words. An unknown outcome
 * puts the message on the review list first, and is not repeated.
 */
export const orReview = (connector: Connector, send: string, message: JsonObject): Actions => ({
  [`${send}_was_not_accepted`]: {
    type: 'If',
    runAfter: afterFailure(send),
    expression: holds(isRefused(connector, send)),
    actions: { [`${send}_was_refused`]: fail('NOT_SENT', `Nothing was sent. @{${textOfAnswer(send)}}`) },
    else: {
      actions: {
        [`${send}_review_list_entry`]: {
          type: 'Compose',
          description:
            'This message may have gone out. Look before you send it again. To keep a list, put Create item of a SharePoint list here.',
          inputs: { ...message, answer: value(textOfAnswer(send)) },
        },
        [`${send}_has_an_unknown_outcome`]: fail(
          'UNKNOWN_OUTCOME',
          'The text may have gone out. It is on the review list and was not sent again.',
        ),
      },
    },
  },
});
