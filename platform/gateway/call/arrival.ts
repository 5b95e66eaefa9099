import { headerLinesOf, targetOf } from '../../incoming.ts';
import { readWithin } from '../../read-within.ts';
import { Refusal } from '../../refusal.ts';
import type { HttpRequest } from '../../script/http-message.ts';
import type { Body } from '../message.ts';
import { decodePart, headerValue, withHeader } from '../message.ts';
import type { CoreParts, Limits } from '../parts.ts';
import type { Arrival, IncomingCall, Way } from './call.ts';
import { readApimTarget, readInvoke } from './invoke.ts';
import { buildOperationCall, findOperationById, readFlatParameters } from './operation-call.ts';

const written = (bytes: number): string => bytes.toLocaleString('en');

/** The body of a call, null where it has no bytes. @throws Refusal 413 if it is too large, 400 if it breaks off. */
const readRequestBody = async (request: Request, { requestBytes }: Limits): Promise<Body> => {
  const reading = await readWithin(request, requestBytes);
  switch (reading.outcome) {
    case 'whole':
      return reading.body.length === 0 ? null : reading.body;
    case 'too large': {
      const { announced } = reading;
      const bytes = announced === undefined ? `more than ${written(requestBytes)}` : written(announced);
      throw new Refusal(
        413,
        'RequestTooLarge',
        `The request has ${bytes} bytes; the platform's gateway takes ${written(requestBytes)}. Nothing was sent. Split it into several calls.`,
      );
    }
    case 'broken off':
      throw new Refusal(
        400,
        'RequestIncomplete',
        'The connection ended before the body was complete. Nothing was sent. Send the whole body.',
      );
  }
};

type Understand = (parts: CoreParts, request: HttpRequest, body: Body) => Promise<IncomingCall> | IncomingCall;

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
    const built = await buildOperationCall(connector, operation, await readFlatParameters(body));
    const clientRequestId = headerValue(headers, 'x-ms-client-request-id');
    return {
      ...built,
      connection: searchParams.get('connection') ?? connections[0]?.name ?? '',
      headers:
        clientRequestId === undefined || headerValue(built.headers, 'x-ms-client-request-id') !== undefined
          ? built.headers
          : withHeader(built.headers, 'x-ms-client-request-id', clientRequestId),
    };
  },
};

/** A request at one of the gateway's doors. */
export const arrivalOf = (parts: CoreParts, way: Way, raw: Request): Arrival => {
  const { host, pathAndQuery } = targetOf(raw);
  const request = { method: raw.method, url: pathAndQuery, headers: headerLinesOf(raw), body: null };
  return {
    way,
    request,
    source: host,
    readBody: () => readRequestBody(raw, parts.limits),
    understand: (body) => waysIn[way](parts, request, body),
  };
};
