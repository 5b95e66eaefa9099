import { describe, expect, test } from 'vitest';
import { documentedCodes } from '../../sendmode/codes.ts';
import { hello, sendmodeAtNoon } from './client.ts';

const lacking = 'You do not have all the required variables in your [message] data';

interface Case {
  readonly code: number;
  readonly given: string;
  readonly path: '/v2/send' | '/v2/import' | '/v2/optout';
  readonly body: object;
  readonly key?: string;
  readonly error: string;
}

const cases: readonly Case[] = [
  {
    code: 1,
    given: 'a blank text',
    path: '/v2/send',
    body: { message: { ...hello, messagetext: ' \n' } },
    error: 'No valid message was supplied: messagetext is blank',
  },
  {
    code: 1,
    given: 'a text of 256 segments',
    path: '/v2/send',
    body: { message: { ...hello, messagetext: 'a'.repeat(255 * 153 + 1) } },
    error: 'No valid message was supplied: messagetext takes 256 segments, and at most 255 are possible',
  },
  {
    code: 10,
    given: 'a sender ID of twelve letters',
    path: '/v2/send',
    body: { message: { ...hello, senderid: 'TwelveLetter' } },
    error: 'senderid "TwelveLetter" is not valid: use up to 11 characters of the GSM alphabet, or 3 to 15 digits',
  },
  {
    code: 10,
    given: 'a sender ID outside the GSM alphabet',
    path: '/v2/send',
    body: { message: { ...hello, senderid: 'Áine' } },
    error: 'senderid "Áine" is not valid: use up to 11 characters of the GSM alphabet, or 3 to 15 digits',
  },
  {
    code: 11,
    given: 'one bad recipient among good ones',
    path: '/v2/send',
    body: { message: { ...hello, recipients: ['0870000000', 'Mary'] } },
    error:
      'recipients[1] "Mary" is not a mobile number: write it like 0870000000, 353870000000, +353870000000 or 00353870000000',
  },
  {
    code: 11,
    given: 'a bad number to import',
    path: '/v2/import',
    body: { importdata: { mobilenumber: '12' } },
    error:
      'mobilenumber "12" is not a mobile number: write it like 0870000000, 353870000000, +353870000000 or 00353870000000',
  },
  {
    code: 11,
    given: 'an empty number to opt out',
    path: '/v2/optout',
    body: { message: { mobilenumber: '' } },
    error:
      'mobilenumber "" is not a mobile number: write it like 0870000000, 353870000000, +353870000000 or 00353870000000',
  },
  {
    code: 14,
    given: 'an unknown key',
    path: '/v2/send',
    body: { message: hello },
    key: 'another-key',
    error: 'The access key is not valid',
  },
  {
    code: 14,
    given: 'a scheme word before the key',
    path: '/v2/send',
    body: { message: hello },
    key: 'Bearer demo-key',
    error: 'The access key is not valid: Authorization takes the bare key, without the word Bearer',
  },
  {
    code: 14,
    given: 'no key',
    path: '/v2/send',
    body: { message: hello },
    key: '',
    error: 'The access key is missing: put the bare key into the Authorization header',
  },
  {
    code: 16,
    given: 'an account without the right to the API',
    path: '/v2/send',
    body: { message: hello },
    key: 'no-api-access-key',
    error: 'You are not allowed to use the API',
  },
  {
    code: 16,
    given: 'more credits than there are',
    path: '/v2/send',
    body: { message: { ...hello, recipients: Array(1001).fill('0870000000') } },
    error: 'Not enough credits: the message costs 1001, and the balance is 1000',
  },
  {
    code: 18,
    given: 'a number for the text',
    path: '/v2/send',
    body: { message: { ...hello, messagetext: 5 } },
    error: 'messagetext must be text, and is a number',
  },
  {
    code: 18,
    given: 'text for the recipients',
    path: '/v2/send',
    body: { message: { ...hello, recipients: '0870000000' } },
    error: 'recipients must be a list of texts, and is text',
  },
  {
    code: 18,
    given: 'a number as a recipient',
    path: '/v2/send',
    body: { message: { ...hello, recipients: ['0870000000', 353870000000] } },
    error: 'recipients[1] must be text, and is a number',
  },
  {
    code: 18,
    given: 'an object for an optional field',
    path: '/v2/send',
    body: { message: { ...hello, customerid: {} } },
    error: 'customerid must be text, and is an object',
  },
  {
    code: 18,
    given: 'a date of birth that is none',
    path: '/v2/import',
    body: { importdata: { mobilenumber: '0870000000', dateofbirth: '1980-12-24' } },
    error: 'dateofbirth "1980-12-24" is not a date in the form dd/mm/yyyy',
  },
  {
    code: 18,
    given: 'a list for the group',
    path: '/v2/import',
    body: { group: ['VIP'], importdata: { mobilenumber: '0870000000' } },
    error: 'group must be text, and is a list',
  },
  {
    code: 18,
    given: 'an opt-out reason of 51 characters',
    path: '/v2/optout',
    body: { message: { mobilenumber: '0870000000', optoutresponse: 'x'.repeat(51) } },
    error: 'optoutresponse has 51 characters, and at most 50 are allowed',
  },
  {
    code: 97,
    given: 'a schedule date that is none',
    path: '/v2/send',
    body: { message: { ...hello, scheduledate: 'tomorrow' } },
    error:
      'scheduledate "tomorrow" is not a date and time: write it like 2026-03-01T09:00, 2026-03-01T09:00:00Z, 2026-03-01T09:00:00+01:00 or 01/03/2026 09:00',
  },
  {
    code: 195,
    given: 'no text',
    path: '/v2/send',
    body: { message: { recipients: ['0870000000'] } },
    error: `${lacking}: messagetext is missing`,
  },
  {
    code: 195,
    given: 'no recipients',
    path: '/v2/send',
    body: { message: { messagetext: 'Hi' } },
    error: `${lacking}: recipients is missing`,
  },
  {
    code: 195,
    given: 'an empty list of recipients',
    path: '/v2/send',
    body: { message: { ...hello, recipients: [] } },
    error: `${lacking}: recipients is an empty list`,
  },
  {
    code: 195,
    given: 'null for the text',
    path: '/v2/send',
    body: { message: { ...hello, messagetext: null } },
    error: `${lacking}: messagetext is missing`,
  },
  {
    code: 195,
    given: 'nothing to import',
    path: '/v2/import',
    body: { group: 'VIP' },
    error: 'You do not have all the required variables in your [importdata] data: importdata is missing',
  },
  {
    code: 195,
    given: 'no number to import',
    path: '/v2/import',
    body: { importdata: { firstname: 'Ann' } },
    error: 'You do not have all the required variables in your [importdata] data: mobilenumber is missing',
  },
  {
    code: 195,
    given: 'no number to opt out',
    path: '/v2/optout',
    body: { message: {} },
    error: `${lacking}: mobilenumber is missing`,
  },
];

