import { expect, it } from 'vitest';
import type { Header } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import {
  actionNames,
  answerOf,
  headerValues,
  json,
  jsonAnswer,
  repeatableActions,
  text,
  useScript,
} from './script-in-test.ts';

const html = '<html><head><title>Bad</title></head><body><h1>Service&nbsp;unavailable</h1></body></html>';
const page = (status: number, headers: readonly Header[] = []) =>
  answerOf(status, html, [['Content-Type', 'text/html; charset=utf-8'], ...headers]);
const refusal = { status: 'EXPECTED_PARAMETER_MISSING', statusCode: 195, error: 'You do not have all the variables' };
const success = { status: 'OK', statusCode: 0, acceptedDateTime: '2026-11-23T09:30:00.1234567Z' };
const unknownAdvice = 'The text may have gone out. Check before you send it again.';

describeWithDotnet('what the script answers', () => {
  const { call } = useScript();

  it.each([200, 201, 202])('passes an accepted request with HTTP %i, to the byte', async (status) => {
    const body = JSON.stringify(success, null, 2);
    for (const action of actionNames) {
      const { answer } = await call(action, answerOf(status, body, [['Content-Type', 'application/json']]));
      expect(answer.status).toBe(status);
      expect(text(answer.body)).toBe(body);
    }
  });

  const insideSuccess: { given: unknown; send: number; others: number }[] = [
    { given: 1, send: 400, others: 400 },
    { given: 8, send: 424, others: 500 },
    { given: '8', send: 424, others: 500 },
    { given: 10, send: 400, others: 400 },
    { given: 11, send: 400, others: 400 },
    { given: 14, send: 401, others: 401 },
    { given: '14', send: 401, others: 401 },
    { given: 16, send: 403, others: 403 },
    { given: 18, send: 400, others: 400 },
    { given: 97, send: 400, others: 400 },
    { given: 195, send: 400, others: 400 },
    { given: 999, send: 400, others: 400 },
    { given: -1, send: 400, others: 400 },
    { given: 2147483648, send: 424, others: 400 },
    { given: 1.5, send: 424, others: 400 },
    { given: 'ERROR', send: 424, others: 400 },
    { given: true, send: 424, others: 400 },
    { given: [0], send: 424, others: 400 },
    { given: { code: 0 }, send: 424, others: 400 },
  ];
  it.each(insideSuccess)('makes statusCode $given inside HTTP 200 an error', async ({ given, send, others }) => {
    const reply = jsonAnswer(200, { status: 'SOMETHING', statusCode: given, error: 'because' });
    const sms = (await call('Send_SMS', reply)).answer;
    expect(sms.status).toBe(send);
    if (send !== 424) expect(sms.body).toEqual(reply.body);
    for (const action of repeatableActions) {
      const { answer } = await call(action, reply);
      expect(answer.status).toBe(others);
      expect(answer.body).toEqual(reply.body);
      expect(headerValues(answer, 'Content-Type')).toEqual(['application/json']);
    }
  });

  const contradictions: { body: string; http: number; send: number; others: number }[] = [
    { body: '{"status":"OK","statusCode":0}', http: 429, send: 424, others: 429 },
    { body: '{"status":"OK","statusCode":"0"}', http: 400, send: 424, others: 400 },
    { body: '{"statusCode":0.0}', http: 404, send: 424, others: 404 },
    { body: '{"status":"SYSTEM_ERROR","statusCode":8}', http: 409, send: 424, others: 409 },
    { body: '{"statusCode":" 8 "}', http: 429, send: 424, others: 429 },
    { body: '{"statusCode":14,"statusCode":0}', http: 401, send: 424, others: 401 },
    { body: '{"statusCode":14,"statusCode":0}', http: 200, send: 424, others: 400 },
    { body: '{"statusCode":0,"statusCode":14}', http: 200, send: 424, others: 400 },
    { body: '{"statusCode":0,"status\\u0043ode":8}', http: 200, send: 424, others: 400 },
    { body: '{"statusCode":0,"statusCode":null}', http: 200, send: 424, others: 400 },
    { body: '{"statusCode":18,"statusCode":18}', http: 200, send: 400, others: 400 },
    { body: '{"statusCode":18,"message":{"statusCode":0}}', http: 400, send: 400, others: 400 },
    { body: '[{"statusCode":0}]', http: 400, send: 400, others: 400 },
  ];
  it.each(contradictions)('does not trust an answer that contradicts itself: HTTP $http with $body', async (given) => {
    const reply = answerOf(given.http, given.body, []);
    expect((await call('Send_SMS', reply)).answer.status).toBe(given.send);
    for (const action of repeatableActions) {
      const { answer } = await call(action, reply);
      expect([answer.status, text(answer.body)]).toEqual([given.others, given.body]);
    }
  });

  it('finds the status code in deep JSON too', async () => {
    const nested = (depth: number) => `{"statusCode":14,"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const status = async (depth: number) => (await call('Send_SMS', answerOf(200, nested(depth), []))).answer.status;
    expect([await status(100), await status(400)]).toEqual([401, 401]);
    expect(await status(100_000)).toBe(424);
  });

  it.each([400, 401, 402, 403, 404, 405, 409, 413, 422, 424, 429, 451, 499])(
    'keeps HTTP %i and its JSON body, whatever the action',
    async (status) => {
      const body = JSON.stringify(refusal, null, 1);
      const headers: Header[] = [
        ['Content-Type', 'text/html'],
        ['Retry-After', '17'],
        ['X-Request-Id', 'a1'],
      ];
      for (const action of actionNames) {
        const { answer, sent } = await call(action, answerOf(status, body, headers));
        expect(answer.status).toBe(status);
        expect(text(answer.body)).toBe(body);
        expect(headerValues(answer, 'Content-Type')).toEqual(['application/json']);
        expect(headerValues(answer, 'Retry-After')).toEqual(['17']);
        expect(headerValues(answer, 'X-Request-Id')).toEqual(['a1']);
        expect(sent).toHaveLength(1);
      }
    },
  );

  it.each([
    { status: 404, reply: page(404), error: 'Sendmode answered HTTP 404 without JSON: Bad Service unavailable' },
    { status: 400, reply: answerOf(400, '', []), error: 'Sendmode answered HTTP 400 without a body.' },
    {
      status: 403,
      reply: answerOf(403, '{"status":', [['Content-Type', 'application/json']]),
      error: 'Sendmode answered HTTP 403 without JSON: {"status":',
    },
    {
      status: 401,
      reply: answerOf(401, Uint8Array.of(0xff, 0xd8, 0xff), [['Content-Type', 'image/jpeg']]),
      error: 'Sendmode answered HTTP 401 without JSON: the body cannot be read.',
    },
  ])('puts an error of its own in place of a body that is not JSON: HTTP $status', async ({ status, reply, error }) => {
    for (const action of actionNames) {
      const { answer } = await call(action, reply);
      expect(answer.status).toBe(status);
      expect(json(answer.body)).toEqual({ status: `HTTP_${status}`, error });
      expect(headerValues(answer, 'Content-Type')).toEqual(['application/json']);
    }
  });

  it('keeps Retry-After on a 429 whose body it replaces', async () => {
    for (const action of actionNames) {
      const { answer } = await call(action, page(429, [['Retry-After', '30']]));
      expect(answer.status).toBe(429);
      expect(headerValues(answer, 'Retry-After')).toEqual(['30']);
    }
  });

  it.each([408, 500, 501, 502, 503, 504, 599])('never lets a text be repeated after HTTP %i', async (status) => {
    const own = await call('Send_SMS', jsonAnswer(status, { ...refusal, statusCode: 8 }, [['Retry-After', '5']]));
    expect(own.answer.status).toBe(424);
    expect(headerValues(own.answer, 'Retry-After')).toEqual([]);
    expect(json(own.answer.body)).toMatchObject({ status: 'UNKNOWN_OUTCOME', statusCode: 8, customerid: 'order-1042' });

    for (const action of repeatableActions) {
      const kept = (await call(action, jsonAnswer(status, refusal))).answer;
      expect([kept.status, json(kept.body)]).toEqual([status, refusal]);
      const replaced = (await call(action, page(status))).answer;
      expect([replaced.status, json(replaced.body)]).toEqual([
        status,
        { status: `HTTP_${status}`, error: `Sendmode answered HTTP ${status} without JSON: Bad Service unavailable` },
      ]);
    }
  });

  it.each([
    { what: 'an object', body: '{"balance":1000}' },
    { what: 'an empty object', body: '{}' },
    { what: 'a null code', body: '{"statusCode":null}' },
    { what: 'an array', body: '[{"statusCode":0}]' },
  ])('has no opinion on JSON without a status code, unless a text was sent: $what', async ({ body }) => {
    const reply = answerOf(200, body, [['Content-Type', 'text/plain']]);
    expect((await call('Send_SMS', reply)).answer.status).toBe(424);
    for (const action of repeatableActions) {
      const { answer } = await call(action, reply);
      expect([answer.status, text(answer.body)]).toEqual([200, body]);
      expect(headerValues(answer, 'Content-Type')).toEqual(['application/json']);
    }
  });

  it.each([200, 202, 204])('leaves an empty HTTP %i as it is, unless a text was sent', async (status) => {
    const reply = answerOf(status, '', [['X-Trace', 't']]);
    expect((await call('Send_SMS', reply)).answer.status).toBe(424);
    for (const action of repeatableActions) {
      const { answer } = await call(action, reply);
      expect([answer.status, text(answer.body)]).toEqual([status, '']);
      expect(headerValues(answer, 'Content-Type')).toEqual([]);
      expect(headerValues(answer, 'X-Trace')).toEqual(['t']);
    }
  });

  it.each([
    { what: 'a page', body: html },
    { what: 'a word', body: 'OK' },
    { what: 'a JSON word', body: '"OK"' },
    { what: 'a number', body: '0' },
    { what: 'white space', body: ' \n' },
    { what: 'a cut object', body: '{"status":"OK","statusCode":0' },
    { what: 'two objects', body: '{"statusCode":0}{"statusCode":0}' },
    { what: 'single quotes', body: "{'statusCode':0}" },
    { what: 'a comment', body: '{"statusCode":0/* fine */}' },
    { what: 'a trailing comma', body: '{"statusCode":0,}' },
    { what: 'a raw line break in a text', body: '{"status":"O\nK","statusCode":0}' },
  ])('takes HTTP 200 with $what for a failure, even when it is labelled JSON', async ({ body }) => {
    const reply = answerOf(200, body, [['Content-Type', 'application/json']]);
    expect((await call('Send_SMS', reply)).answer.status).toBe(424);
    for (const action of repeatableActions) {
      const { answer } = await call(action, reply);
      expect(answer.status).toBe(502);
      expect(json(answer.body)).toMatchObject({
        status: 'UNEXPECTED_ANSWER',
        error: expect.stringContaining('HTTP 200 without JSON'),
      });
    }
  });

  it.each([301, 302, 304, 307])('does not take HTTP %i for an answer', async (status) => {
    const reply = jsonAnswer(status, success, [['Location', 'https://elsewhere.test/']]);
    const sms = await call('Send_SMS', reply);
    expect([sms.answer.status, sms.sent.length]).toEqual([424, 1]);
    for (const action of repeatableActions) expect((await call(action, reply)).answer.status).toBe(502);
  });

  it('answers 424 or 504 when the connection breaks', async () => {
    const broken = () => {
      throw new Error('socket hang up');
    };
    const error = 'The connection to Sendmode failed: socket hang up';
    const sms = (await call('Send_SMS', broken, undefined, { correlationId: 'c-1' })).answer;
    expect(sms.status).toBe(424);
    expect(json(sms.body)).toEqual({
      status: 'UNKNOWN_OUTCOME',
      error: `${error}${error.endsWith('.') ? '' : '.'} ${unknownAdvice}`,
      customerid: 'order-1042',
      correlationId: 'c-1',
    });
    for (const action of repeatableActions) {
      const { answer } = await call(action, broken);
      expect([answer.status, json(answer.body)]).toEqual([504, { status: 'NO_ANSWER', error }]);
    }
  });

  it('answers 424 or 504 when the platform gives up waiting for Sendmode', async () => {
    const slow = () => {
      throw Object.assign(new Error('too slow'), { name: 'TimeoutError' });
    };
    const error = 'Sendmode gave no answer in time.';
    const sms = (await call('Send_SMS', slow)).answer;
    expect([sms.status, json(sms.body)]).toEqual([
      424,
      expect.objectContaining({ error: `${error}${error.endsWith('.') ? '' : '.'} ${unknownAdvice}` }),
    ]);
    for (const action of repeatableActions) {
      const { answer } = await call(action, slow);
      expect([answer.status, json(answer.body)]).toEqual([504, { status: 'NO_ANSWER', error }]);
    }
  });
});
