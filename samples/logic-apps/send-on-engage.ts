import { engage } from '../../connector/engage.ts';
import type { Connector } from '../../connector/model.ts';
import type { Actions, JsonObject } from '../../emit/documents/workflow.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { textOfAnswer } from '../answers.ts';
import { describeSample } from '../catalogue.ts';
import { between, either, literal, member, requested, statusCodeOf, value } from '../expressions.ts';
import { input, operation, unknownOutcomeStatus } from '../operation.ts';
import {
  afterAnyEnd,
  fail,
  holds,
  objectSchema,
  ofAnyType,
  property,
  refuseIncomplete,
  requestTrigger,
} from '../steps.ts';
import { logicApp } from './definition.ts';

const { host, sendPath, bulkPath, fields: names, answer, keyHeader } = engage;
const { sender, text, recipient, recipients, reference } = names.value;
const { success } = answer.value;

const numbers = requested('recipients');
const isToOne = `equals(length(${numbers}), 1)`;
const said = member("body('Read_answer')", success);

const withMember = (object: string, name: string, given: string): string =>
  `addProperty(${object}, ${literal(name)}, ${given})`;

/** The text to one number with its reference where there is one; whether one to several takes a reference is not known. */
const wholeText = (): string => {
  const toOne = withMember("outputs('Text')", recipient, `${numbers}?[0]`);
  const withReference = withMember(toOne, reference, requested('customerid'));
  const one = either(`empty(${requested('customerid')})`, toOne, withReference);
  return either(isToOne, one, withMember("outputs('Text')", recipients, numbers));
};

const status = statusCodeOf('Send_on_Engage');
const answered = between(status, 200, 300);

/** As the connector's script decides it: a refusal of a text to several does not say which of them it is about. */
const outcome = (connector: Connector): string => {
  const unclear = `or(equals(${status}, 408), equals(${status}, ${unknownOutcomeStatus(connector)}), equals(${said}, true))`;
  const refused = `or(and(${answered}, equals(${said}, false), ${isToOne}), and(${between(status, 400, 500)}, not(${unclear})))`;
  return either(`and(${answered}, equals(${said}, true))`, "'accepted'", either(refused, "'refused'", "'unknown'"));
};

const beforeSending: Actions = {
  Key_is_missing: {
    type: 'If',
    expression: holds("empty(parameters('engageKey'))"),
    actions: { No_key: fail('NOT_SENT', 'Nothing was sent: set the parameter engageKey to the key of your account.') },
  },
  Without_country: {
    type: 'Query',
    description: 'Engage takes numbers with a plus and their country. Nothing is guessed.',
    inputs: { from: value(numbers), where: "@not(startsWith(string(item()), '+'))" },
  },
  Number_without_country: {
    type: 'If',
    expression: holds(`or(empty(${numbers}), not(empty(body('Without_country'))))`),
    actions: {
      Nothing_is_guessed: fail(
        'NOT_SENT',
        "Nothing was sent: write each number with a plus and its country, such as +353870000000. Not so written: @{string(body('Without_country'))}",
      ),
    },
  },
};

const request = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  const given = (name: string): JsonObject => property(input(send, name));
  return objectSchema(
    {
      messagetext: given('messagetext'),
      recipients: given('recipients'),
      senderid: { ...given('senderid'), minLength: 1 },
      customerid: ofAnyType(given('customerid')),
    },
    ['messagetext', 'recipients', 'senderid'],
  );
};

const afterSending = (connector: Connector): Actions => ({
  Answer_as_text: {
    type: 'Compose',
    runAfter: afterAnyEnd('Send_on_Engage'),
    inputs: value(textOfAnswer('Send_on_Engage')),
  },
  Read_answer: {
    type: 'ParseJson',
    description: 'Fails when the answer is not what Engage answers.',
    inputs: {
      content: "@outputs('Answer_as_text')",
      schema: { type: 'object', properties: { [success]: { type: 'boolean' } }, required: [success] },
    },
  },
  Outcome: { type: 'Compose', runAfter: afterAnyEnd('Read_answer'), inputs: value(outcome(connector)) },
  Not_accepted: {
    type: 'If',
    expression: holds("not(equals(outputs('Outcome'), 'accepted'))"),
    actions: {
      Unknown_outcome: {
        type: 'If',
        expression: holds("equals(outputs('Outcome'), 'unknown')"),
        actions: {
          Review_list_entry: {
            type: 'Compose',
            description: 'This message may have gone out. Look before you send it again.',
            inputs: { request: "@outputs('Whole_text')", answer: "@outputs('Answer_as_text')" },
          },
          Outcome_is_unknown: fail(
            'UNKNOWN_OUTCOME',
            'The text may have gone out. It is on the review list and was not sent again.',
          ),
        },
        else: { actions: { Nothing_was_sent: fail('NOT_SENT', "Nothing was sent. @{outputs('Answer_as_text')}") } },
      },
    },
  },
});

/** Calls Engage over HTTP, since no connector of Logic Apps can: neither its policies nor its script run there. */
export const sendOnEngage = (connector: Connector): SampleWorkflow => ({
  ...describeSample('SendOnEngage'),
  definition: logicApp(
    requestTrigger('Your system calls this address with a text.', request(connector)),
    {
      ...refuseIncomplete(['messagetext', 'recipients', 'senderid']),
      ...beforeSending,
      Text: {
        type: 'Compose',
        inputs: { [sender]: value(requested('senderid')), [text]: value(requested('messagetext')) },
      },
      Whole_text: { type: 'Compose', inputs: value(wholeText()) },
      Send_on_Engage: {
        type: 'Http',
        description: `No retries. ${operation(connector, 'Send_SMS').repetition.reason} The key is not shown in the run history.`,
        inputs: {
          method: 'POST',
          uri: `https://${host.value}@{${either(isToOne, literal(sendPath.value), literal(bulkPath.value))}}`,
          headers: {
            [keyHeader.value]: "@parameters('engageKey')",
            [connector.contentType.name]: connector.contentType.value,
          },
          body: "@outputs('Whole_text')",
          retryPolicy: { type: 'none' },
        },
      },
      ...afterSending(connector),
    },
    {
      engageKey: {
        type: 'SecureString',
        defaultValue: '',
        metadata: { description: 'The key of an account on Engage. While it is empty, this workflow sends nothing.' },
      },
    },
  ),
});
