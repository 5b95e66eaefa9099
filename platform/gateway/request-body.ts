import type { Limits } from './limits.ts';
import { Refusal } from './refusal.ts';

const tooLarge = (bytes: string, { requestBytes }: Limits): Refusal =>
  new Refusal(
    413,
    'RequestTooLarge',
    `The request has ${bytes} bytes; the platform's gateway takes ${requestBytes.toLocaleString('en')}. Nothing was sent. Split it into several calls.`,
  );

const incomplete = (): Refusal =>
  new Refusal(
    400,
    'RequestIncomplete',
    'The connection ended before the body was complete. Nothing was sent. Send the whole body.',
  );

/** The parts of a body as they arrive. @throws Refusal 400 if the caller goes away meanwhile */
async function* parts(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw incomplete();
  }
}

/**
 * Reads the body of a request, and stops at the limit whether or not a length was announced.
 *
 * @throws Refusal 413, or 400 if the body does not come to its end
 */
export const readBody = async (request: Request, limits: Limits): Promise<Uint8Array> => {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limits.requestBytes) throw tooLarge(announced.toLocaleString('en'), limits);
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of parts(request.body)) {
    length += chunk.length;
    if (length > limits.requestBytes) throw tooLarge(`more than ${limits.requestBytes.toLocaleString('en')}`, limits);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
};
