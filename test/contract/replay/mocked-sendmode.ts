import type { ClientRequest } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import nock from 'nock';
import type { Reply } from '../case.ts';

/** The request that reached Sendmode; nock takes it only at the scheme, host and port of the case. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** By lower-case name. Doubled headers are joined with a comma, so that they show. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A mocked Sendmode that waits for one request. */
export interface MockedSendmode {
  /** Whether the one reply has been used up. */
  readonly isConsumed: () => boolean;
  /** Every request that it took. */
  readonly received: () => readonly Received[];
}

/** The bytes of a reply's body. */
export const replyBytes = ({ json, text, encoding, gzip }: Reply): Buffer => {
  const plain = Buffer.from(json === undefined ? (text ?? '') : JSON.stringify(json), encoding ?? 'utf8');
  return gzip ? gzipSync(plain) : plain;
};

const brokenOff = (bytes: Buffer): Readable =>
  Readable.from(
    (async function* () {
      yield bytes;
      // The head of the answer has to be on its way before the connection breaks.
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );

const headersOf = ({ headers = {} }: Reply): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );

const answer = (interceptor: nock.Interceptor, reply: Reply): nock.Scope => {
  if (reply.breaks === 'before the answer') {
    return interceptor.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
  }
  const bytes = replyBytes(reply);
  return interceptor
    .delay({ head: (reply.afterSeconds ?? 0) * 1000, body: (reply.bodyAfterSeconds ?? 0) * 1000 })
    .reply(
      reply.status ?? 200,
      () => (reply.breaks === 'within the answer' ? (brokenOff(bytes) as nock.ReplyBody) : bytes),
      headersOf(reply),
    );
};

/**
 * Has nock take one request of exactly that method and address, and give the reply.
 *
 * @param clientRequestId - The id of the call it waits for, so that calls side by side keep apart.
 */
export const mockSendmode = (wire: string, clientRequestId: string, reply: Reply): MockedSendmode => {
  const [method = '', address = ''] = wire.split(' ');
  const { origin, pathname, search } = new URL(address);
  const requests: Received[] = [];
  const scope = nock(origin, { reqheaders: { 'x-ms-client-request-id': clientRequestId } });
  scope.on('request', (request: ClientRequest, _interceptor: unknown, body: string) => {
    const headers = Object.entries(request.getHeaders()).map(([name, value]) => [name.toLowerCase(), String(value)]);
    requests.push({
      method: request.method,
      path: request.path,
      headers: Object.fromEntries(headers),
      body,
    });
  });
  answer(scope.intercept(`${pathname}${search}`, method), reply);
  return { isConsumed: () => scope.isDone(), received: () => requests };
};
