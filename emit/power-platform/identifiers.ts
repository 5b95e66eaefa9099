import { createHash } from 'node:crypto';

/** The namespace of every identifier of ours; chosen once at random. Changing it would make new components of all. */
const namespace = 'b5db96d7-01e5-410e-a63f-bc808fb3bd87';

const hexDigits = (uuid: string): string => uuid.replaceAll('-', '');

/**
 * The identifier that belongs to a name, as lower-case text: a name-based UUID (version 5, RFC 4122 section 4.3). The
 * same name gives the same identifier on every computer, so that a later solution updates what an earlier one imported.
 */
export const nameBasedUuid = (name: string, within: string = namespace): string => {
  const digest = createHash('sha1')
    .update(Buffer.from(hexDigits(within), 'hex'))
    .update(name, 'utf8')
    .digest();
  const bytes = digest.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
