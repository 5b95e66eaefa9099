import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import {
  type Header,
  type HttpRequest,
  type HttpResponse,
  type ScriptCall,
  type ScriptProcess,
  type ScriptResult,
  startScriptProcess,
} from '../../platform/script/script-process.ts';

export const ownScript = fileURLToPath(new URL('../../script/script.csx', import.meta.url));
export const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.csx`, import.meta.url));

/** A key that no test may ever see again outside the Authorization header. */
export const key = 'k3y-0123456789abcdef';

export const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'));
export const text = (body: Uint8Array | null): string => Buffer.from(body ?? []).toString('utf8');
export const json = (body: Uint8Array | null): unknown => JSON.parse(text(body));

/** Every value of a header, in order. */
export const headerValues = (message: HttpRequest | HttpResponse, name: string): readonly string[] =>
  message.headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

const message = { messagetext: 'See you at 9:30', recipients: ['0870000000'], customerid: 'order-1042' };

/** The requests that the definition makes of the four actions. */
export const requests = {
  Send_SMS: { method: 'POST', path: '/send', body: { message } },
  Import_Customer: {
    method: 'POST',
    path: '/import',
    body: { group: 'VIP', importdata: { mobilenumber: '0870000000' } },
  },
  Check_Credits: { method: 'GET', path: '/credits', body: null },
  Optout_Customer: { method: 'POST', path: '/optout', body: { message: { mobilenumber: '0870000000' } } },
} as const;

export type ActionName = keyof typeof requests;
export const actionNames = Object.keys(requests) as ActionName[];
export const repeatableActions = actionNames.filter((name) => name !== 'Send_SMS');

export const requestOf = (action: ActionName, change: Partial<HttpRequest> = {}): HttpRequest => {
  const { method, path, body } = requests[action];
  const type: Header[] = body === null ? [] : [['Content-Type', 'application/json']];
  return {
    method,
    url: `https://rest.sendmode.com/v2${path}`,
    headers: [['Authorization', key], ...type],
    body: body === null ? null : bytes(JSON.stringify(body)),
    ...change,
  };
};

export const answerOf = (status: number, body: string | Uint8Array, headers: readonly Header[]): HttpResponse => ({
  status,
  headers,
  body: typeof body === 'string' ? bytes(body) : body,
});

export const jsonAnswer = (status: number, body: unknown, headers: readonly Header[] = []): HttpResponse =>
  answerOf(status, JSON.stringify(body), [['Content-Type', 'application/json'], ...headers]);

/** What a script sent and what it answered. */
export interface Exchange {
  readonly sent: readonly HttpRequest[];
  readonly result: ScriptResult;
  /** The answer; reading it where the script gave none fails the test. */
  readonly answer: HttpResponse;
}

type CallOptions = Omit<ScriptCall, 'operationId' | 'request' | 'send'> & { readonly operationId?: string };

/**
 * One script process for a test file, started before its tests and stopped after them.
 *
 * @param script the path of the script, or what finds it where .NET is at hand.
 */
export const useScript = (script: string | (() => Promise<string>) = ownScript) => {
  let started: ScriptProcess | undefined;
  const running = (): ScriptProcess => {
    if (!started) throw new Error('The script process is not running.');
    return started;
  };
  beforeAll(async () => {
    started = await startScriptProcess({ scriptPath: typeof script === 'string' ? script : await script() });
  });
  afterAll(() => started?.stop());

  /** Calls an action and lets the backend answer with a fixed answer, or by a function that may throw. */
  const call = async (
    action: ActionName,
    reply: HttpResponse | ((request: HttpRequest, signal: AbortSignal) => HttpResponse | Promise<HttpResponse>),
    request: HttpRequest = requestOf(action),
    options: CallOptions = {},
  ): Promise<Exchange> => {
    const sent: HttpRequest[] = [];
    const result = await running().execute({
      operationId: action,
      request,
      ...options,
      send: async (outgoing, signal) => {
        sent.push(outgoing);
        return typeof reply === 'function' ? reply(outgoing, signal) : reply;
      },
    });
    return {
      sent,
      result,
      get answer() {
        if (result.outcome === 'answered') return result.response;
        throw new Error(`The script gave no answer: ${JSON.stringify(result)}`);
      },
    };
  };
  return { call, running };
};
