import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { check } from '../../rules/check.ts';
import { Place } from '../../rules/document-view.ts';
import { showValue } from '../../rules/finding.ts';

describe('a value in a finding', () => {
  it.each([
    { given: undefined, want: 'nothing' },
    { given: null, want: 'null' },
    { given: '', want: '""' },
    { given: 'a "word"', want: '"a \\"word\\""' },
    { given: { a: [1] }, want: '{"a":[1]}' },
    { given: 'x'.repeat(100), want: `"${'x'.repeat(90)}..." (100 characters)` },
    { given: Array.from({ length: 99 }, () => 'x'), want: 'a list of 99' },
    { given: { type: 'string', description: 'x'.repeat(100) }, want: 'an object of type, description' },
  ])('$want', ({ given, want }) => {
    expect(showValue(given)).toBe(want);
  });
});

describe('a place', () => {
  const root = new Place('file.json', { paths: { '/a~b': { list: ['x', 5] } }, text: 'words' });

  it.each([
    { place: root, pointer: 'file.json', value: root.value },
    { place: root.at('paths', '/a~b', 'list').items[1], pointer: 'file.json#/paths/~1a~0b/list/1', value: 5 },
    { place: root.at('text', 'length'), pointer: 'file.json#/text/length', value: undefined },
    { place: root.at('toString'), pointer: 'file.json#/toString', value: undefined },
    { place: root.at('none', 'none'), pointer: 'file.json#/none/none', value: undefined },
  ])('$pointer', ({ place, pointer, value }) => {
    expect({ pointer: place?.pointer, value: place?.value }).toEqual({ pointer, value });
  });
});

describe('an icon is accepted in every form of PNG that has a colour for each pixel', () => {
  const properties = { properties: { iconBrandColor: '#202020' } };
  const [size, mark] = [120, 40];
  const isMark = (index: number): boolean =>
    [index % size, Math.floor(index / size)].every((at) => at >= (size - mark) / 2 && at < (size + mark) / 2);
  const draw = (background: readonly number[], foreground: readonly number[]): number[] =>
    Array.from({ length: size * size }, (_, index) => (isMark(index) ? foreground : background)).flat();
  const square = { width: size, height: size };

  it.each([
    ['grey', encode({ ...square, channels: 1, depth: 8, data: new Uint8Array(draw([0x20], [0xff])) })],
    [
      'grey with opacity',
      encode({ ...square, channels: 2, depth: 8, data: new Uint8Array(draw([0x20, 255], [0xff, 255])) }),
    ],
    [
      'colour',
      encode({ ...square, channels: 3, depth: 8, data: new Uint8Array(draw([0x20, 0x20, 0x20], [0xff, 0, 0])) }),
    ],
    [
      '16 bits',
      encode({
        ...square,
        channels: 3,
        depth: 16,
        data: new Uint16Array(draw([0x2020, 0x2020, 0x2020], [0xffff, 0, 0])),
      }),
    ],
    [
      'palette',
      encode({
        ...square,
        channels: 1,
        depth: 8,
        data: new Uint8Array(draw([1], [0])),
        palette: [
          [255, 0, 0],
          [0x20, 0x20, 0x20],
        ],
      }),
    ],
  ])('%s', (_, icon) => {
    expect(check({ icon, properties }).findings.filter(({ pointer }) => pointer === 'icon.png')).toEqual([]);
  });
});
