import type { Header, HttpRequest } from '../script/http-message.ts';

/** Header lines in their order; a name may stand more than once, and its case is kept. */
export type HeaderLines = readonly Header[];

/** The bytes of a message; null where there are none. */
export type Body = HttpRequest['body'];

const same = (first: string, second: string): boolean =>
  first.length === second.length && first.toLowerCase() === second.toLowerCase();

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
  const place = first < 0 ? headers.length : first;
  return [...headers.slice(0, place), [name, value], ...withoutHeader(headers.slice(place), name)];
};

/** Headers that belong to one connection and are never passed on, as those that `Connection` names (RFC 9110, section 7.6.1), and the length, which is counted anew. */
const connectionHeaders = new Set([
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
]);

export const endToEndHeaders = (headers: HeaderLines): HeaderLines => {
  const named = (headerValue(headers, 'connection') ?? '').split(',').map((name) => name.trim().toLowerCase());
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !connectionHeaders.has(lower) && !named.includes(lower);
  });
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A text as the bytes of a body. */
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** The text of a body, empty where there is none, or undefined if it is not UTF-8. A byte order mark is left out. */
export const textOf = (body: Body): string | undefined => {
  if (body === null) return '';
  try {
    return decoder.decode(body);
  } catch {
    return undefined;
  }
};

/** At least so many characters of the beginning of a body's text, or undefined if that is not UTF-8; all of a shorter one. */
export const beginningOf = (body: Body, characters: number): string | undefined => {
  // No character has more than four bytes, and the last one may be cut.
  const bytes = 4 * characters;
  if (body === null || body.length <= bytes) return textOf(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(0, bytes), { stream: true });
  } catch {
    return undefined;
  }
};

/** A part of an address in the clear; one that is encoded wrongly comes back as it is. */
export const decodePart = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
