import type { Connector } from '../connector/model.ts';
import type { Actions, If, InitializeVariable } from '../emit/documents/workflow.ts';
import { answerAsText, codeIn, isAccepted, readAnswer } from './answers.ts';
import { between, member, statusCodeOf, value } from './expressions.ts';
import { unknownOutcomeStatus } from './operation.ts';
import { afterAnyEnd, holds, startWith } from './steps.ts';

/** What became of a message: nothing was sent for certain when it was `refused` or `throttled`. */
export type Outcome = 'accepted' | 'refused' | 'throttled' | 'unknown';

/** Sendmode's code for an unexpected error while it worked on the request (Sendmode's REST documentation, "Errors"). */
const systemError = 8;
const tooManyCalls = 429;

/** How often a message is offered while the answer is that there are too many calls. */
const offers = 10;

const status = statusCodeOf('Send_SMS');
const read = codeIn('Read_answer');

/** One of the outcomes, from the HTTP status and from the status code in the answer. */
const outcome = (connector: Connector): string => {
  const answered = between(status, 200, 300);
  const accepted = `and(${answered}, ${isAccepted('Read_answer')})`;
  const refusedInAnswer = `and(${answered}, not(empty(${read})), not(equals(${read}, '${systemError}')))`;
  const unclear = `or(equals(${status}, 408), equals(${status}, ${unknownOutcomeStatus(connector)}))`;
  const refusedByStatus = `and(${between(status, 400, 500)}, not(${unclear}))`;
  return [
    `if(equals(${status}, ${tooManyCalls}), 'throttled'`,
    `if(${accepted}, 'accepted'`,
    `if(or(${refusedInAnswer}, ${refusedByStatus}), 'refused', 'unknown')))`,
  ].join(', ');
};

/** The outcome of the message in hand. */
export const outcomeOfMessage = member("variables('answer')", 'outcome');
/** What came as an answer, as text. */
export const answerText = member("variables('answer')", 'text');

/** The variable that holds the outcome of the message in hand. It is unknown until an answer says otherwise. */
const unknown = { outcome: 'unknown', text: 'No answer could be recorded.' };
export const answerVariable: InitializeVariable = startWith('answer', 'object', unknown);

/** Waits as long as the answer asks; without a number of seconds in it, one period of the throttling limit. */
const waitWhenThrottled = (connector: Connector): If => ({
  type: 'If',
  description: 'Nothing was sent: there were too many calls.',
  expression: holds(`equals(${outcomeOfMessage}, 'throttled')`),
  actions: {
    Wait_as_told: {
      type: 'Wait',
      inputs: {
        until: { timestamp: "@addSeconds(utcNow(), int(outputs('Send_SMS')?['headers']?['Retry-After']))" },
      },
    },
    Wait_one_period: {
      type: 'Wait',
      runAfter: { Wait_as_told: ['Failed'] },
      inputs: { until: { timestamp: `@addSeconds(utcNow(), ${connector.throttling.renewalPeriod})` } },
    },
  },
});

/**
 * Sends a message once and records in the variable `answer` what became of it.
 *
 * @param send - steps whose last one is called `Send_SMS`
 */
export const sendAndRecord = (connector: Connector, send: Actions): Actions => ({
  Outcome_is_unknown_so_far: { type: 'SetVariable', inputs: { name: 'answer', value: unknown } },
  ...send,
  Answer_as_text: answerAsText('Send_SMS'),
  Read_answer: readAnswer(connector, 'Send_SMS', 'Answer_as_text'),
  Outcome: {
    type: 'Compose',
    runAfter: { ...afterAnyEnd('Send_SMS'), ...afterAnyEnd('Read_answer') },
    inputs: value(outcome(connector)),
  },
  Record_outcome: {
    type: 'SetVariable',
    inputs: {
      name: 'answer',
      value: {
        outcome: "@outputs('Outcome')",
        text: "@coalesce(outputs('Answer_as_text'), 'No answer could be recorded.')",
      },
    },
  },
});

/**
 * A loop that sends a message until it is answered with anything but 429, which alone says for certain that nothing was
 * sent and that the same call may be made again. The outcome is then in the variable `answer`.
 */
export const sendUntilAnswered = (connector: Connector, send: Actions): Actions[string] => ({
  type: 'Until',
  description: 'Offers the message again only after 429, when nothing was sent.',
  expression: value(`not(equals(${outcomeOfMessage}, 'throttled'))`),
  limit: { count: offers, timeout: 'PT1H' },
  actions: {
    ...sendAndRecord(connector, send),
    Too_many_calls: waitWhenThrottled(connector),
  },
});
