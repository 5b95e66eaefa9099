import { beforeEach, describe, expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { errorOf, loadSendmode, type TestGateway, testGateway } from './setup.ts';

const message = { message: { messagetext: 'Grüße 👋', recipients: ['0870000000'] } };

let connector: LoadedConnector;
let sendmode: TestGateway;

beforeEach(async () => {
  connector = await loadSendmode();
  sendmode = testGateway(connector);
});

describe('the three ways in', () => {
  const wanted = {
    method: 'POST',
    url: 'https://rest.sendmode.com/v2/send',
    body: JSON.stringify(message),
  };

  test('flows and workflows: the path of the definition below /apim/<name>/<connection>', async () => {
    const response = await sendmode.call('/apim/sendmode/demo/send', message);
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(sendmode.received).toMatchObject([wanted]);
    expect(sendmode.received[0]?.headers).toMatchObject({
      authorization: 'demo-key',
      'content-type': 'application/json',
    });
  });

  test.each(['/demo/send', '/apim/sendmode/demo/send'])(
    'Power Apps: POST /invoke with x-ms-request-url %s',
    async (url) => {
      const response = await sendmode.call('/invoke', message, {
        headers: { 'x-ms-request-method': 'POST', 'x-ms-request-url': url, authorization: 'Bearer app-token' },
      });
      expect(response.status).toBe(200);
      expect(sendmode.received).toMatchObject([wanted]);
      expect(sendmode.received[0]?.headers.authorization).toBe('demo-key');
      expect(sendmode.received[0]?.headers).not.toHaveProperty('x-ms-request-url');
    },
  );

  test('by operation id, with the keys that flows store', async () => {
    const response = await sendmode.call('/operations/Send_SMS?connection=demo', {
      'body/message/messagetext': 'Grüße 👋',
      'body/message/recipients': ['0870000000'],
      'Content-Type': 'application/json',
    });
    expect(response.status).toBe(200);
    expect(sendmode.received).toMatchObject([wanted]);
  });

  test('a GET goes without a body and with its policies', async () => {
    for (const call of [
      () => sendmode.call('/apim/sendmode/demo/credits', undefined, { method: 'GET' }),
      () =>
        sendmode.call('/invoke', undefined, {
          headers: { 'x-ms-request-method': 'get', 'x-ms-request-url': '/demo/credits' },
        }),
      () => sendmode.call('/operations/Check_Credits', {}),
    ]) {
      sendmode.received.length = 0;
      expect((await call()).status).toBe(200);
      expect(sendmode.received).toMatchObject([
        { method: 'GET', url: 'https://rest.sendmode.com/v2/credits', body: null },
      ]);
      expect(sendmode.received[0]?.headers['content-type']).toBe('application/json');
    }
  });
});

describe('what reaches the backend', () => {
  test('a body passes to the byte: spaces, order, large numbers and fields the definition does not know', async () => {
    const body = '{ "message" : {"recipients":["1"], "extra": 12345678901234567890, "messagetext":"a\\u00e9"} }\n';
    expect((await sendmode.call('/apim/sendmode/demo/send', body)).status).toBe(200);
    expect(sendmode.received[0]?.body).toBe(body);
  });

  test('a backend of one’s own replaces the host and keeps the path', async () => {
    const own = testGateway(connector, { backends: { service: 'http://127.0.0.1:4281' } });
    await own.call('/apim/sendmode/demo/credits?since=1', undefined, { method: 'GET' });
    expect(own.received[0]?.url).toBe('http://127.0.0.1:4281/v2/credits?since=1');
    expect(own.gateway.health().backend).toBe('http://127.0.0.1:4281/v2');
  });

  test('the caller’s token, cookies and browser headers stay behind', async () => {
    await sendmode.call('/apim/sendmode/demo/send', message, {
      headers: {
        'Content-Type': 'application/json',
        Authorization: 'paauth secret-token',
        Cookie: 'session=1',
        'Sec-Fetch-Mode': 'cors',
        'x-ms-client-region': 'europe',
        Accept: 'application/json',
      },
    });
    const headers = sendmode.received[0]?.headers ?? {};
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'authorization',
      'content-type',
      'x-ms-client-region',
      'x-ms-client-request-id',
      'x-ms-correlation-id',
      'x-sendmode-api',
    ]);
    expect(headers.authorization).toBe('demo-key');
  });
});

