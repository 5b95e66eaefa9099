import { describe, expect, test } from 'vitest';
import type { BodyShape } from '../../sendmode/api.ts';
import { readBody } from '../../sendmode/body.ts';
import { SendmodeRefusal } from '../../sendmode/codes.ts';

const messageShape: BodyShape = {
  wrapper: 'message',
  fields: ['messagetext', 'recipients'],
  beside: [],
  required: new Set(),
};
const importShape = { ...messageShape, wrapper: 'importdata', fields: ['mobilenumber'], beside: ['group'] };
const jsonLabel = 'application/json';
const formLabel = 'application/x-www-form-urlencoded';

const read = (label: string | undefined, body: string, shape = messageShape) =>
  readBody(label, new TextEncoder().encode(body), shape);

describe('a body that is read', () => {
  test.each([
    { form: 'json-wrapped', label: jsonLabel, body: '{"message":{"messagetext":"Hi"}}', data: { messagetext: 'Hi' } },
    { form: 'json-wrapped', label: 'Application/JSON; charset=utf-8', body: '{"message":{}}', data: {} },
    { form: 'json-wrapped', label: ' application/json ;charset="utf-8"', body: '\ufeff{"message":{}}', data: {} },
    { form: 'json-flat', label: jsonLabel, body: '{"messagetext":"Hi"}', data: { messagetext: 'Hi' } },
    {
      form: 'form',
      label: formLabel,
      body: 'message=%7B%22messagetext%22%3A%22a%26b%2Bc+d%22%7D',
      data: { messagetext: 'a&b+c d' },
    },
    {
      form: 'form',
      label: `${formLabel}; charset=UTF-8`,
      body: 'message={"messagetext":"Fáilte 👍"}',
      data: { messagetext: 'Fáilte 👍' },
    },
    { form: 'form', label: formLabel, body: 'message={"a":1}&message={"a":2}', data: { a: 1 } },
  ])('$form, labelled $label: $body', ({ form, label, body, data }) => {
    expect(read(label, body)).toMatchObject({ form, data });
  });

  test('keeps what stands beside the data', () => {
    const wrapped = read(jsonLabel, '{"group":"VIP","importdata":{"mobilenumber":"1"}}', importShape);
    const flat = read(jsonLabel, '{"group":"VIP","mobilenumber":"1"}', importShape);
    const form = read(formLabel, 'group=VIP&importdata={"mobilenumber":"1"}', importShape);
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
    { form: 'none', label: jsonLabel, body: '', error: `${lacking}: the request has no body` },
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
    { form: 'unrecognised', label: jsonLabel, body: '{"message":', error: `${wrong}: the body is not a JSON object` },
    { form: 'unrecognised', label: jsonLabel, body: '[1]', error: `${wrong}: the body is not a JSON object` },
    { form: 'unrecognised', label: jsonLabel, body: 'null', error: `${wrong}: the body is not a JSON object` },
    { form: 'unrecognised', label: jsonLabel, body: '{"text":"Hi"}', error: `${lacking}: message is missing` },
    { form: 'json-wrapped', label: jsonLabel, body: '{"message":null}', error: `${lacking}: message is missing` },
    {
      form: 'json-wrapped',
      label: jsonLabel,
      body: '{"message":"Hi"}',
      error: `${wrong}: message is not a JSON object`,
    },
    {
      form: 'json-wrapped',
      label: jsonLabel,
      body: '{"message":["Hi"]}',
      error: `${wrong}: message is not a JSON object`,
    },
    { form: 'form', label: formLabel, body: '{"message":{}}', error: `${lacking}: message is missing` },
    { form: 'form', label: formLabel, body: 'message=', error: `${lacking}: message is missing` },
    { form: 'form', label: formLabel, body: 'message=Hello', error: `${wrong}: message is not a JSON object` },
  ])('$form, labelled $label: $body', ({ form, label, body, error }) => {
    const received = read(label, body);
    expect(received.form).toBe(form);
    expect(received.data).toBeInstanceOf(SendmodeRefusal);
    expect((received.data as SendmodeRefusal).message).toBe(error);
  });

  test.each([jsonLabel, formLabel])('bytes that are not UTF-8, labelled %s', (label) => {
    const received = readBody(label, Uint8Array.from([0x7b, 0xff, 0x7d]), messageShape);
    expect(received).toMatchObject({ form: 'unrecognised', data: { identifier: 'INVALID_PARAMETER' } });
  });
});
