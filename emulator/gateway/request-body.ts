import type { Limits } from './limits.ts';
import { Refusal } from './refusal.ts';

const tooLarge = (bytes: string, { requestBytes }: Limits): Refusal =>
  new Refusal(
    413,
    'RequestTooLarge',
    `The request has ${bytes} bytes; the platform's gateway takes ${requestBytes.toLocaleString('en')}. Nothing was sent. Split it into several calls.`,
  );

/**
 * Reads the body of a request, and stops at the limit whether or not a length was announced.
 *
 * @throws Refusal 413
 */
export const readBody = async (request: Request, limits: Limits): Promise<Uint8Array> => {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limits.requestBytes) throw tooLarge(announced.toLocaleString('en'), limits);
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > limits.requestBytes) throw tooLarge(`more than ${limits.requestBytes.toLocaleString('en')}`, limits);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
};
