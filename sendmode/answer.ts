import type { HttpResponse } from '../platform/script/http-message.ts';

/** The content type of Sendmode's answers. */
export const jsonType = 'application/json; charset=utf-8';

/** An answer before it is bytes: its HTTP status and the body to write as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** An answer as it goes out. */
export const respond = ({ status, body }: Answer, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers: Object.entries({ 'content-type': jsonType, ...headers }),
  body: Buffer.from(JSON.stringify(body)),
});

/** The answer to a request that reaches no operation, in the form of Sendmode's errors with the HTTP status as code. */
export const outside = (status: 404 | 405 | 413, identifier: string, error: string): Answer => ({
  status,
  body: { status: identifier, statusCode: status, error },
});
