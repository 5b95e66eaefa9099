import { Hono } from 'hono';
import { guardBrowsers } from '../browser-guard.ts';
import type { LoadedConnector } from '../loading/connector.ts';
import { Refusal } from '../refusal.ts';
import { toResponse } from './answer.ts';
import { arrivalOf, pathOf, sourceOf } from './call/arrival.ts';
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
const nothingRuns = { 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' };

/** A flow's answer has no such headers, so programs get none. */
const asksBrowser = ({ headers }: Request): boolean =>
  headers.has('sec-fetch-dest') || (headers.get('accept') ?? '').includes('text/html');

const shownRaw = (path: string): boolean => guarded.acts(path) || /^\/_trace(\/|$)/.test(path);

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

const checkLength = (request: Request, limits: Limits): void => {
  const path = pathOf(request);
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

/**
 * The gateway as a web application. Routes of one's own (a page) may be added until its first request.
 *
 * @param served - What is served at the moment: asked once by each request, which ends with it.
 */
export const createApp = (served: () => CoreParts): Hono => {
  const { limits, newId, traces } = served();
  const app = new Hono();
  const refused = (request: Request, refusal: Refusal): Response => {
    const clientRequestId = request.headers.get('x-ms-client-request-id') ?? newId();
    return toResponse(refusalResponse(refusal, { source: sourceOf(request), clientRequestId }));
  };
  const take = (way: Way) => async (raw: Request) => {
    const parts = served();
    return toResponse(await handleCall(parts, arrivalOf(parts, way, raw)));
  };
  const [apim, invoke, operation] = [take('apim'), take('invoke'), take('operation')];

  app.use(async (context, next) => {
    guardBrowsers(context.req.raw, guarded);
    checkLength(context.req.raw, limits);
    checkTarget((context.env as Wire | undefined)?.target ?? '');
    await next();
    if (!shownRaw(context.req.path) || !asksBrowser(context.req.raw)) return;
    for (const [name, value] of Object.entries(nothingRuns)) context.res.headers.append(name, value);
  });
  app.all('/apim/*', (context) => apim(context.req.raw));
  app.post('/invoke', (context) => invoke(context.req.raw));
  app.post('/operations/:operationId', (context) => operation(context.req.raw));
  app.get('/health', (context) => context.json<Health>(describeHealth(served())));
  app.get('/_trace', (context) => context.json<readonly TraceSummary[]>(traces.summaries()));
  app.get('/_trace/:id', (context) => context.json<CallTrace>(findTrace(traces, context.req.param('id'))));
  app.notFound((context) => {
    const { method, path } = context.req;
    const text = `There is no ${method} ${path.slice(0, 200)} here. Nothing was sent. There is: ${routesText(served().connector)}.`;
    return refused(context.req.raw, new Refusal(404, 'RouteNotFound', text));
  });
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context.req.raw, error);
    const text = `The local gateway failed: ${error.message}. A call that was on its way may have been carried out.`;
    return refused(context.req.raw, new Refusal(500, 'GatewayDefect', text));
  });
  return app;
};
