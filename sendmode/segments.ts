/** The two alphabets that a text message travels in. */
export type Encoding = 'GSM 03.38' | 'UCS-2';

/** How a text is cut into the segments that are charged for. */
export interface Segmentation {
  readonly encoding: Encoding;
  /** Length of the text in the encoding's own units: septets in GSM 03.38, 16-bit units in UCS-2. */
  readonly units: number;
  /** Number of segments, 0 for an empty text. */
  readonly segments: number;
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

const extension = new Set('\f^{}\\[~]|€');

// A concatenated message gives seven septets (three 16-bit units) of each segment to the header that numbers it.
const capacity = {
  'GSM 03.38': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
} as const;

/** Whether a character is one of the 127 of GSM 03.38's basic table (3GPP TS 23.038, 6.2.1; the escape itself is none). */
export const isBasic = (character: string): boolean => basic.has(character);

/** Whether a character is in GSM 03.38's alphabet, its extension included. */
export const isGsm = (character: string): boolean => basic.has(character) || extension.has(character);

const fill = (sizes: readonly number[], capacity: number): number => {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > capacity) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
};

/**
 * Cuts a text into segments by 3GPP TS 23.038 and 23.040.
 *
 * A text of GSM 03.38 characters alone holds 160 septets, or 153 in each of several segments; any other text is UCS-2
 * with 70 or 67 units. Neither a two-septet extension character nor a surrogate pair is split between segments.
 */
export const segment = (text: string): Segmentation => {
  const characters = [...text];
  const encoding = characters.every(isGsm) ? 'GSM 03.38' : 'UCS-2';
  const sizes = characters.map((each) => (encoding === 'UCS-2' ? each.length : extension.has(each) ? 2 : 1));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = capacity[encoding];
  return { encoding, units, segments: units <= alone ? Math.sign(units) : fill(sizes, joined) };
};
