import { describe, expect, test } from 'vitest';
import { BrokenConnection } from '../../sendmode/faults.ts';
import { hello, sendmodeAtNoon } from './client.ts';

const request = {
  method: 'POST',
  headers: { authorization: 'demo-key', 'content-type': 'application/json' },
  body: JSON.stringify({ message: hello }),
};

/** Orders a fault, sends one message through it, and tells what came back and how many messages were taken. */
const sendThrough = async (fault: object) => {
  const pauses: number[] = [];
  const takenAtPause: number[] = [];
  const sendmode = sendmodeAtNoon({
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
      takenAtPause.push((await sendmode.outbox()).length);
    },
  });
  await sendmode.control('faults', fault);
  const answer = await Promise.resolve(sendmode.app.request('/v2/send', request)).catch((error: unknown) => error);
  const taken = (await sendmode.outbox()).length;
  return { sendmode, answer, taken, pauses, takenAtPause };
};

const systemError = {
  status: 'SYSTEM_ERROR',
  statusCode: 8,
  error: 'An unexpected error occurred while processing your request',
};

describe('a fault of kind status', () => {
  test.each([
    { status: 200, when: 'before', taken: 0 },
    { status: 408, when: 'before', taken: 0 },
    { status: 429, when: 'before', taken: 0 },
    { status: 500, when: 'after', taken: 1 },
    { status: 503, when: 'after', taken: 1 },
  ])('answers $status with code 8, $when the message is taken', async ({ status, when, taken }) => {
    const through = await sendThrough({ kind: 'status', status, when });
    const response = through.answer as Response;
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '1' : null);
    expect(await response.json()).toEqual(systemError);
    expect(through.taken).toBe(taken);
  });

  test('answers with another of the documented codes where the order says so', async () => {
    const refused = await sendThrough({ kind: 'status', status: 400, code: 11 });
    expect(await (refused.answer as Response).json()).toMatchObject({
      status: 'INVALID_MOBILE_NUMBER',
      statusCode: 11,
    });
    const contradictory = await sendThrough({ kind: 'status', status: 429, code: 0 });
    expect(await (contradictory.answer as Response).json()).toEqual({ status: 'OK', statusCode: 0 });
  });

  test('answers 204 without a body', async () => {
    const { answer } = await sendThrough({ kind: 'status', status: 204 });
    expect((answer as Response).status).toBe(204);
    expect((answer as Response).body).toBeNull();
  });

  test('is 503 before the message is taken, once, for any operation, unless the order says otherwise', async () => {
    const { sendmode, answer, taken } = await sendThrough({ kind: 'status' });
    expect([(answer as Response).status, taken]).toEqual([503, 0]);
    expect((await sendmode.send(hello)).status).toBe(200);
  });
});

test.each([
  ['before', 0],
  ['after', 1],
])('a fault of kind html answers with a page, %s the message is taken', async (when, count) => {
  const { answer, taken } = await sendThrough({ kind: 'html', status: 502, when });
  const response = answer as Response;
  expect(response.status).toBe(502);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.text()).toBe(
    '<!DOCTYPE html>\n<html><head><title>502</title></head><body><h1>Error 502</h1></body></html>\n',
  );
  expect(taken).toBe(count);
});

test('a fault of kind mislabelled labels the good answer as HTML', async () => {
  const { answer, taken } = await sendThrough({ kind: 'mislabelled' });
  const response = answer as Response;
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.json()).toMatchObject({ status: 'OK', statusCode: 0, message: hello });
  expect(taken).toBe(1);
});

test.each([
  [undefined, 1],
  ['after', 1],
  ['before', 0],
])('a fault of kind truncated breaks off half way (when: %s)', async (when, count) => {
  const { answer, taken } = await sendThrough({ kind: 'truncated', when });
  expect(answer).toBeInstanceOf(BrokenConnection);
  const { sent } = answer as BrokenConnection;
  expect(sent).toMatchObject({ status: 200, contentType: 'application/json; charset=utf-8' });
  expect(sent?.bytes.length).toBe(Math.ceil((sent?.length ?? 0) / 2));
  expect(new TextDecoder().decode(sent?.bytes)).toMatch(count === 1 ? /^{"status":"OK"/ : /^{"status":"SYSTEM_ERROR"/);
  expect(taken).toBe(count);
});

test.each([
  ['before', 0],
  ['after', 1],
])('a fault of kind reset sends nothing, %s the message is taken', async (when, count) => {
  const { answer, taken } = await sendThrough({ kind: 'reset', when });
  expect(answer).toBeInstanceOf(BrokenConnection);
  expect((answer as BrokenConnection).sent).toBeUndefined();
  expect(taken).toBe(count);
});

test.each([
  ['before', 0],
  ['after', 1],
])('a fault of kind delay waits %s the message is taken, then answers well', async (when, count) => {
  const { answer, taken, pauses, takenAtPause } = await sendThrough({ kind: 'delay', delay: 2500, when });
  expect(pauses).toEqual([2500]);
  expect(takenAtPause).toEqual([count]);
  expect(await (answer as Response).json()).toMatchObject({ statusCode: 0, message: hello });
  expect(taken).toBe(1);
});

describe('the faults that wait', () => {
  test('hit their own operation alone, in their order, as often as they say', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.control('faults', { operation: 'Check_Credits', kind: 'status', status: 500 });
    await sendmode.control('faults', { operation: 'Send_SMS', kind: 'status', status: 501, times: 2 });
    await sendmode.control('faults', { operation: '*', kind: 'status', status: 502 });
    const statuses: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) statuses.push((await sendmode.send(hello)).status);
    expect(statuses).toEqual([501, 501, 502, 200]);
    expect((await sendmode.call('GET', '/_control/faults')).body).toEqual({
      faults: [
        { operation: 'Check_Credits', kind: 'status', status: 500, code: 8, delay: 1500, when: 'before', times: 1 },
      ],
    });
  });

  test('hit exactly as many of the requests that come at once', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.control('faults', { kind: 'status', times: 30 });
    const replies = await Promise.all(Array.from({ length: 50 }, () => sendmode.send(hello)));
    expect(replies.filter((each) => each.status === 503)).toHaveLength(30);
    expect(await sendmode.balance()).toBe(980);
  });

  test('do not hit a request that reaches no operation', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.control('faults', { kind: 'status' });
    expect((await sendmode.call('GET', '/v2/send')).status).toBe(405);
    expect((await sendmode.call('GET', '/_control/faults')).body.faults).toHaveLength(1);
  });

  test('are forgotten by DELETE', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.control('faults', { kind: 'reset', times: 1000 });
    expect((await sendmode.call('DELETE', '/_control/faults')).body).toEqual({ faults: [] });
    expect((await sendmode.send(hello)).body.statusCode).toBe(0);
  });
});
