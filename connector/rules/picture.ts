/** A PNG as rules see it. */

import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';

/** Red, green, blue and opacity, each 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixel: (x: number, y: number) => Pixel;
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
  const alphaAt = (start: number): number =>
    hasTransparentColor ? 0 : channels % 2 === 0 ? sample(start + channels - 1) : 255;
  return {
    width: png.width,
    height: png.height,
    pixel: (x, y) => {
      const start = (y * png.width + x) * channels;
      const [green, blue] = channels < 3 ? [start, start] : [start + 1, start + 2];
      return [sample(start), sample(green), sample(blue), alphaAt(start)];
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

export const hexOf = ([red, green, blue]: Pixel): string =>
  `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** Every pixel with its position, row by row. */
export const pixelsOf = (picture: Picture): readonly { x: number; y: number; pixel: Pixel }[] =>
  Array.from({ length: picture.width * picture.height }, (_, index) => {
    const x = index % picture.width;
    const y = Math.floor(index / picture.width);
    return { x, y, pixel: picture.pixel(x, y) };
  });
