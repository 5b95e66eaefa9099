import { describe, expect, test } from 'vitest';
import { readBody } from '../../sendmode/body.ts';
import { Refusal } from '../../sendmode/codes.ts';

const MESSAGE = { wrapper: 'message', fields: ['messagetext', 'recipients'] };
const IMPORT = { wrapper: 'importdata', fields: ['mobilenumber'] };
const JSON_LABEL = 'application/json';
const FORM_LABEL = 'application/x-www-form-urlencoded';

const read = (label: string | undefined, body: string, shape = MESSAGE) =>
  readBody(label, new TextEncoder().encode(body), shape);

describe('a body that is read', () => {
  test.each([
    { form: 'json-wrapped', label: JSON_LABEL, body: '{"message":{"messagetext":"Hi"}}', data: { messagetext: 'Hi' } },
    { form: 'json-wrapped', label: 'Application/JSON; charset=utf-8', body: '{"message":{}}', data: {} },
    { form: 'json-wrapped', label: ' application/json ;charset="utf-8"', body: '\ufeff{"message":{}}', data: {} },
    { form: 'json-flat', label: JSON_LABEL, body: '{"messagetext":"Hi"}', data: { messagetext: 'Hi' } },
    {
      form: 'form',
      label: FORM_LABEL,
      body: 'message=%7B%22messagetext%22%3A%22a%26b%2Bc+d%22%7D',
      data: { messagetext: 'a&b+c d' },
    },
    {
      form: 'form',
      label: `${FORM_LABEL}; charset=UTF-8`,
      body: 'message={"messagetext":"Fáilte 👍"}',
      data: { messagetext: 'Fáilte 👍' },
    },
    { form: 'form', label: FORM_LABEL, body: 'message={"a":1}&message={"a":2}', data: { a: 1 } },
  ])('$form, labelled $label: $body', ({ form, label, body, data }) => {
    expect(read(label, body)).toMatchObject({ form, data });
  });

  test('keeps what stands beside the data', () => {
    const wrapped = read(JSON_LABEL, '{"group":"VIP","importdata":{"mobilenumber":"1"}}', IMPORT);
    const flat = read(JSON_LABEL, '{"group":"VIP","mobilenumber":"1"}', IMPORT);
    const form = read(FORM_LABEL, 'group=VIP&importdata={"mobilenumber":"1"}', IMPORT);
    expect([wrapped, flat, form].map((each) => [each.form, each.beside.group])).toEqual([
      ['json-wrapped', 'VIP'],
      ['json-flat', 'VIP'],
      ['form', 'VIP'],
    ]);
  });
});

describe('a body that is refused', () => {
  const lacking = 'You do not have all the required variables in your [message] data';
  const wrong = 'A parameter has the wrong type';
  test.each([
    { form: 'none', label: JSON_LABEL, body: '', error: `${lacking}: the request has no body` },
    {
      form: 'unrecognised',
      label: undefined,
      body: '{"message":{}}',
      error: `${lacking}: a body without a content type is not read`,
    },
    {
      form: 'unrecognised',
      label: 'text/plain',
      body: '{"message":{}}',
      error: `${lacking}: a body labelled "text/plain" is not read`,
    },
    {
      form: 'unrecognised',
      label: 'application/json, application/json',
      body: '{"message":{}}',
      error: `${lacking}: a body labelled "application/json, application/json" is not read`,
    },
    { form: 'unrecognised', label: JSON_LABEL, body: '{"message":', error: `${wrong}: the body is not a JSON object` },
    { form: 'unrecognised', label: JSON_LABEL, body: '[1]', error: `${wrong}: the body is not a JSON object` },
    { form: 'unrecognised', label: JSON_LABEL, body: 'null', error: `${wrong}: the body is not a JSON object` },
    { form: 'unrecognised', label: JSON_LABEL, body: '{"text":"Hi"}', error: `${lacking}: message is missing` },
    { form: 'json-wrapped', label: JSON_LABEL, body: '{"message":null}', error: `${lacking}: message is missing` },
    {
      form: 'json-wrapped',
      label: JSON_LABEL,
      body: '{"message":"Hi"}',
      error: `${wrong}: message is not a JSON object`,
    },
    {
      form: 'json-wrapped',
      label: JSON_LABEL,
      body: '{"message":["Hi"]}',
      error: `${wrong}: message is not a JSON object`,
    },
    { form: 'form', label: FORM_LABEL, body: '{"message":{}}', error: `${lacking}: message is missing` },
    { form: 'form', label: FORM_LABEL, body: 'message=', error: `${lacking}: message is missing` },
    { form: 'form', label: FORM_LABEL, body: 'message=Hello', error: `${wrong}: message is not a JSON object` },
  ])('$form, labelled $label: $body', ({ form, label, body, error }) => {
    const received = read(label, body);
    expect(received.form).toBe(form);
    expect(received.data).toBeInstanceOf(Refusal);
    expect((received.data as Refusal).message).toBe(error);
  });

  test.each([JSON_LABEL, FORM_LABEL])('bytes that are not UTF-8, labelled %s', (label) => {
    const received = readBody(label, Uint8Array.from([0x7b, 0xff, 0x7d]), MESSAGE);
    expect(received).toMatchObject({ form: 'unrecognised', data: { identifier: 'INVALID_PARAMETER' } });
  });
});
