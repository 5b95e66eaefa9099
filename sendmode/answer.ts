/** The content type of Sendmode's answers. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer before it is bytes: its HTTP status and the body to write as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** An answer as a response. */
export function respond({ status, body }: Answer, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': JSON_TYPE, ...headers } });
}

/** The answer to a request that reaches no operation, in the form of Sendmode's errors with the HTTP status as code. */
export function outside(status: 404 | 405 | 413, identifier: string, error: string): Answer {
  return { status, body: { status: identifier, statusCode: status, error } };
}
