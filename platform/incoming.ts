import type { IncomingMessage } from 'node:http';
import type { Header } from './script/http-message.ts';

const incomingMessages = new WeakMap<Request, IncomingMessage>();

/** Remembers what a request arrives on: read from there, neither its body nor its headers need become the web's first. */
export const arrivesOn = (request: Request, incoming: IncomingMessage): void => {
  incomingMessages.set(request, incoming);
};

/** What a request arrived on; undefined where it came without a socket. */
export const incomingOf = (request: Request): IncomingMessage | undefined => incomingMessages.get(request);

/** The header lines of a request: names in small letters, a line each, whose values are joined as the web does it. */
export const headerLinesOf = (request: Request): readonly Header[] => {
  const raw = incomingOf(request)?.rawHeaders;
  if (!raw) return [...request.headers.entries()];
  const lines = new Map<string, string>();
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    const earlier = lines.get(name);
    lines.set(name, earlier === undefined ? value : `${earlier}${name === 'cookie' ? '; ' : ', '}${value}`);
  }
  return [...lines];
};

/** Where a request was sent. */
export interface RequestTarget {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The host and port, as the caller reached them. */
  readonly host: string;
  /** Encoded, without the query. */
  readonly path: string;
  /** As they came, so that nothing is decoded twice. */
  readonly pathAndQuery: string;
}

/** The parts of a request's address, which is in its normal form. */
export const targetOf = ({ url }: Request): RequestTarget => {
  const [, origin = '', host = '', pathAndQuery = '', path = ''] =
    /^(\w+:\/\/([^/]+))(([^?#]*)(?:\?[^#]*)?)/.exec(url) ?? [];
  return { origin, host, path, pathAndQuery };
};
