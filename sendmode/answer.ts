/** The content type of Sendmode's answers. */
export const jsonType = 'application/json; charset=utf-8';

/** An answer before it is bytes: its HTTP status and the body to write as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** An answer as a response. */
export const respond = ({ status, body }: Answer, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': jsonType, ...headers } });

/** The answer to a request that reaches no operation, in the form of Sendmode's errors with the HTTP status as code. */
export const outside = (status: 404 | 405 | 413, identifier: string, error: string): Answer => ({
  status,
  body: { status: identifier, statusCode: status, error },
});
