import type { ServerResponse } from 'node:http';
import type { HttpResponse } from './script/http-message.ts';

/** Statuses whose answers have no body (Fetch, "null body status"). */
const withoutBody = [204, 205, 304];

const bodyOf = ({ status, body }: HttpResponse): Uint8Array | null => (withoutBody.includes(status) ? null : body);

/** An answer as the web platform has it, for callers without a socket. Its headers can be written. */
export const toResponse = (answer: HttpResponse): Response => {
  const lines = new Headers();
  for (const [name, value] of answer.headers) lines.append(name, value);
  return new Response(bodyOf(answer) as Uint8Array<ArrayBuffer> | null, { status: answer.status, headers: lines });
};

/** Writes an answer to its socket as it is, with the length of its body. Its headers can be written. */
export const writeAnswer = (outgoing: ServerResponse, answer: HttpResponse): void => {
  const body = bodyOf(answer) ?? '';
  const lines = answer.headers.flat();
  if (answer.status !== 204 && answer.status !== 304) lines.push('content-length', String(body.length));
  outgoing.writeHead(answer.status, lines).end(body);
};
