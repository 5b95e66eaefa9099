import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { emittedParts } from './emitted-parts.ts';
import { house } from './sources.ts';

/** What the last release emitted. `UPDATE_RELEASED=1 npm test -- test/house/changelog.test.ts` writes it, at a release. */
const releasedPlace = path.join(house, 'test/fixtures/released.json');

interface Released {
  readonly version: string;
  /** A digest of each part, by its name. */
  readonly parts: Readonly<Record<string, string>>;
}

const readReleased = (): Released => JSON.parse(readFileSync(releasedPlace, 'utf8')) as Released;

/** The sections of the changelog by their heading, newest first. */
const sectionsOf = (changelog: string): ReadonlyMap<string, string> =>
  new Map(
    changelog
      .split(/^## /m)
      .slice(1)
      .map((section): [string, string] => {
        const [heading = '', ...lines] = section.split('\n');
        return [heading.replace(/^\[?([^\] ]+)\]?.*$/, '$1'), lines.join('\n')];
      }),
  );

/** What changed since the release without an entry that names it. */
const unnamed = (released: Released['parts'], now: Released['parts'], unreleased: string): readonly string[] => {
  const entries = unreleased.split('\n').filter((line) => /^(- | {2})/.test(line));
  return [...new Set([...Object.keys(released), ...Object.keys(now)])]
    .filter((part) => released[part] !== now[part])
    .filter((part) => !entries.some((entry) => entry.includes(`\`${part}\``)))
    .sort();
};

const changelog = sectionsOf(readFileSync(path.join(house, 'CHANGELOG.md'), 'utf8'));

describe('the changelog', () => {
  it('begins with what is not released yet, and goes on with the version of package.json', () => {
    expect([...changelog.keys()].slice(0, 2)).toEqual(['Unreleased', packageJson.version]);
  });

  it('has a section for the release whose digests are kept', () => {
    if (process.env.UPDATE_RELEASED === undefined) expect(readReleased().version).toBe(packageJson.version);
  });

  it('names under Unreleased every part of what is emitted that changed since the last release', async () => {
    const now = await emittedParts();
    if (process.env.UPDATE_RELEASED !== undefined) {
      writeFileSync(releasedPlace, `${JSON.stringify({ version: packageJson.version, parts: now }, null, 2)}\n`);
    }
    expect(unnamed(readReleased().parts, now, changelog.get('Unreleased') ?? '')).toEqual([]);
  });

  it('is read: a change without an entry is found, and so are a new part and one that is gone', () => {
    const released = { 'a.json': '1', 'b.json': '2', 'gone.json': '3' };
    const now = { 'a.json': '1', 'b.json': 'changed', 'new.json': '4' };
    expect(unnamed(released, now, '- `b.json`: a new field.\n')).toEqual(['gone.json', 'new.json']);
    expect(unnamed(released, now, 'b.json, gone.json and new.json changed.')).toHaveLength(3);
    expect(unnamed(released, released, '')).toEqual([]);
  });
});
