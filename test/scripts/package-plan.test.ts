import { describe, expect, test } from 'vitest';
import { textFile } from '../../emit/emitted-file.ts';
import { manifestOf, readManifest, sha256 } from '../../scripts/package/manifest.ts';
import { planFolder, type Standing } from '../../scripts/package/plan.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (text: string): Standing => ({ sha256: sha256(bytes(text)) });
const recorded = (path: string, text: string) => ({ path, bytes: text.length, sha256: sha256(bytes(text)) });

const plan = (standing: Standing, record: string | undefined, overwrite = false) => {
  const { write, conflicts } = planFolder(
    [textFile('a', 'new')],
    record === undefined ? [] : [recorded('a', record)],
    new Map([['a', standing]]),
    overwrite,
  );
  return { write: write.map(({ path }) => path), conflicts };
};

describe('a file that is to be written', () => {
  test.each<[string, Standing, string | undefined, boolean, string[], string[]]>([
    ['nothing stands there', undefined, undefined, false, ['a'], []],
    ['it is as an earlier run wrote it', file('old'), 'old', false, ['a'], []],
    ['it is already as it should be', file('new'), undefined, false, [], []],
    ['somebody wrote it', file('theirs'), undefined, false, ['a'], ['a']],
    ['somebody changed it', file('theirs'), 'old', false, ['a'], ['a']],
    ['somebody changed it and may lose it', file('theirs'), 'old', true, ['a'], []],
    ['a folder stands there', 'no file', 'old', false, ['a'], ['a']],
    ['a folder stands there, even with leave to overwrite', 'no file', 'old', true, ['a'], ['a']],
  ])('when %s', (_, standing, record, overwrite, write, conflicts) => {
    expect(plan(standing, record, overwrite)).toEqual({ write, conflicts });
  });
});

describe('a file of an earlier run that is no longer written', () => {
  test.each<[string, Standing, string[], string[]]>([
    ['goes when it is as it was', file('old'), ['b'], []],
    ['stays when somebody changed it', file('theirs'), [], ['b']],
    ['is forgotten when it is gone', undefined, [], []],
    ['stays when it is a folder now', 'no file', [], ['b']],
  ])('%s', (_, standing, remove, keep) => {
    const made = planFolder([], [recorded('b', 'old')], new Map([['b', standing]]), true);
    expect({ remove: made.remove, keep: made.keep }).toEqual({ remove, keep });
  });
});

describe('the list of files', () => {
  test('reads what it wrote', () => {
    const text = new TextDecoder().decode(manifestOf([textFile('a/b', 'new')]).bytes);
    expect(readManifest(text)).toEqual([recorded('a/b', 'new')]);
  });

  test.each([
    ['no JSON', '{'],
    ['another shape', '{"files": {}}'],
    ['no object', 'null'],
    ['entries of another shape', '{"files": [1, null, {"path": "a"}]}'],
    ['a path above the folder', `{"files": [{"path": "../a", "sha256": "00"}]}`],
    ['a path from the root', `{"files": [{"path": "/a", "sha256": "00"}]}`],
    ['a path of Windows', `{"files": [{"path": "C:a", "sha256": "00"}, {"path": "a\\\\b", "sha256": "00"}]}`],
  ])('is not ours when it holds %s, so that nothing is removed by it', (_, text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});
