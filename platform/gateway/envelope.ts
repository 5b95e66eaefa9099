import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Refusal } from '../refusal.ts';
import type { HttpResponse } from '../script/http-message.ts';
import { bytesOf, headerValue, textOf, withHeader, withoutHeader } from './message.ts';

/** Who reports an error, and on which call. */
export interface ErrorOrigin {
  /** The host of the gateway. */
  readonly source: string;
  readonly clientRequestId: string;
}

const unpackers: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength: 16_000_000 }),
  'x-gzip': (body) => gunzipSync(body, { maxOutputLength: 16_000_000 }),
  deflate: (body) => inflateSync(body, { maxOutputLength: 16_000_000 }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength: 16_000_000 }),
};

/** The text of an answer, unpacked if it came compressed; bytes that are no text are shown with replacement characters. */
export const responseText = (response: HttpResponse): string => {
  if (response.body === null) return '';
  const encoding = headerValue(response.headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  try {
    const body = unpackers[encoding]?.(response.body) ?? response.body;
    return textOf(body) ?? new TextDecoder().decode(body);
  } catch {
    return new TextDecoder().decode(response.body);
  }
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const envelope = (status: number, origin: ErrorOrigin, message: string, innerError?: unknown): Uint8Array =>
  bytesOf(
    JSON.stringify({
      error: {
        code: status,
        source: origin.source,
        clientRequestId: origin.clientRequestId,
        message,
        ...(innerError === undefined ? {} : { innerError }),
      },
    }),
  );

/**
 * The answer as the platform hands it on: an error whose body is not JSON is put into the platform's envelope with the
 * raw text inside; everything else stays as it is, to the byte. The envelope's form is community knowledge; `source` and
 * `clientRequestId` are inferred.
 */
export const wrapBackendError = (response: HttpResponse, origin: ErrorOrigin): HttpResponse => {
  if (response.status < 400) return response;
  const text = responseText(response);
  if (isJson(text)) return response;
  return {
    status: response.status,
    headers: withHeader(
      withoutHeader(response.headers, 'content-encoding'),
      'content-type',
      'application/json; charset=utf-8',
    ),
    body: envelope(response.status, origin, 'The response is not in a JSON format.', text),
  };
};

/**
 * The gateway's own error in the same envelope: public reports show it, with `error` as an object, around the platform's
 * own 500 and 502; for its other statuses it is inferred. A 429 has the form of API Management's rate limit instead,
 * `{"statusCode", "message"}` (inferred: only the wording is known).
 */
export const refusalResponse = (refusal: Refusal, origin: ErrorOrigin): HttpResponse => ({
  status: refusal.status,
  headers: [['content-type', 'application/json; charset=utf-8'], ...refusal.headers],
  body:
    refusal.status === 429
      ? bytesOf(JSON.stringify({ statusCode: 429, message: refusal.message }))
      : envelope(refusal.status, origin, refusal.message, {
          code: refusal.code,
          ...(refusal.details === undefined ? {} : { details: refusal.details }),
        }),
});
