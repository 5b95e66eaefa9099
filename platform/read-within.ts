import type { IncomingMessage } from 'node:http';
import { incomingOf } from './incoming.ts';
import { joined } from './joined.ts';

/** A body as it was read, or why it was not. */
export type ReadBody =
  | { readonly outcome: 'whole'; readonly body: Uint8Array }
  /** It has more bytes than were wanted; `announced` where its length said so beforehand. */
  | { readonly outcome: 'too large'; readonly announced?: number }
  /** The caller went away before the end. */
  | { readonly outcome: 'broken off' };

/** How much of a body is kept, and how much is heard, in bytes. */
interface Room {
  readonly limit: number;
  readonly dropped: number;
}

const readIncoming = (incoming: IncomingMessage, { limit, dropped }: Room): Promise<Buffer[] | 'too large'> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      if (length > limit + dropped) end();
    };
    const end = () => {
      incoming.off('data', take).off('end', end).off('close', broken).pause();
      resolve(length > limit ? 'too large' : chunks);
    };
    const broken = () => reject(new Error('The connection ended before the body was complete.'));
    incoming.on('data', take).on('end', end).on('close', broken);
    if (incoming.destroyed) broken();
  });

const readStream = async (request: Request, { limit, dropped }: Room): Promise<Buffer[] | 'too large'> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > limit + dropped) break;
    if (length <= limit) chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
  }
  return length > limit ? 'too large' : chunks;
};

/**
 * Reads the body of a request up to a limit, in bytes, whether or not a length was announced. A GET has none.
 *
 * @param dropped - How many bytes beyond the limit are read and forgotten, so that a caller who does not listen while it
 *   sends hears the answer and not a broken connection. @default 0
 */
export const readWithin = async (request: Request, limit: number, dropped = 0): Promise<ReadBody> => {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limit + dropped) return { outcome: 'too large', announced };
  if (request.method === 'GET' || request.method === 'HEAD') return { outcome: 'whole', body: new Uint8Array() };
  const incoming = incomingOf(request);
  try {
    const room = { limit, dropped };
    const read = await (incoming ? readIncoming(incoming, room) : readStream(request, room));
    if (read !== 'too large') return { outcome: 'whole', body: joined(read) };
    return { outcome: 'too large', ...(announced > limit ? { announced } : {}) };
  } catch {
    return { outcome: 'broken off' };
  }
};
