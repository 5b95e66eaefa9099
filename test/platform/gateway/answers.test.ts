import { beforeAll, describe, expect, test } from 'vitest';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { loadSendmode, testGateway } from './setup.ts';

const message = { message: { messagetext: 'Hi', recipients: ['0870000000'] } };

let connector: LoadedConnector;
beforeAll(async () => {
  connector = await loadSendmode();
});

describe('errors of the backend', () => {
  test('one that is not JSON comes in the platform’s envelope', async () => {
    const own = testGateway(connector, { newId: () => 'id-1' }, () => ({
      status: 502,
      headers: [
        ['Content-Type', 'text/html'],
        ['Retry-After', '7'],
      ],
      body: new TextEncoder().encode('<h1>Bad gateway</h1>'),
    }));
    const response = await own.call('/apim/sendmode/demo/send', message);
    expect(response.status).toBe(502);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      error: {
        code: 502,
        source: '127.0.0.1:4280',
        clientRequestId: 'id-1',
        message: 'The response is not in a JSON format.',
        innerError: '<h1>Bad gateway</h1>',
      },
    });
  });

  test.each([
    ['a JSON error', 400, 'text/plain', '{"statusCode": 195}\n'],
    ['a success that is not JSON', 200, 'text/html', '<p>ok</p>'],
  ])('%s passes as it is', async (_name, status, type, text) => {
    const own = testGateway(connector, {}, () => ({
      status,
      headers: [['Content-Type', type]],
      body: new TextEncoder().encode(text),
    }));
    const response = await own.call('/apim/sendmode/demo/send', message);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      status,
      type,
      text,
    ]);
  });

  test.each([204, 304])('a %i passes without a body', async (status) => {
    const own = testGateway(connector, {}, () => ({ status, headers: [], body: null }));
    const response = await own.call('/apim/sendmode/demo/send', message);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });
});
