import { encode } from 'fast-png';
import type { Connector } from '../connector/model.ts';

/** Pixels: the size that Microsoft's certification page suggests for a logo. */
const size = 160;
/** Each pixel is averaged over this many samples a side, which smooths the edges. */
const samples = 4;

type Point = readonly [x: number, y: number];

/** A speech bubble between these corners, in pixels, its corners rounded. It fills 65 % of the width. */
const bubble = { left: 28, top: 36, right: 132, bottom: 106, radius: 16 };
const tail: readonly Point[] = [
  [48, 100],
  [84, 100],
  [48, 132],
];
const lowest = Math.max(bubble.bottom, ...tail.map(([, y]) => y));
/** A paper plane inside the bubble: two wings with a fold between them. */
const wings: readonly (readonly Point[])[] = [
  [
    [52, 70],
    [110, 48],
    [76, 78],
  ],
  [
    [110, 48],
    [92, 96],
    [76, 78],
  ],
];

const insideBubble = ([x, y]: Point): boolean => {
  const dx = Math.max(bubble.left + bubble.radius - x, x - (bubble.right - bubble.radius), 0);
  const dy = Math.max(bubble.top + bubble.radius - y, y - (bubble.bottom - bubble.radius), 0);
  return dx * dx + dy * dy <= bubble.radius * bubble.radius;
};

/** Whether a point is in a polygon: a ray from it crosses the outline an odd number of times. */
const insidePolygon = ([x, y]: Point, corners: readonly Point[]): boolean => {
  let inside = false;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
};

const isMark = (point: Point): boolean =>
  (insideBubble(point) || insidePolygon(point, tail)) && !wings.some((wing) => insidePolygon(point, wing));

const isMarkAt = (column: number, row: number, index: number): boolean =>
  isMark([column + ((index % samples) + 0.5) / samples, row + (Math.floor(index / samples) + 0.5) / samples]);

const corners = [0, samples - 1, samples * (samples - 1), samples * samples - 1];

/** Whether the mark is somewhere else, which spares looking at most pixels. */
const isBesideMark = (column: number, row: number): boolean =>
  column < bubble.left || column >= bubble.right || row < bubble.top || row >= lowest;

/** The share of a pixel that the mark covers, from 0 to 1. No edge of the mark crosses a pixel between its corners alone. */
const coverage = (column: number, row: number): number => {
  if (isBesideMark(column, row)) return 0;
  const atCorners = corners.filter((index) => isMarkAt(column, row, index)).length;
  if (atCorners === 0 || atCorners === corners.length) return atCorners / corners.length;
  const covered = Array.from({ length: samples * samples }, (_, index) => isMarkAt(column, row, index)).filter(Boolean);
  return covered.length / (samples * samples);
};

/** The coverage of every pixel, row by row: the mark is the same for every connector, and drawing it takes long. */
let mark: readonly number[] | undefined;
const coverages = (): readonly number[] => {
  mark ??= Array.from({ length: size * size }, (_, pixel) => coverage(pixel % size, Math.floor(pixel / size)));
  return mark;
};

const channels = (colour: string): readonly [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
};

/**
 * The icon as a PNG, 160 by 160 pixels: a white speech bubble with a paper plane cut out of it, on an opaque background
 * of the brand colour.
 */
export const emitIcon = (connector: Connector): Uint8Array => {
  const background = channels(connector.brandColor);
  const data = new Uint8Array(size * size * 3);
  coverages().forEach((white, pixel) => {
    background.forEach((channel, index) => {
      data[pixel * 3 + index] = Math.round(channel + (255 - channel) * white);
    });
  });
  return encode({ width: size, height: size, data, channels: 3, depth: 8 });
};
