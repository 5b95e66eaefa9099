import { createSendmode } from '../../sendmode/server.ts';
import type { SendmodeOptions } from '../../sendmode/simulation.ts';

/** 1 March 2026, a Sunday, at noon UTC. */
export const NOON = Date.UTC(2026, 2, 1, 12);

export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly body: Record<string, unknown>;
}

/** A simulated Sendmode that stands still at noon, and short ways to talk to it. */
export function sendmodeAtNoon(options: SendmodeOptions = {}) {
  const { app } = createSendmode({ clock: () => NOON, ...options });

  async function call(method: string, path: string, init: { headers?: Record<string, string>; body?: string } = {}) {
    const response = await app.request(path, { method, ...init });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    } as Reply;
  }

  function post(path: string, body: unknown, key = 'demo-key'): Promise<Reply> {
    const headers = { authorization: key, 'content-type': 'application/json' };
    return call('POST', path, { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  return {
    app,
    call,
    post,
    send: (message: object, key?: string) => post('/v2/send', { message }, key),
    balance: async (key = 'demo-key') =>
      (await call('GET', '/v2/credits', { headers: { authorization: key } })).body.balance,
    outbox: async () => (await call('GET', '/_control/outbox')).body.messages as Record<string, unknown>[],
    requests: async () => (await call('GET', '/_control/requests')).body.requests as Record<string, unknown>[],
    control: (path: string, body: unknown) => post(`/_control/${path}`, body),
  };
}

/** A message that Sendmode takes, one segment to one recipient. */
export const HELLO = { messagetext: 'Hello', recipients: ['0870000000'] };
