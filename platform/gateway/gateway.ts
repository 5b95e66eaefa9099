import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Hono } from 'hono';
import { toResponse } from '../answer.ts';
import { type Listening, listen } from '../listen.ts';
import type { LoadedConnector } from '../loading/connector.ts';
import { withoutOperations } from '../loading/left-out.ts';
import { createRedactor } from '../redact.ts';
import type { HttpResponse } from '../script/http-message.ts';
import { type Send, sendOverHttp } from '../script/script-process.ts';
import { createApp, type Wire } from './app.ts';
import { createRoutes } from './call/route.ts';
import { createAnswerCheck } from './check/answer-check.ts';
import { createChecks } from './check/schema-check.ts';
import { type Connection, createDemoConnection } from './connections.ts';
import { describeHealth, type Health } from './health.ts';
import type { Backends } from './out/backends.ts';
import type { ScriptRunner } from './out/script.ts';
import { secretsOf } from './out/security.ts';
import type { CoreParts, Log } from './parts.ts';
import { type Limits, platformLimits } from './parts.ts';
import { createThrottle } from './throttling.ts';
import { createTraceStore, type TraceStore } from './trace.ts';

export interface GatewayOptions {
  readonly connector: LoadedConnector;
  /** @default the connection `demo` alone */
  readonly connections?: readonly Connection[];
  /** Addresses in the place of hosts. @default every request goes to the host that it names */
  readonly backends?: Backends;
  /** What runs the script, or why nothing can. @default nothing: calls go on without it, and say so */
  readonly script?: ScriptRunner;
  /** Sends requests. @default sendOverHttp */
  readonly send?: Send;
  /** @default the platform's */
  readonly limits?: Partial<Limits>;
  /** Takes log lines. @default nowhere */
  readonly log?: Log;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Milliseconds that never go back, by which throttling counts. @default performance.now */
  readonly elapsed?: () => number;
  /** Makes correlation ids. @default random UUIDs */
  readonly newId?: () => string;
  /** How many traces are kept. @default 50 */
  readonly traces?: number;
}

/** What stays the same while the connector changes. */
type Lasting = Pick<CoreParts, 'backends' | 'send' | 'limits' | 'now' | 'elapsed' | 'newId' | 'log' | 'traces'>;

const noRunner: ScriptRunner = { unavailable: 'The gateway was started without anything that runs scripts.' };

/** What a gateway serves: a connector, who may call it, and what runs its script. */
export type Served = Pick<GatewayOptions, 'connector' | 'connections' | 'script'>;

/** A gateway in front of one connector. */
export interface Gateway {
  /** What is shown beside calls; routes of one's own (a page) may be added until its first request. */
  readonly app: Hono;
  /** The connector as it is served now. */
  readonly connector: LoadedConnector;
  readonly traces: TraceStore;
  /** Answers one request: a call with plain data. */
  answer(request: Request, wire?: Wire): Promise<HttpResponse | Response>;
  /** Answers one request, without any socket. */
  fetch(request: Request): Promise<Response>;
  health(): Health;
  /**
   * Serves another state of the connector from the next call on. Calls under way end with the state that they began with;
   * traces stay, and so do the counts of the throttle unless its limits changed.
   */
  serve(served: Served): void;
}

/** What the core works with for one state of the connector. */
const partsFor = (served: Served, lasting: Lasting, before?: CoreParts): CoreParts => {
  const { document, operations } = served.connector;
  const { checks, unusable } = createChecks(document, operations);
  const connector = withoutOperations(served.connector, unusable);
  const { security, throttling } = connector;
  const connections = served.connections ?? [createDemoConnection(connector)];
  const sameLimits = before && isDeepStrictEqual(before.connector.throttling, throttling);
  return {
    ...lasting,
    connector,
    connections,
    findRoute: createRoutes(connector),
    checks,
    checkAnswer: createAnswerCheck(document, operations),
    throttle: sameLimits ? before.throttle : createThrottle(throttling, lasting.elapsed),
    script: connector.script && (served.script ?? noRunner),
    redactor: createRedactor(
      connections.flatMap((connection) => secretsOf(connector, connection)),
      security.kind === 'apiKey' && security.in === 'header' ? [security.name] : [],
    ),
  };
};

/**
 * Makes a gateway. It opens no socket; see `listenGateway`.
 Operations whose schemas cannot be used are left out.
 */
export const createGateway = (options: GatewayOptions): Gateway => {
  const lasting: Lasting = {
    backends: options.backends,
    send: options.send ?? sendOverHttp,
    limits: { ...platformLimits, ...options.limits },
    now: options.now ?? Date.now,
    elapsed: options.elapsed ?? (() => performance.now()),
    newId: options.newId ?? randomUUID,
    log: options.log ?? (() => undefined),
    traces: createTraceStore(options.traces ?? 50),
  };
  let parts = partsFor(options, lasting);
  const { pages, answer } = createApp(() => parts);
  return {
    app: pages,
    get connector() {
      return parts.connector;
    },
    traces: lasting.traces,
    answer,
    fetch: async (request) => {
      const answered = await answer(request);
      return answered instanceof Response ? answered : toResponse(answered);
    },
    health: () => describeHealth(parts),
    serve: (served) => {
      parts = partsFor(served, lasting, parts);
    },
  };
};

/** Where a gateway listens. */
export interface GatewayPlace {
  /** 0 for any free port. @default 4280 */
  readonly port?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
}

/** Opens a gateway's socket. @throws ListenError if the port is in use or may not be opened. */
export const listenGateway = ({ answer }: Gateway, { port = 4280, ...place }: GatewayPlace = {}): Promise<Listening> =>
  listen({
    ...place,
    port,
    what: 'a gateway',
    portOption: '--port',
    fetch: (request, { req }) => answer(request, { target: req.url }),
  });
