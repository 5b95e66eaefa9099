import { fileURLToPath } from 'node:url';
import { createGateway, type Gateway, type GatewayOptions } from '../../../platform/gateway/gateway.ts';
import type { LogEntry } from '../../../platform/gateway/parts.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { loadConnector } from '../../../platform/loading/load.ts';
import type { HttpRequest, HttpResponse } from '../../../platform/script/script-process.ts';
import { readFixedConnector } from '../../connector/fixed-connector.ts';

/** The folder of this project. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder of a connector that is made for tests. */
export const fixtureFolder = (name: string): string => `${projectRoot}test/fixtures/connectors/${name}`;

export const loadFixture = (name: string): Promise<LoadedConnector> => loadConnector(fixtureFolder(name));

/** The connector of the fixed description, without its script. */
export const loadSendmode = async (): Promise<LoadedConnector> => readFixedConnector();

/** An answer with a JSON body. */
export const jsonAnswer = (value: unknown, status = 200): HttpResponse => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: new TextEncoder().encode(JSON.stringify(value)),
});

/** What a backend in the place of the network received. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const plain = (request: HttpRequest): Received => ({
  method: request.method,
  url: request.url,
  headers: Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
  body: request.body && new TextDecoder().decode(request.body),
});

/** A gateway whose requests to the backend end in a list. */
export interface TestGateway {
  readonly gateway: Gateway;
  readonly received: Received[];
  readonly log: LogEntry[];
  /** A POST with a JSON body unless `init` says otherwise. */
  call(path: string, body?: unknown, init?: RequestInit): Promise<Response>;
}

export const address = 'http://127.0.0.1:4280';

/** @param answer - What the backend answers. @default 200 with `{"ok":true}` */
export const testGateway = (
  connector: LoadedConnector,
  options: Partial<GatewayOptions> = {},
  answer: (request: Received) => HttpResponse | Promise<HttpResponse> = () => jsonAnswer({ ok: true }),
): TestGateway => {
  const received: Received[] = [];
  const log: LogEntry[] = [];
  const gateway = createGateway({
    connector,
    send: async (request) => {
      received.push(plain(request));
      return answer(plain(request));
    },
    log: (entry) => log.push(entry),
    ...options,
  });
  return {
    gateway,
    received,
    log,
    call: (path, body, init) => {
      const withBody = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
      const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
      return gateway.fetch(new Request(`${address}${path}`, { method: 'POST', headers, ...withBody, ...init }));
    },
  };
};

/** The error that a refusal's envelope holds. */
export interface ErrorBody {
  readonly code: number;
  readonly source: string;
  readonly clientRequestId: string;
  readonly message: string;
  readonly innerError?: { readonly code: string; readonly details?: unknown };
}

export const errorOf = async (response: Response): Promise<ErrorBody> =>
  ((await response.json()) as { error: ErrorBody }).error;