const identifierOf = (code: number) => Object.entries(documentedCodes).find(([, each]) => each.code === code)?.[0];

describe('every documented code', () => {
  test.each(cases)('$code for $given', async ({ code, path, body, key, error }) => {
    const sendmode = sendmodeAtNoon();
    const reply = await sendmode.post(path, body, key);
    expect(reply.status).toBe(200);
    expect(reply.type).toBe('application/json; charset=utf-8');
    expect(reply.body).toEqual({ status: identifierOf(code), statusCode: code, error });
    expect(await sendmode.outbox()).toEqual([]);
    expect(await sendmode.balance()).toBe(1000);
  });

  test('is reached, 0 by a good request and 8 by a fault', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.control('faults', { kind: 'status', status: 200 });
    const replies = [await sendmode.send(hello), await sendmode.send(hello)];
    const reached = [...replies.map((each) => each.body.statusCode), ...cases.map((each) => each.code)];
    expect(new Set(reached)).toEqual(new Set(Object.values(documentedCodes).map((each) => each.code)));
  });
});

describe('the HTTP status of errors', () => {
  test.each([
    [14, 'unknown-key', hello, 401],
    [16, 'no-api-access-key', hello, 403],
    [1, 'demo-key', { ...hello, messagetext: '' }, 400],
    [195, 'demo-key', {}, 400],
  ])('of code %i can be switched to one that matches', async (code, key, message, status) => {
    const sendmode = sendmodeAtNoon({ choices: { errorHttpStatus: '4xx' } });
    const reply = await sendmode.send(message, key);
    expect([reply.status, reply.body.statusCode]).toEqual([status, code]);
  });
});
