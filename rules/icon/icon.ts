/** Rules on `icon.png`. */

import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import type { IconFile } from '../subjects.ts';
import { hexOf, type Picture, pixelsWhere, readPicture, statedSize } from './picture.ts';

/** Sizes in pixels; the share is that of the whole width and height. */
const limits = { smallest: 100, largest: 230, bytes: 1_000_000, markShare: 0.7 } as const;

const bytesOf = (icon: Place): Uint8Array => (icon.value instanceof Uint8Array ? icon.value : new Uint8Array());

const isSizeAllowed = (pixels: number): boolean => pixels >= limits.smallest && pixels <= limits.largest;

/** The picture where its size is allowed, so that no huge picture is unpacked only to be refused. */
const pictureOf = (icon: Place): Picture | undefined => {
  const size = statedSize(bytesOf(icon));
  return size && isSizeAllowed(size.width) && isSizeAllowed(size.height) ? readPicture(bytesOf(icon)) : undefined;
};

const isAtEdge = ({ width, height }: Picture, x: number, y: number): boolean =>
  x === 0 || y === 0 || x === width - 1 || y === height - 1;

/** The colours along the edge; the background is uniform where there is one. */
const edgeColors = (picture: Picture): readonly number[] => [
  ...new Set(pixelsWhere(picture, (x, y) => isAtEdge(picture, x, y)).map(([x, y]) => picture.color(x, y))),
];

/** The width and the height of the smallest box around everything that is not background. */
const markSize = (picture: Picture, background: number): { width: number; height: number } => {
  const mark = pixelsWhere(picture, (x, y) => picture.color(x, y) !== background);
  const extent = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)) + 1;
  return { width: extent(mark.map(([x]) => x)), height: extent(mark.map(([, y]) => y)) };
};

const ofPicture = (icon: Place, judge: (picture: Picture) => string | undefined): readonly Breach[] => {
  const picture = pictureOf(icon);
  const seen = picture && judge(picture);
  return seen === undefined ? [] : [{ ...placed(icon), seen }];
};

const ofSize = (icon: Place, isWrong: (width: number, height: number) => boolean): readonly Breach[] => {
  const size = statedSize(bytesOf(icon));
  return size && isWrong(size.width, size.height)
    ? [{ ...placed(icon), seen: `${size.width} x ${size.height} pixels` }]
    : [];
};

export const iconRules: readonly Rule<IconFile>[] = [
  rule({
    code: 'IconMissing',
    source: sources.files,
    demand: 'The connector must have an icon.',
    consequence: 'The platform shows a picture of its own, and certification has none to judge.',
    fix: 'Put icon.png beside the definition: a PNG of 100 to 230 pixels on the brand colour.',
    find: ({ icon }) => (icon.value === null ? [{ ...placed(icon), seen: 'nothing' }] : []),
  }),
  rule({
    code: 'IconNotPng',
    source: sources.solutionChecker,
    demand: 'The icon must be a whole PNG file.',
    consequence: 'The platform shows no icon, and certification refuses the connector.',
    fix: 'Save the picture as a PNG of 8 bits a colour.',
    find: ({ icon }) => {
      const size = statedSize(bytesOf(icon));
      const tooLargeToRead = size && !(isSizeAllowed(size.width) && isSizeAllowed(size.height));
      return icon.value === null || tooLargeToRead || pictureOf(icon)
        ? []
        : [{ ...placed(icon), seen: `${bytesOf(icon).length} bytes` }];
    },
  }),
  rule({
    code: 'IconNotSquare',
    source: sources.solutionChecker,
    demand: 'The icon must be as wide as it is high.',
    fix: 'Draw it on a square.',
    find: ({ icon }) => ofSize(icon, (width, height) => width !== height),
  }),
  rule({
    code: 'IconSizeNotValid',
    source: sources.solutionChecker,
    demand: `The icon must be ${limits.smallest} to ${limits.largest} pixels wide and high.`,
    fix: 'Draw it at 160 x 160.',
    find: ({ icon }) => ofSize(icon, (width, height) => !isSizeAllowed(width) || !isSizeAllowed(height)),
  }),
  rule({
    code: 'IconFileTooLarge',
    source: sources.solutionChecker,
    demand: 'The file of the icon must be smaller than 1 MB.',
    consequence: 'The platform refuses the icon.',
    fix: 'Save it with compression.',
    find: ({ icon }) => {
      const { length } = bytesOf(icon);
      return length >= limits.bytes ? [{ ...placed(icon), seen: `${length} bytes` }] : [];
    },
  }),
  rule({
    code: 'IconTransparent',
    source: sources.files,
    demand: 'Every pixel of the icon must be opaque.',
    fix: 'Fill the background with the brand colour.',
    find: ({ icon }) =>
      ofPicture(icon, (picture) => {
        const count = pixelsWhere(picture, (x, y) => picture.opacity(x, y) < 255).length;
        return count > 0 ? `${count} of ${picture.width * picture.height} pixels transparent` : undefined;
      }),
  }),
  rule({
    code: 'IconBackgroundNotUniform',
    source: sources.solutionChecker,
    demand: 'The background of the icon must be one colour all along the edge.',
    consequence: 'Certification refuses the connector; the tile around the icon shows a seam.',
    fix: 'Fill the background with the brand colour, and keep the mark away from the edge.',
    find: ({ icon }) =>
      ofPicture(icon, (picture) => {
        const colors = edgeColors(picture);
        return colors.length > 1 ? `${colors.length} colours: ${colors.slice(0, 5).map(hexOf).join(', ')}` : undefined;
      }),
  }),
  rule({
    code: 'IconBackgroundDiffersFromBrandColor',
    source: sources.files,
    demand: 'The background of the icon must be the iconBrandColor of the properties.',
    consequence: 'Certification answers "Icon background color is invalid".',
    fix: 'Give both the same colour.',
    find: ({ icon, brandColor }) =>
      ofPicture(icon, (picture) => {
        const [background, ...others] = edgeColors(picture);
        return brandColor !== undefined &&
          background !== undefined &&
          others.length === 0 &&
          hexOf(background) !== brandColor
          ? hexOf(background)
          : undefined;
      }),
  }),
  rule({
    code: 'IconMarkTooLarge',
    source: sources.files,
    demand: 'The mark must be less than 70 % of the width and of the height of the icon.',
    fix: 'Draw the mark smaller.',
    find: ({ icon }) =>
      ofPicture(icon, (picture) => {
        const [background, ...others] = edgeColors(picture);
        if (background === undefined || others.length > 0) return undefined;
        const { width, height } = markSize(picture, background);
        const isTooLarge = width >= picture.width * limits.markShare || height >= picture.height * limits.markShare;
        return isTooLarge ? `a mark of ${width} x ${height} on ${picture.width} x ${picture.height}` : undefined;
      }),
  }),
];
