import { expect, it } from 'vitest';
import type { HttpRequest } from '../../platform/script/script-process.ts';
import {
  compressedAnswers,
  identityAnswers,
  jsonInOtherEncodings,
  jsonInUtf8,
  type LabelCase,
  requestsLeftAlone,
  unreadableAnswers,
} from './label-cases.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { actionNames, bytes, headerValues, jsonAnswer, key, requestOf, useScript } from './script-in-test.ts';

const accepted = jsonAnswer(200, { status: 'OK', statusCode: 0 });
const isContentHeader = ([name]: readonly [string, string]) => /^(content-|allow$|expires$|last-modified$)/i.test(name);

const requestWith = ({ headers, body }: LabelCase, method = 'POST'): HttpRequest =>
  requestOf('Send_SMS', {
    method,
    headers: [['Authorization', key], ['x-ms-client-region', 'europe'], ['X-Twice', 'a'], ...headers],
    body,
  });

describeWithDotnet('the label of a request', () => {
  const { call } = useScript();

  it.each([...jsonInUtf8, ...jsonInOtherEncodings])(
    'is application/json for JSON that came as $what',
    async (given) => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { sent } = await call('Send_SMS', accepted, requestWith(given, method));
        expect(sent).toHaveLength(1);
        const [request] = sent as [HttpRequest];
        expect(headerValues(request, 'Content-Type')).toEqual(['application/json']);
        expect(request.body).toEqual(given.becomes ?? given.body);
      }
    },
  );

  it.each(requestsLeftAlone)('stays as it is on $what', async (given) => {
    const { sent } = await call('Send_SMS', accepted, requestWith(given));
    const [request] = sent as [HttpRequest];
    expect(headerValues(request, 'Content-Type')).toEqual(given.type);
    expect(request.body).toEqual(given.body);
  });

  it.each([...jsonInUtf8, ...jsonInOtherEncodings, ...requestsLeftAlone])(
    'is all that changes in the headers: $what',
    async (given) => {
      const request = requestWith(given);
      const { sent } = await call('Send_SMS', accepted, request);
      const others = (headers: HttpRequest['headers']) => headers.filter(([name]) => name !== 'Content-Type');
      expect(others(sent[0]?.headers ?? [])).toEqual(others(request.headers));
      expect(sent[0]?.url).toBe(request.url);
      expect(sent[0]?.method).toBe('POST');
    },
  );

  it.each(['GET', 'HEAD'])('is no matter of the script on a %s', async (method) => {
    const bare = requestOf('Check_Credits', { method });
    const withType = requestOf('Check_Credits', { method, headers: [['Content-Type', 'text/plain']], body: bytes('') });
    const withBody = requestOf('Check_Credits', {
      method,
      headers: [['Content-Type', 'text/plain']],
      body: bytes('{"a":1}'),
    });
    const sentFor = async (request: HttpRequest, emptyContent: boolean) =>
      (await call('Check_Credits', accepted, request, { emptyContent })).sent[0];
    expect(await sentFor(bare, false)).toEqual(bare);
    expect(await sentFor(bare, true)).toEqual({ ...bare, body: bytes('') });
    expect(await sentFor(withType, true)).toEqual(withType);
    expect(await sentFor(withBody, true)).toEqual(withBody);
  });

  it.each([true, false])('is missing where a POST has no content (empty content: %s)', async (emptyContent) => {
    const request = requestOf('Import_Customer', { headers: [['Authorization', key]], body: null });
    const { sent, answer } = await call('Import_Customer', accepted, request, { emptyContent });
    expect(sent[0]).toEqual({ ...request, body: emptyContent ? bytes('') : null });
    expect(answer.status).toBe(200);
  });
});

describeWithDotnet('the label of an answer', () => {
  const { call } = useScript();
  const readable = [...jsonInUtf8, ...jsonInOtherEncodings, ...compressedAnswers, ...identityAnswers];

  it.each(readable)('is application/json for JSON that came as $what', async ({ headers, body, type, becomes }) => {
    const given = [['X-Trace', 'a1'], ['Set-Cookie', 'a=b'], ...headers] as const;
    for (const action of actionNames) {
      for (const status of [200, 400, 404, 429]) {
        const { answer } = await call(action, { status, headers: given, body });
        // The code 18 in it fails an action that HTTP does not.
        expect(answer.status).toBe(status === 200 ? 400 : status);
        expect(headerValues(answer, 'Content-Type')).toEqual(type);
        expect(answer.body).toEqual(becomes ?? body);
        const others = given.filter(([name]) => name !== 'Content-Type');
        expect(answer.headers.filter(([name]) => name !== 'Content-Type')).toEqual(others);
      }
    }
  });

  it.each(unreadableAnswers)('is not given to what cannot be read: $what', async ({ headers, body }) => {
    const sms = await call('Send_SMS', { status: 200, headers, body });
    const credits = await call('Check_Credits', { status: 200, headers, body });
    expect([sms.answer.status, credits.answer.status]).toEqual([424, 502]);
    expect(credits.answer.headers.filter(isContentHeader)).toEqual([['Content-Type', 'application/json']]);
  });

  it('counts the bytes anew: neither length nor checksum of the old body is carried over', async () => {
    const headers = [
      ['Content-Length', '7'],
      ['Content-MD5', 'AAAAAAAAAAAAAAAAAAAAAA=='],
      ['Content-Type', 'text/plain'],
    ] as const;
    const { answer } = await call('Check_Credits', { status: 200, headers, body: bytes('{"statusCode":0}') });
    expect(answer.headers).toEqual([['Content-Type', 'application/json']]);
    const { sent } = await call('Send_SMS', accepted, requestOf('Send_SMS', { headers }));
    expect(sent[0]?.headers).toEqual([['Content-Type', 'application/json']]);
  });
});
