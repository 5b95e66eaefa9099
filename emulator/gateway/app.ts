import { Hono } from 'hono';
import type { Connector } from '../definition/connector.ts';
import { guardBrowsers } from './browser-guard.ts';
import type { IncomingCall } from './call.ts';
import { handleCall } from './core.ts';
import { refusalResponse } from './envelope.ts';
import { describeHealth, type Health } from './health.ts';
import { readApimTarget, readInvoke } from './invoke.ts';
import type { Limits } from './limits.ts';
import { type HeaderLines, headerValue, type WireResponse } from './message.ts';
import { buildOperationCall, findOperationById, readFlatParameters } from './operation-call.ts';
import type { CoreParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { readBody } from './request-body.ts';

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

type Ways = Readonly<Record<IncomingCall['way'], (request: Request) => Promise<IncomingCall>>>;

const waysIn = ({ connector, limits, connections }: CoreParts): Ways => ({
  apim: async (request) => ({
    way: 'apim',
    method: request.method,
    headers: headerLines(request.headers),
    source: sourceOf(request),
    ...readApimTarget(pathOf(request), connector.name),
    body: await readBody(request, limits),
  }),
  invoke: async (request) => ({
    way: 'invoke',
    headers: headerLines(request.headers),
    source: sourceOf(request),
    ...readInvoke(headerLines(request.headers), connector.name),
    body: await readBody(request, limits),
  }),
  operation: async (request) => {
    const url = new URL(request.url);
    const operation = findOperationById(connector, decodeURIComponent(url.pathname.split('/')[2] ?? ''));
    const flat = readFlatParameters(await readBody(request, limits));
    const built = await buildOperationCall(connector, operation, flat);
    const clientRequestId = headerValue(headerLines(request.headers), 'x-ms-client-request-id');
    return {
      way: 'operation',
      connection: url.searchParams.get('connection') ?? connections[0]?.name ?? '',
      source: url.host,
      ...built,
      headers: [
        ...built.headers,
        ...(clientRequestId === undefined ? [] : [['x-ms-client-request-id', clientRequestId] as const]),
      ],
    };
  },
});

const routesText = ({ name }: Connector): string =>
  `/apim/${name}/{connectionId}/…, POST /invoke, POST /operations/{operationId}?connection=…, GET /health, GET /_trace, GET /_trace/{correlationId}`;

/** The gateway as a web application. Routes of one's own (a page) may be added until its first request. */
export const createApp = (parts: CoreParts): Hono => {
  const { connector, limits, newId, traces } = parts;
  const app = new Hono();
  const ways = waysIn(parts);
  const refused = (request: Request, refusal: Refusal): Response => {
    const clientRequestId = request.headers.get('x-ms-client-request-id') ?? newId();
    return toResponse(refusalResponse(refusal, { source: sourceOf(request), clientRequestId }));
  };
  const take = (way: IncomingCall['way']) => async (request: Request) =>
    toResponse(await handleCall(parts, await ways[way](request)));
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
  app.get('/_trace', (context) => context.json(traces.list()));
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
    return context.json(trace);
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
