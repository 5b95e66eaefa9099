import { describe, expect, test } from 'vitest';
import { SendmodeSetupError } from '../../sendmode/account.ts';
import { hello, sendmodeAtNoon } from './client.ts';

describe('a wrong method', () => {
  test.each([
    ['GET', '/v2/send', 'POST'],
    ['PUT', '/v2/import', 'POST'],
    ['DELETE', '/v2/optout', 'POST'],
    ['POST', '/v2/credits', 'GET'],
    ['POST', '/_control/outbox', 'GET, DELETE'],
    ['GET', '/_control/reset', 'POST'],
    ['PUT', '/_control/faults', 'GET, POST, DELETE'],
    ['OPTIONS', '/_control/clock', 'GET, POST'],
  ])('%s %s is answered 405 with Allow: %s', async (method, path, allow) => {
    const response = await sendmodeAtNoon().app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await response.json()).toEqual({
      status: 'METHOD_NOT_ALLOWED',
      statusCode: 405,
      error: `${path} takes ${allow}, and received ${method}`,
    });
  });
});

test.each(['/', '/v2', '/v2/sends', '/v2/send/', '/V2/send', '/v1/send', '/v2/verify', '/_control', '/_control/log'])(
  'the unknown path %s is answered 404',
  async (path) => {
    const reply = await sendmodeAtNoon().call('POST', path);
    expect(reply).toMatchObject({ status: 404, body: { status: 'NOT_FOUND', statusCode: 404 } });
    expect(reply.body.error).toMatch(
      `There is nothing at ${path}. The paths are /v2/send, /v2/import, /v2/credits, /v2/optout, /_control/outbox`,
    );
  },
);

describe('the size of a body', () => {
  const limit = 1024 * 1024;
  const ofSize = (bytes: number) => {
    const empty = JSON.stringify({ message: { ...hello, customerid: '' } });
    return JSON.stringify({ message: { ...hello, customerid: 'x'.repeat(bytes - empty.length) } });
  };

  test('of exactly 1 MB is taken', async () => {
    const body = ofSize(limit);
    expect(new TextEncoder().encode(body)).toHaveLength(limit);
    expect((await sendmodeAtNoon().post('/v2/send', body)).body.statusCode).toBe(0);
  });

  test('of one byte more is answered 413, and nothing is taken', async () => {
    const sendmode = sendmodeAtNoon();
    const reply = await sendmode.post('/v2/send', ofSize(limit + 1));
    expect(reply).toMatchObject({
      status: 413,
      body: {
        status: 'BODY_TOO_LARGE',
        statusCode: 413,
        error: 'The body is larger than 1048576 bytes; nothing was taken',
      },
    });
    expect(await sendmode.outbox()).toEqual([]);
    expect(await sendmode.requests()).toMatchObject([
      { path: '/v2/send', httpStatus: 413, statusCode: null, body: '' },
    ]);
  });
});

describe('accounts that cannot be', () => {
  const place = 'of the simulated Sendmode';
  test.each([
    [[{ name: '', key: 'k', balance: 1 }], `Account 1 ("") ${place} has an empty name. Give it a name.`],
    [
      [{ name: 'a', key: 'k e y', balance: 1 }],
      `Account 1 ("a") ${place} has a key that no header can carry. Use printable ASCII characters without spaces, at least one.`,
    ],
    [
      [{ name: 'a', key: 'k', balance: -1 }],
      `Account 1 ("a") ${place} has a balance of -1. Use a number of credits, 0 or more.`,
    ],
    [
      [
        { name: 'a', key: 'k', balance: 1 },
        { name: 'a', key: 'l', balance: 1 },
      ],
      `Account 2 ("a") ${place} has the name of an earlier account. Give each account its own name.`,
    ],
    [
      [
        { name: 'a', key: 'k', balance: 1 },
        { name: 'b', key: 'k', balance: 1 },
      ],
      `Account 2 ("b") ${place} has the key of an earlier account. Give each account its own key.`,
    ],
  ])('%#', (accounts, message) => {
    expect(() => sendmodeAtNoon({ accounts })).toThrow(new SendmodeSetupError(message));
  });
});
