/** Header lines in their order; a name may stand more than once, and its case is kept. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** A request as it goes over the wire. */
export interface WireRequest {
  /** In capitals. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: HeaderLines;
  /** Empty for a request without a body. */
  readonly body: Uint8Array;
}

/** An answer as it comes over the wire. */
export interface WireResponse {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

export const emptyBody = new Uint8Array(0);

const same = (first: string, second: string): boolean => first.toLowerCase() === second.toLowerCase();

/** The values of a header joined by commas, or undefined if it is absent. */
export const headerValue = (headers: HeaderLines, name: string): string | undefined => {
  const values = headers.filter(([each]) => same(each, name)).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
};

export const withoutHeader = (headers: HeaderLines, name: string): HeaderLines =>
  headers.filter(([each]) => !same(each, name));

/** The headers with one line of that name, in the place of the first it replaces. */
export const withHeader = (headers: HeaderLines, name: string, value: string): HeaderLines => {
  const first = headers.findIndex(([each]) => same(each, name));
  const rest = withoutHeader(headers, name);
  const place = first < 0 ? rest.length : first;
  return [...rest.slice(0, place), [name, value], ...rest.slice(place)];
};

/** Headers that belong to one connection and are never passed on (RFC 9110, section 7.6.1), and the length, which is counted anew. */
const connectionHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
];

export const endToEndHeaders = (headers: HeaderLines): HeaderLines =>
  headers.filter(([name]) => !connectionHeaders.includes(name.toLowerCase()));

/** A text as the bytes of a body. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text of a body, or undefined if it is not UTF-8. A byte order mark is left out. */
export const textOf = (body: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
};
