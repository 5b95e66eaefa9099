import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiChoice } from '../../connector/api-choice.ts';
import { engage } from '../../connector/engage.ts';
import type { Header } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import {
  actionNames,
  answerOf,
  bytes,
  json,
  jsonAnswer,
  key,
  ownScript,
  requestOf,
  text,
  useScript,
} from './script-in-test.ts';

const script = readFileSync(ownScript, 'utf8');
const constants = Object.fromEntries(
  [...script.matchAll(/private const string (\w+) = "([^"]*)";/g)].map(([, name, value]) => [name, value]),
);

it('the script says of Engage what the list of assumptions says', () => {
  const { host, sendPath, bulkPath, answer, keyLooks, choiceHeader, fields, number, keyHeader } = engage;
  expect(constants).toMatchObject({
    ChoiceHeader: choiceHeader.value,
    EngageHost: host.value,
    EngageSend: sendPath.value,
    EngageSendToMany: bulkPath.value,
    EngageSuccess: answer.value.success,
    EngageError: answer.value.error,
    EngageKey: keyLooks.value.engage,
    V2Key: keyLooks.value.v2,
    EngageNumber: number.value.replaceAll('\\', '\\\\'),
  });
  const [, translation = ''] = /JsonBytes\(new\s+\{([^}]*)\}/.exec(script) ?? [];
  const members = Object.fromEntries([...translation.matchAll(/(\w+) = (.*),/g)].map(([, name, of]) => [name, of]));
  expect(members).toEqual({
    [fields.value.sender]: 'senderid',
    [fields.value.text]: 'messagetext',
    [fields.value.recipient]: 'isToOne ? recipients[0] : null',
    [fields.value.recipients]: 'isToOne ? null : recipients',
    [fields.value.reference]: 'customerid',
  });
  expect(keyHeader.value).toBe('Authorization');
  const choices = apiChoice.values.map(({ value }) => value);
  expect(choices).toEqual(['v2', 'engage']);
  for (const choice of choices) expect(script).toContain(`choice == "${choice}"`);
});

