/** A PNG as rules see it. */

import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of a pixel in one number, as in 0xrrggbb. */
  readonly color: (x: number, y: number) => number;
  /** 0 where a pixel cannot be seen, 255 where nothing shows through it. */
  readonly opacity: (x: number, y: number) => number;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height in pixels as the header states them, without unpacking anything; nothing where it is no PNG. */
export const statedSize = (bytes: Uint8Array): { width: number; height: number } | undefined => {
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

interface Samples {
  readonly data: ArrayLike<number>;
  readonly channels: number;
  /** What a sample is divided by, to reach from 0 to 255. */
  readonly divisor: number;
}

const samplesOf = (png: DecodedPng): Samples => {
  const { palette, depth, channels, data } = png;
  if (palette?.[0]) return { data: convertIndexedToRgb(png), channels: palette[0].length, divisor: 1 };
  if (depth < 8) throw new RangeError('grey pictures of less than 8 bits are not supported');
  return { data, channels, divisor: depth === 16 ? 257 : 1 };
};

const unpacked = (bytes: Uint8Array): Picture => {
  const png = decode(bytes, { checkCrc: true });
  const { data, channels, divisor } = samplesOf(png);
  const hasTransparentColor = !png.palette && (png.transparency?.length ?? 0) > 0;
  const sample = (index: number): number => Math.round((data[index] ?? 0) / divisor);
  const start = (x: number, y: number): number => (y * png.width + x) * channels;
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  return {
    width: png.width,
    height: png.height,
    color: (x, y) => {
      const at = start(x, y);
      return (sample(at) << 16) | (sample(at + green) << 8) | sample(at + blue);
    },
    opacity: (x, y) => {
      if (hasTransparentColor) return 0;
      return channels % 2 === 0 ? sample(start(x, y) + channels - 1) : 255;
    },
  };
};

/** The picture; nothing where the bytes are no whole PNG with a colour for each pixel. */
export const readPicture = (bytes: Uint8Array): Picture | undefined => {
  try {
    return unpacked(bytes);
  } catch {
    return undefined;
  }
};

/** A colour as `#rrggbb`. */
export const hexOf = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

/** The positions of all pixels for which the test holds, row by row. */
export const pixelsWhere = (
  { width, height }: Picture,
  test: (x: number, y: number) => boolean,
): readonly (readonly [x: number, y: number])[] => {
  const found: (readonly [number, number])[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (test(x, y)) found.push([x, y]);
  }
  return found;
};
