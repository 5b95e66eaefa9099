import { describe, expect, test } from 'vitest';
import { textFile } from '../../../emit/emitted-file.ts';
import { everyFileRules } from '../../../rules/packages/every-file.ts';
import type { PackagedFile } from '../../../rules/packages/file-set.ts';
import { applyRules } from '../../../rules/packages/package-rule.ts';

const found = (files: readonly PackagedFile[]): string[] =>
  applyRules(everyFileRules, files).map(({ code, pointer }) => `${code} ${pointer}`);

describe('every file of every package', () => {
  test('may be any text or bytes under a plain path', () => {
    const files = [
      textFile('a/b.json', '{}'),
      textFile('a/B.md', '# é'),
      { path: 'c.png', bytes: new Uint8Array([0xff]) },
    ];
    expect(found(files)).toEqual([]);
  });

  test.each(['/a.txt', 'a\\b.txt', 'C:a.txt', '../a.txt', 'a/./b.txt', 'a//b.txt', 'a/', ''])(
    'PackagePathUnsafe: "%s"',
    (path) => {
      expect(found([textFile(path, '')])).toEqual([`PackagePathUnsafe ${path}`]);
    },
  );

  test.each([
    ['PackagePathTwice a/B.txt', [textFile('a/b.txt', ''), textFile('a/B.txt', '')]],
    ['PackageJsonMalformed a.json', [textFile('a.json', '{,}')]],
    ['PackageXmlMalformed a.xml', [textFile('a.xml', '<a><b></a>')]],
    ['PackageXmlMalformed a.xml', [textFile('a.xml', '<a/><b/>')]],
    ['PackageXmlMalformed a.xml', [textFile('a.xml', '')]],
    ['PackageByteOrderMark a.md', [textFile('a.md', '\ufeff# a')]],
  ])('%s', (wanted, files) => {
    expect(found(files)).toEqual([wanted]);
  });
});
