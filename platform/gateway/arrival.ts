import type { Arrival, IncomingCall, Way } from './call.ts';
import { decodePart } from './decode.ts';
import { readApimTarget, readInvoke } from './invoke.ts';
import { emptyBody, type HeaderLines, headerValue, type WireRequest, withHeader } from './message.ts';
import { buildOperationCall, findOperationById, readFlatParameters } from './operation-call.ts';
import type { CoreParts } from './parts.ts';
import { readRequestBody } from './request-body.ts';

const headerLines = (headers: Headers): HeaderLines => [...headers.entries()];

/** The path and query as they came, so that nothing is decoded twice. */
export const pathOf = (request: Request): string => {
  const url = new URL(request.url);
  return url.pathname + url.search;
};

/** The host and port under which the caller reached the gateway. */
export const sourceOf = (request: Request): string => new URL(request.url).host;

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

/** A request at one of the gateway's doors. */
export const arrivalOf = (parts: CoreParts, way: Way, raw: Request): Arrival => {
  const request = requestOf(raw);
  return {
    way,
    request,
    source: sourceOf(raw),
    readBody: () => readRequestBody(raw, parts.limits),
    understand: (body) => waysIn[way](parts, request, body),
  };
};
