import { describe, expect, test } from 'vitest';
import type { Action } from '../../connector/model.ts';
import {
  type FieldValues,
  flowParameters,
  input,
  operation,
  requestBody,
  requestBodyAround,
  resultName,
  unknownOutcomeStatus,
} from '../../samples/operation.ts';
import { fixedDescription } from '../connector/fixed-description.ts';

const send = operation(fixedDescription, 'Send_SMS');
const importCustomer = operation(fixedDescription, 'Import_Customer');
const message: FieldValues = { messagetext: 'Hello', recipients: ['0870000000'] };
const customer: FieldValues = { group: 'Newsletter', mobilenumber: '0870000000' };
const flat: Action = { ...send, body: { description: '', fields: send.body?.fields ?? [] } };

describe('a request follows from the description', () => {
  test.each<[string, Action, FieldValues, unknown, Record<string, unknown>]>([
    [
      'with a wrapper',
      send,
      message,
      { message },
      { 'body/message/messagetext': 'Hello', 'body/message/recipients': ['0870000000'] },
    ],
    [
      'with a field beside the wrapper',
      importCustomer,
      customer,
      { group: 'Newsletter', importdata: { mobilenumber: '0870000000' } },
      { 'body/group': 'Newsletter', 'body/importdata/mobilenumber': '0870000000' },
    ],
    ['without a wrapper', flat, message, message, { 'body/messagetext': 'Hello', 'body/recipients': ['0870000000'] }],
  ])('%s', (_, action, values, body, keys) => {
    expect(requestBody(action, values)).toEqual(body);
    expect(flowParameters(fixedDescription, action, values)).toEqual({ 'Content-Type': 'application/json', ...keys });
  });

  test('around fields that an expression builds', () => {
    expect(requestBodyAround(send, "@outputs('Message')")).toEqual({ message: "@outputs('Message')" });
    expect(requestBodyAround(flat, "@outputs('Message')")).toBe("@outputs('Message')");
  });

  test('the status for an unknown outcome', () => {
    expect(unknownOutcomeStatus(fixedDescription)).toBe(424);
  });
});

describe('a sample that does not fit the description is not emitted', () => {
  test.each<[string, () => unknown, string]>([
    [
      'an operation',
      () => operation(fixedDescription, 'SendSMS'),
      'A sample uses the operation SendSMS, which the connector does not have. It has: Send_SMS, Import_Customer, Check_Credits, Optout_Customer.',
    ],
    [
      'an input',
      () => requestBody(send, { ...message, text: 'Hello' }),
      'A sample fills in text of Send_SMS, which has no such input. It has: messagetext, recipients, senderid, customerid, scheduledate.',
    ],
    [
      'an input of an operation without any',
      () => input(operation(fixedDescription, 'Check_Credits'), 'text'),
      'A sample fills in text of Check_Credits, which has no such input. It has: no input.',
    ],
    [
      'a required input that is missing',
      () => flowParameters(fixedDescription, send, { messagetext: 'Hello' }),
      'A sample calls Send_SMS without recipients, which Sendmode requires. Fill it in.',
    ],
    [
      'a field of an answer',
      () => resultName(operation(fixedDescription, 'Check_Credits'), 'credits'),
      'A sample reads credits of Check_Credits, whose answer has no such field. It has: status, statusCode, error, balance.',
    ],
    [
      'fields that cannot be one expression',
      () => requestBodyAround(flat, '@triggerBody()', { group: 'Newsletter' }),
      'Send_SMS has no wrapper, so its fields cannot be one expression with others beside it.',
    ],
    [
      'no status for an unknown outcome',
      () => unknownOutcomeStatus({ ...fixedDescription, errors: [] }),
      'The connector has no error for an unknown outcome, which the samples put on a review list.',
    ],
  ])('%s', (_, emit, message) => {
    expect(emit).toThrow(new Error(message));
  });
});
