import { describe, expect, test } from 'vitest';
import { pathRules } from '../../../rules/packages/paths.ts';
import { applyRules } from '../../../rules/rule.ts';

const found = (...paths: readonly string[]): string[] =>
  applyRules(pathRules, paths).map(({ code, pointer }) => `${code} ${pointer}`);

describe('the paths of the packages', () => {
  test('may be any below dist', () => {
    expect(found('a/b.json', 'a/C.md', 'c.png')).toEqual([]);
  });

  test.each(['/a.txt', 'a\\b.txt', 'C:a.txt', '../a.txt', 'a/./b.txt', 'a//b.txt', 'a/', ''])(
    'PackagePathUnsafe: "%s"',
    (path) => {
      expect(found(path)).toEqual([`PackagePathUnsafe ${path}`]);
    },
  );

  test('must differ in more than capitals', () => {
    expect(found('a/b.txt', 'a/B.txt')).toEqual(['PackagePathTwice a/B.txt']);
  });
});
