// A caller who sends more than this hears no answer; reading on for ever would be the worse choice.
const droppedAtMost = 64 * 1024 * 1024;

/**
 * Reads a body to its end and returns its bytes, or `undefined` where it has more than the limit.
 *
 * What is over the limit is read and dropped, up to 64 MB: answering before the caller has finished sending would break
 * the connection, and the caller would see that instead of the answer.
 */
export const readWithin = async (
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    if (size > droppedAtMost) return undefined;
  }
  return size > limit ? undefined : Buffer.concat(chunks);
};
