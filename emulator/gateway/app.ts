import { Hono } from 'hono';
import type { Connector } from '../definition/connector.ts';
import { guardBrowsers } from './browser-guard.ts';
import type { IncomingCall, Way } from './call.ts';
import { handleCall } from './core.ts';
import { decodePart } from './decode.ts';
import { refusalResponse } from './envelope.ts';
import { describeHealth, type Health } from './health.ts';
import { readApimTarget, readInvoke } from './invoke.ts';
import type { Limits } from './limits.ts';
import {
  emptyBody,
  type HeaderLines,
  headerValue,
  type WireRequest,
  type WireResponse,
  withHeader,
} from './message.ts';
import { buildOperationCall, findOperationById, readFlatParameters } from './operation-call.ts';
import type { CoreParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { readBody } from './request-body.ts';
import { type CallTrace, summarize, type TraceSummary } from './trace.ts';

const headerLines = (headers: Headers): HeaderLines => [...headers.entries()];

/** Statuses whose answers have no body (Fetch, "null body status"). */
const withoutBody = [204, 205, 304];

const toResponse = ({ status, headers, body }: WireResponse): Response => {
  const lines = new Headers();
  for (const [name, value] of headers) lines.append(name, value);
  return new Response(withoutBody.includes(status) ? null : Uint8Array.from(body), { status, headers: lines });
};

/** The path and query as they came, so that nothing is decoded twice. */
const pathOf = (request: Request): string => {
  const url = new URL(request.url);
  return url.pathname + url.search;
};

const sourceOf = (request: Request): string => new URL(request.url).host;

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

const requestOf = (request: Request): WireRequest => ({
  method: request.method,
  url: pathOf(request),
  headers: headerLines(request.headers),
  body: emptyBody,
});

type Understand = (parts: CoreParts, request: WireRequest, body: Uint8Array) => Promise<IncomingCall> | IncomingCall;

const waysIn: Readonly<Record<Way, Understand>> = {
  apim: ({ connector }, { method, url, headers }, body) => ({
    ...readApimTarget(url, connector.name),
    method,
    headers,
    body,
  }),
  invoke: ({ connector }, { headers }, body) => ({ ...readInvoke(headers, connector.name), headers, body }),
  operation: async ({ connector, connections }, { url, headers }, body) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const operation = findOperationById(connector, decodePart(pathname.split('/')[2] ?? ''));
    const built = await buildOperationCall(connector, operation, readFlatParameters(body));
    const clientRequestId = headerValue(headers, 'x-ms-client-request-id');
    return {
      ...built,
      connection: searchParams.get('connection') ?? connections[0]?.name ?? '',
      headers:
        clientRequestId === undefined
          ? built.headers
          : withHeader(built.headers, 'x-ms-client-request-id', clientRequestId),
    };
  },
};

const routesText = ({ name }: Connector): string =>
  `/apim/${name}/{connectionId}/…, POST /invoke, POST /operations/{operationId}?connection=…, GET /health, GET /_trace, GET /_trace/{correlationId}`;

/** The gateway as a web application. Routes of one's own (a page) may be added until its first request. */
export const createApp = (parts: CoreParts): Hono => {
  const { connector, limits, newId, traces } = parts;
  const app = new Hono();
  const refused = (request: Request, refusal: Refusal): Response => {
    const clientRequestId = request.headers.get('x-ms-client-request-id') ?? newId();
    return toResponse(refusalResponse(refusal, { source: sourceOf(request), clientRequestId }));
  };
  const take = (way: Way) => async (raw: Request) => {
    const request = requestOf(raw);
    return toResponse(
      await handleCall(parts, {
        way,
        request,
        source: sourceOf(raw),
        readBody: () => readBody(raw, limits),
        understand: (body) => waysIn[way](parts, request, body),
      }),
    );
  };
  const [apim, invoke, operation] = [take('apim'), take('invoke'), take('operation')];

  app.use(async (context, next) => {
    guardBrowsers(context.req.raw);
    checkLength(context.req.raw, limits);
    await next();
  });
  app.all('/apim/*', (context) => apim(context.req.raw));
  app.post('/invoke', (context) => invoke(context.req.raw));
  app.post('/operations/:operationId', (context) => operation(context.req.raw));
  app.get('/health', (context) => context.json<Health>(describeHealth(parts)));
  app.get('/_trace', (context) => context.json<TraceSummary[]>(traces.list().map(summarize)));
  app.get('/_trace/:id', (context) => {
    const id = context.req.param('id');
    const trace = traces.find(id);
    if (!trace) {
      throw new Refusal(
        404,
        'TraceNotFound',
        `There is no trace of a call "${id.slice(0, 100)}". Only the last calls are kept; GET /_trace lists them.`,
      );
    }
    return context.json<CallTrace>(trace);
  });
  app.notFound((context) => {
    const { method, path } = context.req;
    const text = `There is no ${method} ${path.slice(0, 200)} here. Nothing was sent. There is: ${routesText(connector)}.`;
    return refused(context.req.raw, new Refusal(404, 'RouteNotFound', text));
  });
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context.req.raw, error);
    const text = `The local gateway failed: ${error.message}. Nothing was sent.`;
    return refused(context.req.raw, new Refusal(500, 'GatewayDefect', text));
  });
  return app;
};