describe('correlation', () => {
  test('the caller’s request id comes back; the correlation id is the gateway’s own', async () => {
    const own = testGateway(connector, { newId: () => 'made-here' });
    const response = await own.call('/apim/sendmode/demo/send', message, {
      headers: { 'Content-Type': 'application/json', 'x-ms-client-request-id': 'mine' },
    });
    expect(response.headers.get('x-ms-client-request-id')).toBe('mine');
    expect(response.headers.get('x-ms-correlation-id')).toBe('made-here');
    expect(own.received[0]?.headers).toMatchObject({
      'x-ms-client-request-id': 'mine',
      'x-ms-correlation-id': 'made-here',
    });
  });

  test('a call without a request id gets the correlation id, in an error too', async () => {
    const own = testGateway(connector, { newId: () => 'made-here' });
    const response = await own.call('/apim/sendmode/nobody/send', message);
    expect((await errorOf(response)).clientRequestId).toBe('made-here');
    expect(response.headers.get('x-ms-client-request-id')).toBe('made-here');
  });
});

interface Refused {
  readonly name: string;
  readonly path: string;
  readonly body?: unknown;
  readonly init?: RequestInit;
  readonly status: number;
  readonly message: string;
}

const refusals: readonly Refused[] = [
  {
    name: 'an unknown connection',
    path: '/apim/sendmode/nobody/send',
    body: message,
    status: 404,
    message:
      "Could not find connection 'nobody' for API 'shared_sendmode'. Connections here: demo. Nothing was sent. Use one of them, or start the gateway with another one.",
  },
  {
    name: 'an unknown path',
    path: '/apim/sendmode/demo/sends',
    body: message,
    status: 404,
    message:
      'Unable to match incoming request to an operation: there is no POST /sends. Nothing was sent. There is: POST /send (Send_SMS), POST /import (Import_Customer), GET /credits (Check_Credits), POST /optout (Optout_Customer).',
  },
  {
    name: 'another connector',
    path: '/apim/twilio/demo/send',
    body: message,
    status: 404,
    message:
      'There is no connector "twilio" here, only "sendmode". Nothing was sent. Call /apim/sendmode/{connectionId}/….',
  },
  {
    name: 'a wrong method',
    path: '/apim/sendmode/demo/send',
    init: { method: 'GET' },
    status: 405,
    message: '/send does not take GET. Nothing was sent. Use POST.',
  },
  {
    name: 'a body for an operation that takes none',
    path: '/operations/Check_Credits',
    body: { body: {} },
    status: 400,
    message: 'The API operation \'Check_Credits\' has no parameter "body". It has: Content-Type. Nothing was sent.',
  },
  {
    name: 'an unknown operation id',
    path: '/operations/Send_Sms2',
    body: {},
    status: 404,
    message: 'There is no operation "Send_Sms2". Nothing was sent. Did you mean "Send_SMS"?',
  },
  {
    name: 'flow keys that are no JSON',
    path: '/operations/Send_SMS',
    body: '{"body/message/messagetext": }',
    status: 400,
    message:
      'The parameters cannot be read as JSON: the character "}" cannot stand here (line 1, column 30). Nothing was sent. Send a flat object such as {"Content-Type": "application/json", "body/message/messagetext": "Hello"}.',
  },
  {
    name: 'flow keys that are a list',
    path: '/operations/Send_SMS',
    body: [],
    status: 400,
    message:
      'The parameters are no JSON object. Nothing was sent. Send a flat object such as {"Content-Type": "application/json", "body/message/messagetext": "Hello"}.',
  },
  {
    name: 'an invoke without its headers',
    path: '/invoke',
    body: message,
    status: 400,
    message:
      'The header x-ms-request-method is ""; it must be one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS. Nothing was sent. Power Apps sends both headers with POST /invoke.',
  },
  {
    name: 'an invoke with an absolute address',
    path: '/invoke',
    body: message,
    init: { headers: { 'x-ms-request-method': 'POST', 'x-ms-request-url': 'https://evil.example/demo/send' } },
    status: 400,
    message:
      'The header x-ms-request-url is "https://evil.example/demo/send"; it must be a path such as /demo/… or /apim/sendmode/demo/…. Nothing was sent. Power Apps sends both headers with POST /invoke.',
  },
  {
    name: 'an invoke whose connection was not filled in',
    path: '/invoke',
    body: message,
    init: { headers: { 'x-ms-request-method': 'POST', 'x-ms-request-url': '/apim/sendmode/{connectionId}/send' } },
    status: 400,
    message:
      'The header x-ms-request-url still holds {connectionId}: put the name of the connection in its place. Nothing was sent. Power Apps sends both headers with POST /invoke.',
  },
  {
    name: 'a route that is none',
    path: '/send',
    body: message,
    status: 404,
    message:
      'There is no POST /send here. Nothing was sent. There is: /apim/sendmode/{connectionId}/…, POST /invoke, POST /operations/{operationId}?connection=…, GET /health, GET /_trace, GET /_trace/{correlationId}.',
  },
];

