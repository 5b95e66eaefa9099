import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brandIcon, brandOf, brandStyle } from '../../../platform/page/brand.ts';

/** The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
const contrast = (first: string, second: string): number => {
  const luminance = (color: string): number => {
    const weights = [0.2126, 0.7152, 0.0722];
    return weights.reduce((sum, weight, index) => {
      const share = Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
      return sum + weight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    }, 0);
  };
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
])('measures the contrast of %s and %s', (first, second, want) => {
  expect(contrast(first, second)).toBeCloseTo(want, 2);
});

it.each([
  { given: '#14506e', want: { color: '#14506e', text: '#ffffff' } },
  { given: '#FFCC00', want: { color: '#ffcc00', text: '#000000' } },
])('writes in white or black on $given', ({ given, want }) => {
  expect(brandOf(given)).toEqual(want);
});

it('is readable, whatever the colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const { color, text } = brandOf(`#${number.toString(16).padStart(6, '0')}`);
      expect(contrast(color, text)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

it.each([undefined, 'red', '#12345', '#14506e; } body { display: none'])('takes a calm blue for %s', (given) => {
  expect(brandStyle(brandOf(given))).toBe(':root { --brand: #3b5bdb; --on-brand: #ffffff; }\n');
});

it.each([
  ['Sendmode', 'S'],
  ['<script>', 'S'],
  ['  ünder', 'Ü'],
  ['***', '•'],
])('marks "%s" with %s', (title, letter) => {
  expect(brandIcon(title, brandOf('#14506e'))).toContain(`>${letter}</text></svg>`);
});
