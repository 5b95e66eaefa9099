import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../platform/redact.ts';
import { hello, sendmodeAtNoon } from './client.ts';

describe('the requests as they reached Sendmode', () => {
  test('show method, path, headers, body, form and outcome', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.send(hello);
    expect(await sendmode.requests()).toEqual([
      {
        id: 1,
        receivedDateTime: '2026-03-01T12:00:00.0000000Z',
        method: 'POST',
        path: '/v2/send',
        query: {},
        headers: { authorization: '[redacted]', 'content-type': 'application/json' },
        operation: 'Send_SMS',
        body: '{"message":{"messagetext":"Hello","recipients":["0870000000"]}}',
        form: 'json-wrapped',
        fault: null,
        statusCode: 0,
        httpStatus: 200,
        note: null,
      },
    ]);
  });

  test('tell the form that was recognised', async () => {
    const sendmode = sendmodeAtNoon();
    const headers = { authorization: 'demo-key', 'content-type': 'text/plain' };
    await sendmode.post('/v2/send', hello);
    await sendmode.call('POST', '/v2/send', { headers, body: JSON.stringify({ message: hello }) });
    await sendmode.balance();
    const seen = (await sendmode.requests()).map(({ form, statusCode }) => [form, statusCode]);
    expect(seen).toEqual([
      ['json-flat', 0],
      ['unrecognised', 195],
      ['none', 0],
    ]);
  });

  test('tell what a fault hid from the caller', async () => {
    const sendmode = sendmodeAtNoon();
    const headers = { authorization: 'demo-key' };
    await sendmode.control('faults', { kind: 'status', status: 500, when: 'after' });
    await sendmode.control('faults', { kind: 'status', status: 500, when: 'before' });
    await sendmode.control('faults', { kind: 'reset', when: 'after' });
    await sendmode.control('faults', { kind: 'truncated' });
    await sendmode.send(hello);
    await sendmode.send(hello);
    await expect(sendmode.app.request('/v2/credits', { headers })).rejects.toThrow('The connection was reset.');
    await expect(sendmode.app.request('/v2/credits', { headers })).rejects.toThrow(
      'The connection closed before the whole answer was sent.',
    );
    const seen = (await sendmode.requests()).map(({ fault, statusCode, httpStatus }) => [
      fault,
      statusCode,
      httpStatus,
    ]);
    expect(seen).toEqual([
      ['status', 0, 500],
      ['status', null, 500],
      ['reset', 0, null],
      ['truncated', 0, 200],
    ]);
  });

  test('hold unknown paths too, but nothing of the control', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.call('GET', '/v2/nothing?x=1');
    await sendmode.call('PUT', '/v2/send', { body: 'Hello' });
    await sendmode.call('GET', '/_control/outbox');
    await sendmode.call('GET', '/_control');
    expect(await sendmode.requests()).toMatchObject([
      { path: '/v2/nothing', query: { x: '1' }, operation: null, httpStatus: 404 },
      { path: '/v2/send', method: 'PUT', body: 'Hello', operation: null, httpStatus: 405 },
    ]);
  });

  test('are the last hundred', async () => {
    const sendmode = sendmodeAtNoon();
    for (let sent = 0; sent < 103; sent += 1) await sendmode.balance();
    const ids = (await sendmode.requests()).map((each) => each.id);
    expect([ids.length, ids.at(0), ids.at(-1)]).toEqual([100, 4, 103]);
  });

  test('show a long body cut, with what is left out', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.send({ ...hello, customerid: 'x'.repeat(70_000) });
    const [request] = await sendmode.requests();
    expect(request?.body).toHaveLength(65_536 + '… (4543 more characters)'.length);
    expect(request?.body).toMatch(/x… \(4543 more characters\)$/);
  });
});

describe('keys', () => {
  const key = 'a"secret+key/1';

  test('are shown nowhere, wherever a caller put them', async () => {
    const sendmode = sendmodeAtNoon({ accounts: [{ name: 'own', key, balance: 5 }] });
    const encoded = encodeURIComponent(key);
    await sendmode.post('/v2/send', { message: { ...hello, customerid: key }, access_key: key }, key);
    await sendmode.call('GET', `/v2/credits?access_key=${encoded}&note=${encoded}`, { headers: { 'x-note': key } });
    await sendmode.call('POST', `/v2/${encoded}`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `key=${key}` },
      body: `access_key=${encoded}`,
    });
    const shown = JSON.stringify(await sendmode.requests());
    expect(shown).not.toContain('secret');
    expect(shown.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(8);
    const accounts = JSON.stringify((await sendmode.call('GET', '/_control/accounts')).body);
    expect(accounts).toBe('{"accounts":[{"name":"own","apiAccess":true,"servedBy":"v2","balance":4,"charged":1}]}');
  });

  test('that are wrong are shown nowhere either, nor in the answer', async () => {
    const sendmode = sendmodeAtNoon();
    const replies = [
      await sendmode.send({ ...hello, customerid: 'real-looking-key' }, 'Bearer real-looking-key'),
      await sendmode.call('GET', '/v2/credits?access_key=real-looking-key'),
    ];
    expect(replies.map((each) => each.body.statusCode)).toEqual([14, 14]);
    expect(JSON.stringify([replies, await sendmode.requests()])).not.toContain('real-looking-key');
  });

  test('that are short are not shown where they stand', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.call('GET', '/v2/credits?access_key=k1', { headers: { authorization: 'k2', cookie: 'k3' } });
    expect(await sendmode.requests()).toMatchObject([
      { query: { access_key: '[redacted]' }, headers: { authorization: '[redacted]', cookie: '[redacted]' } },
    ]);
  });

  test.each([
    ['plain', 'x k"1 y', 'x [redacted] y'],
    ['in JSON', '{"a":"k\\"1"}', '{"a":"[redacted]"}'],
    ['in a URL', 'a=k%221&b', 'a=[redacted]&b'],
    ['twice', 'k"1k"1', '[redacted][redacted]'],
    ['nowhere', 'k1', 'k1'],
  ])('are blotted out %s', (_, text, want) => {
    expect(createRedactor(['k"1'], [], 1).text(text)).toBe(want);
  });
});