describe('refusals: a clear error, and nothing sent', () => {
  test.each(refusals)('$name', async ({ path, body, init, status, message: wanted }) => {
    const response = await sendmode.call(path, body, init);
    const error = await errorOf(response);
    expect([response.status, error.code, error.message]).toEqual([status, status, wanted]);
    expect(error.source).toBe('127.0.0.1:4280');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(sendmode.received).toEqual([]);
  });

  test('405 names the methods that there are', async () => {
    const response = await sendmode.call('/apim/sendmode/demo/credits', message);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('a path that is longer than the platform takes', async () => {
    const response = await sendmode.call(`/apim/sendmode/demo/credits?q=${'x'.repeat(16_384)}`, undefined, {
      method: 'GET',
    });
    expect(response.status).toBe(414);
    expect((await errorOf(response)).message).toBe(
      'The address has 16414 characters; the platform takes 16384. Nothing was sent. Put the values into the body.',
    );
    expect(sendmode.received).toEqual([]);
  });

  test('a body over the limit, announced or not', async () => {
    const large = 'x'.repeat(3_182_219);
    const announced = await sendmode.call('/apim/sendmode/demo/send', large, {
      headers: { 'content-length': '3182219' },
    });
    const unannounced = await sendmode.call('/apim/sendmode/demo/send', large);
    expect([announced.status, unannounced.status]).toEqual([413, 413]);
    expect((await errorOf(announced)).message).toBe(
      "The request has 3,182,219 bytes; the platform's gateway takes 3,182,218. Nothing was sent. Split it into several calls.",
    );
    expect((await errorOf(unannounced)).message).toBe(
      "The request has more than 3,182,218 bytes; the platform's gateway takes 3,182,218. Nothing was sent. Split it into several calls.",
    );
    expect(sendmode.received).toEqual([]);
  });

  test('a body of exactly the limit passes', async () => {
    const frame = '{"message":{"recipients":["1"],"messagetext":""}}';
    const body = frame.replace('""', `"${'x'.repeat(3_182_218 - frame.length)}"`);
    expect((await sendmode.call('/apim/sendmode/demo/send', body)).status).toBe(200);
    expect(sendmode.received[0]?.body?.length).toBe(3_182_218);
  });
});
