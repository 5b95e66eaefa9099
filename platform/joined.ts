/** The chunks of a body as one, without copying a single one. */
export const joined = (chunks: readonly Buffer[]): Uint8Array => {
  const [first, second] = chunks;
  const { buffer, byteOffset, length } = first && !second ? first : Buffer.concat(chunks);
  return new Uint8Array(buffer, byteOffset, length);
};
