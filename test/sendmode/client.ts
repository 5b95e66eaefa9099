import type { Action } from '../../connector/model.ts';
import { readSentNumber } from '../../connector/numbers.ts';
import { sendmode } from '../../connector/sendmode.ts';
import type { Definition } from '../../definition/document.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { createSendmode } from '../../sendmode/server.ts';
import type { SendmodeOptions } from '../../sendmode/simulation.ts';

/** 1 March 2026, a Sunday, at noon UTC. */
export const noon = Date.UTC(2026, 2, 1, 12);

export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly body: Record<string, unknown>;
}

/** Where the operations stand in these tests, whatever the description comes to assume. */
const spelled: Readonly<Record<string, { readonly path: string; readonly wrapper?: string }>> = {
  Send_SMS: { path: '/send', wrapper: 'message' },
  Import_Customer: { path: '/import', wrapper: 'importdata' },
  Check_Credits: { path: '/credits' },
  Optout_Customer: { path: '/optout', wrapper: 'message' },
};

/** The ids of these operations, in the order of the definition. */
export const operationIds = Object.keys(spelled);

const placed = (action: Action): Action[] => {
  const { path, wrapper } = spelled[action.operationId] ?? {};
  if (path === undefined) return [];
  if (wrapper === undefined || !action.body) return [{ ...action, path }];
  return [{ ...action, path, body: { ...action.body, wrapper: { name: wrapper, description: 'The data.' } } }];
};

/** The definition of the connector with the operations where these tests have them, changed as a test wants it. */
export const definitionWith = (change: (actions: readonly Action[]) => readonly Action[]): Definition =>
  emitDefinition({ ...sendmode, actions: change(sendmode.actions.flatMap(placed)) }) as unknown as Definition;

/** The definition that these tests simulate. */
export const definition = definitionWith((actions) => actions);

/** A simulated Sendmode that stands still at noon, and short ways to talk to it. */
export const sendmodeAtNoon = (options: Partial<SendmodeOptions> = {}) => {
  const { app } = createSendmode({ definition, readNumber: readSentNumber, clock: () => noon, ...options });

  const call = async (method: string, path: string, init: { headers?: Record<string, string>; body?: string } = {}) => {
    const response = await app.request(path, { method, ...init });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    } as Reply;
  };

  const post = (path: string, body: unknown, key = 'demo-key'): Promise<Reply> => {
    const headers = { authorization: key, 'content-type': 'application/json' };
    return call('POST', path, { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  };

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
};

/** A message that Sendmode takes, one segment to one recipient. */
export const hello = { messagetext: 'Hello', recipients: ['0870000000'] };
