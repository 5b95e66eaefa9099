import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brandColors, brandIcon, brandStyle, contrast, panels } from '../../../platform/page/colors.ts';

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
])('measures the contrast of %s and %s', (first, second, want) => {
  expect(contrast(first, second)).toBeCloseTo(want, 2);
});

it('keeps a colour that is readable as it is, and makes another lighter or darker', () => {
  expect(brandColors('#14506e')).toEqual({
    brand: '#14506e',
    onBrand: '#ffffff',
    light: '#14506e',
    dark: expect.not.stringMatching('#14506e'),
  });
  expect(brandColors('#ffcc00')).toMatchObject({ onBrand: '#000000', dark: '#ffcc00' });
});

it('is readable in both themes, whatever the colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const { brand, onBrand, light, dark } = brandColors(`#${number.toString(16).padStart(6, '0')}`);
      expect(contrast(brand, onBrand)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light, panels.light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, panels.dark)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

it.each([undefined, 'red', '#12345', '#14506e; } body { display: none'])('takes a calm blue for %s', (given) => {
  expect(brandStyle(brandColors(given))).toMatch(/^:root \{ --brand: #3b5bdb;( --[a-z-]+: #[0-9a-f]{6};){3} \}\n$/);
});

it.each([
  ['Sendmode', 'S'],
  ['<script>', 'S'],
  ['  ünder', 'Ü'],
  ['***', '•'],
])('marks "%s" with %s', (title, letter) => {
  expect(brandIcon(title, brandColors('#14506e'))).toContain(`>${letter}</text></svg>`);
});
