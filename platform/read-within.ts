/** A body as it was read, or why it was not. */
export type ReadBody =
  | { readonly outcome: 'whole'; readonly body: Uint8Array }
  /** It has more bytes than were wanted; `announced` where its length said so beforehand. */
  | { readonly outcome: 'too large'; readonly announced?: number }
  /** The caller went away before the end. */
  | { readonly outcome: 'broken off' };

/**
 * Reads the body of a request up to a limit, in bytes, whether or not a length was announced.
 *
 * @param dropped - How many bytes beyond the limit are read and forgotten, so that a caller who does not listen while it
 *   sends hears the answer and not a broken connection. @default 0
 */
export const readWithin = async (request: Request, limit: number, dropped = 0): Promise<ReadBody> => {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limit + dropped) return { outcome: 'too large', announced };
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length;
      if (length > limit + dropped) break;
      if (length <= limit) chunks.push(chunk);
    }
  } catch {
    return { outcome: 'broken off' };
  }
  if (length > limit) return { outcome: 'too large', ...(announced > limit ? { announced } : {}) };
  return { outcome: 'whole', body: Uint8Array.from(Buffer.concat(chunks)) };
};
