import { Hono } from 'hono';
import { guardBrowsers } from '../browser-guard.ts';
import { targetOf } from '../incoming.ts';
import type { LoadedConnector } from '../loading/connector.ts';
import { Refusal } from '../refusal.ts';
import type { HttpResponse } from '../script/http-message.ts';
import { arrivalOf } from './call/arrival.ts';
import type { Way } from './call/call.ts';
import { handleCall } from './core.ts';
import { refusalResponse } from './envelope.ts';
import { describeHealth, type Health } from './health.ts';
import type { CoreParts, Limits } from './parts.ts';
import type { CallTrace, TraceStore, TraceSummary } from './trace.ts';

/** Calls may be made by no other page; what the gateway shows may be opened from a link. */
const guarded = {
  what: 'gateway',
  outcome: 'Nothing was sent.',
  acts: (path: string) => /^\/(apim|invoke|operations)(\/|$)/.test(path),
};

/** A backend's answer that is opened in a browser must not act as a page of the gateway's. */
const nothingRuns = [
  ['content-security-policy', "sandbox; default-src 'none'"],
  ['x-content-type-options', 'nosniff'],
] as const;

/** A flow's answer has no such headers, so programs get none. */
const asksBrowser = ({ headers }: Request): boolean =>
  headers.has('sec-fetch-dest') || (headers.get('accept') ?? '').includes('text/html');

const harmless = (request: Request, answer: HttpResponse): HttpResponse =>
  asksBrowser(request) ? { ...answer, headers: [...answer.headers, ...nothingRuns] } : answer;

/** What an address as it stood on the wire may not hold: every reader of addresses changes it by itself. */
const checkTarget = (target: string): void => {
  const found = /[\\#]/.exec(target)?.[0];
  if (found === undefined) return;
  throw new Refusal(
    400,
    'InvalidPath',
    `The address ${JSON.stringify(target.slice(0, 200))} holds ${JSON.stringify(found)}, which would lead to another path. Nothing was sent. Encode each value as encodeURIComponent does.`,
  );
};

const checkLength = (path: string, limits: Limits): void => {
  if (path.length > limits.urlCharacters) {
    throw new Refusal(
      414,
      'UrlTooLong',
      `The address has ${path.length} characters; the platform takes ${limits.urlCharacters}. Nothing was sent. Put the values into the body.`,
    );
  }
};

const findTrace = (traces: TraceStore, id: string): CallTrace => {
  const trace = traces.find(id);
  if (trace) return trace;
  throw new Refusal(
    404,
    'TraceNotFound',
    `There is no trace of a call "${id.slice(0, 100)}". Only the last calls are kept; GET /_trace lists them.`,
  );
};

const routesText = ({ name }: LoadedConnector): string =>
  `/apim/${name}/{connectionId}/…, POST /invoke, POST /operations/{operationId}?connection=…, GET /health, GET /_trace, GET /_trace/{correlationId}`;

/** What is known of a request where it came over a socket. */
export interface Wire {
  /** The address as it stood in the first line. */
  readonly target: string | undefined;
}

/** The way in that a request takes; undefined for what is no call. */
const wayOf = (method: string, path: string): Way | undefined => {
  if (/^\/apim(\/|$)/.test(path)) return 'apim';
  if (method !== 'POST') return undefined;
  if (path === '/invoke') return 'invoke';
  return /^\/operations\/[^/]+$/.test(path) ? 'operation' : undefined;
};

/** What the gateway tells of itself, to which a page may add routes of its own. */
const createPages = (served: () => CoreParts): Hono => {
  const { traces } = served();
  const pages = new Hono();
  pages.get('/health', (context) => context.json<Health>(describeHealth(served())));
  pages.use('/_trace/*', async (context, next) => {
    await next();
    if (!asksBrowser(context.req.raw)) return;
    for (const [name, value] of nothingRuns) context.res.headers.append(name, value);
  });
  pages.get('/_trace', (context) => context.json<readonly TraceSummary[]>(traces.summaries()));
  pages.get('/_trace/:id', (context) => context.json<CallTrace>(findTrace(traces, context.req.param('id'))));
  pages.notFound((context) => {
    const { method, path } = context.req;
    const text = `There is no ${method} ${path.slice(0, 200)} here. Nothing was sent. There is: ${routesText(served().connector)}.`;
    throw new Refusal(404, 'RouteNotFound', text);
  });
  pages.onError((error) => {
    throw error;
  });
  return pages;
};

const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const text = `The local gateway failed: ${reason}. A call that was on its way may have been carried out.`;
  return new Refusal(500, 'GatewayDefect', text);
};

/** What answers at the gateway's address. */
export interface App {
  /** Everything but calls. Routes of one's own (a page) may be added until the first request. */
  readonly pages: Hono;
  /** Answers a request: a call with plain data, anything else as the pages do. */
  answer(request: Request, wire?: Wire): Promise<HttpResponse | Response>;
}

/** @param served - What is served at the moment: asked once by each request, which ends with it. */
export const createApp = (served: () => CoreParts): App => {
  const { limits, newId } = served();
  const pages = createPages(served);
  return {
    pages,
    answer: async (request, wire) => {
      const { host, path, pathAndQuery } = targetOf(request);
      const way = wayOf(request.method, path);
      try {
        guardBrowsers(request, guarded);
        checkLength(pathAndQuery, limits);
        checkTarget(wire?.target ?? '');
        if (!way) return await pages.fetch(request);
        const parts = served();
        return harmless(request, await handleCall(parts, arrivalOf(parts, way, request)));
      } catch (error) {
        const clientRequestId = request.headers.get('x-ms-client-request-id') ?? newId();
        return harmless(request, refusalResponse(refusalOf(error), { source: host, clientRequestId }));
      }
    },
  };
};