describeWithDotnet('the choice of the API', () => {
  const { call } = useScript();
  const chosen = (...values: string[]) => values.map((value): Header => ['x-sendmode-api', value]);
  const message = { senderid: 'Clinic', messagetext: 'Hello', recipients: ['+353870000000'] };
  const asking = (choice: readonly Header[], { body = JSON.stringify({ message }), own = key } = {}) =>
    requestOf('Send_SMS', { headers: [['Authorization', own], ...choice], body: bytes(body) });
  const accepted = jsonAnswer(200, { is_successful: true });

  it.each([[[]], [chosen('')], [chosen('v2')], [chosen(' v2 ')]])(
    'is v2 for %j, and the header goes no further',
    async (choice) => {
      for (const action of actionNames) {
        const own = requestOf(action);
        const { sent } = await call(action, jsonAnswer(200, { statusCode: 0 }), {
          ...own,
          headers: [...choice, ...own.headers],
        });
        expect(sent.map(({ url, headers, body }) => ({ url, headers, body: text(body) }))).toEqual([
          { url: own.url, headers: own.headers, body: text(own.body) },
        ]);
      }
    },
  );

  it('is Engage for engage: another host, the same key, and no header more', async () => {
    const request = asking([...chosen('engage'), ['Host', 'rest.sendmode.com'], ['X-Trace', 'a1']]);
    const { sent, answer } = await call('Send_SMS', accepted, request);
    expect(sent.map(({ method, url, headers }) => ({ method, url, headers }))).toEqual([
      {
        method: 'POST',
        url: 'https://sms-rest.sendmode.dev/3.0/send',
        headers: [
          ['Authorization', key],
          ['X-Trace', 'a1'],
          ['Content-Type', 'application/json'],
        ],
      },
    ]);
    expect(answer.status).toBe(200);
  });

  it('is Engage for a text whose operation id arrives in base64', async () => {
    const { sent } = await call('Send_SMS', accepted, asking(chosen('engage')), { encodeOperationId: true });
    expect(sent.map(({ url }) => new URL(url).host)).toEqual(['sms-rest.sendmode.dev']);
  });

  it.each([['v3'], ['Engage'], ["@connectionParameters('sendmode_api','v2')"], ['v2', 'engage'], [key]])(
    'is refused before anything is sent where it is %j',
    async (...values) => {
      for (const action of actionNames) {
        const own = requestOf(action);
        const { sent, answer } = await call(action, accepted, {
          ...own,
          headers: [...chosen(...values), ...own.headers],
        });
        expect([sent, answer.status, json(answer.body)]).toMatchObject([[], 400, { status: 'UNKNOWN_API' }]);
        expect(text(answer.body)).toContain('Create it again with v2 or engage. Nothing was sent.');
        expect(text(answer.body)).not.toContain(key);
      }
    },
  );

  it.each([
    '',
    'Hello',
    '[]',
    '{}',
    '{"message":"Hello"}',
    '{"message":{"messagetext":null,"senderid":"Clinic","recipients":["+353870000000"]}}',
    '{"message":{"messagetext":"Hello","senderid":"Clinic","recipients":"+353870000000"}}',
    '{"message":{"messagetext":"Hello","senderid":"Clinic","recipients":{"a":"+353870000000"},"recipients":null}}',
  ])('never lets a request without what Engage needs go out: %s', async (body) => {
    const { sent, answer } = await call('Send_SMS', accepted, asking(chosen('engage'), { body }));
    expect([sent, answer.status, json(answer.body)]).toMatchObject([[], 400, { status: 'EXPECTED_PARAMETER_MISSING' }]);
  });

  it.each(['353870000000', '["+353870000000"]', '{"a":"+353870000000"}', 'null', '1e999', '"2026-01-01T00:00:00Z"'])(
    'never lets a number go out that is no text with a country: %s',
    async (item) => {
      const body = `{"message":{"messagetext":"Hello","senderid":"Clinic","recipients":["+353870000000",${item}]}}`;
      const { sent, answer } = await call('Send_SMS', accepted, asking(chosen('engage'), { body }));
      expect([sent, answer.status, json(answer.body)]).toMatchObject([[], 400, { status: 'INVALID_MOBILE_NUMBER' }]);
    },
  );

  it('takes flat fields as it takes wrapped ones, and keeps escapes to the byte', async () => {
    const body = '{"senderid":"Clinic","messagetext":"\\u00e9 \\ud83d \\/","recipients":["\\u002b353870000000"]}';
    const { sent } = await call('Send_SMS', accepted, asking(chosen('engage'), { body }));
    expect(sent.map((request) => text(request.body))).toEqual([
      '{"sender_id":"Clinic","message":"\\u00e9 \\ud83d \\/","mobile_number":"+353870000000"}',
    ]);
  });

  const live = 'live_00000000-0000-4000-8000-000000000000';
  const capitals = 'ABCDEFGHIJ0123456789';
  const looksLikeEngage = 'The key looks like one for Engage, and the connection chose v2.';
  const looksLikeV2 = 'The key looks like one for v2, and the connection chose engage.';
  const refusedKey = { status: 'INVALID_ACCESS_KEY', statusCode: 14, error: 'The access key is not valid' };

  it.each([
    { own: live, choice: 'v2', reply: jsonAnswer(200, refusedKey), want: 401, warning: looksLikeEngage },
    { own: live, choice: 'v2', reply: jsonAnswer(401, refusedKey), want: 401, warning: looksLikeEngage },
    { own: live, choice: 'v2', reply: jsonAnswer(500, refusedKey), want: 424, warning: looksLikeEngage },
    { own: capitals, choice: 'engage', reply: answerOf(401, 'no', []), want: 401, warning: looksLikeV2 },
    {
      own: capitals,
      choice: 'engage',
      reply: jsonAnswer(200, { is_successful: false }),
      want: 400,
      warning: looksLikeV2,
    },
  ])('warns in the words of an error of a key that looks like one of the other API: $own', async (given) => {
    const { sent, answer } = await call('Send_SMS', given.reply, asking(chosen(given.choice), { own: given.own }));
    expect([sent.length, answer.status]).toEqual([1, given.want]);
    expect((json(answer.body) as { error: string }).error).toContain(given.warning);
    expect(text(answer.body)).not.toContain(given.own);
  });

  it("keeps Sendmode's own words beside the warning", async () => {
    const { answer } = await call('Send_SMS', jsonAnswer(200, refusedKey), asking([], { own: live }));
    expect(json(answer.body)).toEqual({ ...refusedKey, error: `${refusedKey.error} ${looksLikeEngage}` });
  });

  it.each([
    { own: live, choice: 'v2', reply: jsonAnswer(200, { status: 'OK', statusCode: 0 }) },
    { own: capitals, choice: 'engage', reply: accepted },
  ])('refuses no call for the look of its key: $own', async ({ own, choice, reply }) => {
    const { sent, answer } = await call('Send_SMS', reply, asking(chosen(choice), { own }));
    expect([sent.length, answer.status, text(answer.body).includes('The key looks')]).toEqual([1, 200, false]);
  });
});
