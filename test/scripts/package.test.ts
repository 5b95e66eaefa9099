import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { textFile } from '../../emit/emitted-file.ts';
import { commandLine } from '../../scripts/command-line.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { hosts, type PackageHost } from '../../scripts/package/hosts.ts';
import { type PackageOptions, packageConnector, packageReport } from '../../scripts/package.ts';
import { repositoryFolder } from '../../scripts/repository.ts';

let place: string;
let options: PackageOptions;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'package-'));
  await mkdir(path.join(place, 'script'));
  await copyFile(path.join(repositoryFolder, 'script/script.csx'), path.join(place, 'script/script.csx'));
  options = { connector: sendmode, folder: place, out: path.join(place, 'dist') };
});

afterEach(() => rm(place, { recursive: true }));

const inOut = (file: string): string => path.join(options.out, file);

/** Every file below the folder with its content in base 64, to compare folders by. */
const contentOf = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const read = files.map(async (file) => [path.relative(folder, file), await readFile(file, 'base64')] as const);
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const refusal = async (given: Partial<PackageOptions> = {}): Promise<string> => {
  const error: unknown = await packageConnector({ ...options, ...given }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ExpectedError)) throw new Error(`Expected a refusal, got ${String(error)}`, { cause: error });
  return error.message;
};

const small: PackageHost = { folder: 'small', emit: () => [textFile('deep/a.txt', 'one'), textFile('b.json', '{}')] };

describe('npm run package', { timeout: 60_000 }, () => {
  test('writes what every host needs, checked, and a list of it', async () => {
    const { files, removed, kept } = await packageConnector(options);
    const written = await contentOf(options.out);
    expect(Object.keys(written)).toEqual(['manifest.json', ...files.map((file) => file.path)].sort());
    for (const { path: file, bytes } of files) expect(written[file]).toBe(Buffer.from(bytes).toString('base64'));
    expect(
      new Set(
        hosts.map((host) => host.folder).filter((folder) => !files.some((file) => file.path.startsWith(`${folder}/`))),
      ),
    ).toEqual(new Set());
    expect([removed, kept]).toEqual([[], []]);
  });

  test('writes the same bytes twice, in time zones a day apart', async () => {
    const before = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      const east = new Date(2000, 0, 1).getTimezoneOffset();
      await packageConnector(options);
      process.env.TZ = 'Pacific/Pago_Pago';
      const west = new Date(2000, 0, 1).getTimezoneOffset();
      await packageConnector({ ...options, out: inOut('../again') });
      expect([east, west]).toEqual([-840, 660]);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    expect(await contentOf(inOut('../again'))).toEqual(await contentOf(options.out));
  });

  test('may be run again', async () => {
    await packageConnector(options);
    const before = await contentOf(options.out);
    await packageConnector(options);
    expect(await contentOf(options.out)).toEqual(before);
  });

  test('prints each file with its size, and what to do next', async () => {
    const packaged = await packageConnector(options);
    const report = packageReport(options.out, packaged);
    const settings = packaged.files.find((file) => file.path === 'connector/settings.json');
    expect(report).toMatch(new RegExp(`^connector/settings\\.json +${settings?.bytes.length}$`, 'm'));
    expect(report).toContain(`${packaged.files.length} files, `);
    expect(report).toMatch(/^power-platform\/ +Import the connector solution first, then the flows/m);
  });

  test('is a command with a folder of its own choosing', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await commandLine().parseAsync(['package', '--out', options.out], { from: 'user' });
    const printed = log.mock.calls.join('\n');
    log.mockRestore();
    expect(printed).toContain(`in ${options.out}. Next:`);
    expect(Object.keys(await contentOf(options.out))).toContain('certification/certification.zip');
  });
});

describe('bad input', { timeout: 60_000 }, () => {
  test('a missing script', async () => {
    const script = path.join(place, 'script/script.csx');
    await rm(script);
    expect(await refusal()).toBe(
      `${script} cannot be read (ENOENT). Without it the packages would have no script, so nothing was written. Restore the file.`,
    );
    expect(await contentOf(options.out)).toEqual({});
  });

  test('an empty script', async () => {
    const script = path.join(place, 'script/script.csx');
    await writeFile(script, '\n');
    expect(await refusal()).toBe(
      `${script} is empty. The packages would have no script, so nothing was written. Restore the file.`,
    );
  });

  test('a description that breaks a rule', async () => {
    expect(await refusal({ connector: { ...sendmode, title: 'Sendmode connector' } })).toContain(
      'Nothing was written. Correct what is named and package again.',
    );
    expect(await contentOf(options.out)).toEqual({});
  });

  test('a package that breaks a rule: nothing on disk is touched, not even what is fine', async () => {
    await packageConnector({ ...options, among: [small] });
    const before = await contentOf(options.out);
    const broken: PackageHost = { folder: 'broken', emit: () => [textFile('c.json', '{}'), textFile('C.json', '{}')] };
    const message = await refusal({ among: [{ ...small, emit: () => [textFile('b.json', '[]')] }, broken] });
    expect(message).toMatch(
      /^error PackagePathTwice at broken\/C\.json: Each path is used once, whatever its capitals\. Received /,
    );
    expect(await contentOf(options.out)).toEqual(before);
  });

  test('a file where the folder should be', async () => {
    await writeFile(options.out, 'a thesis');
    expect(await refusal({ among: [small] })).toBe(
      `${inOut('manifest.json')} cannot be read: a file stands where a folder is needed (ENOTDIR). Nothing was written. Move away what is there, or choose another folder with --out.`,
    );
    expect(await readFile(options.out, 'utf8')).toBe('a thesis');
  });

  test('a folder below a file', async () => {
    await writeFile(options.out, 'a thesis');
    expect(await refusal({ among: [small], out: inOut('deeper') })).toBe(
      `${inOut('deeper/manifest.json')} cannot be read: a file stands where a folder is needed (ENOTDIR). Nothing was written. Move away what is there, or choose another folder with --out.`,
    );
  });
});

describe("somebody's files in the folder", { timeout: 60_000 }, () => {
  const conflict = (...files: readonly string[]): string =>
    [
      `In ${options.out} there are files that were changed since they were packaged, or that this command did not write:`,
      ...files.map((file) => `  ${file}`),
      'Packaging would destroy them, so nothing was written. Move them away, or add --overwrite to replace them.',
    ].join('\n');

  test("stay when they are in nobody's way", async () => {
    await mkdir(inOut('small'), { recursive: true });
    await writeFile(inOut('small/notes.txt'), 'mine');
    await packageConnector({ ...options, among: [small] });
    await packageConnector({ ...options, among: [] });
    expect(await contentOf(options.out)).toEqual({
      'manifest.json': expect.any(String),
      'small/notes.txt': Buffer.from('mine').toString('base64'),
    });
  });

  test('are not overwritten, and values that a person fills in have a place of their own', async () => {
    await packageConnector(options);
    await writeFile(inOut('power-platform/SendmodeFlows.deploymentSettings.json'), '{"mine": true}');
    const before = await contentOf(options.out);
    expect(await refusal()).toBe(
      `${conflict('power-platform/SendmodeFlows.deploymentSettings.json')}\nWhat you fill in belongs into a file of environments/, from which it is put into the packages each time; environments/example.json shows one.`,
    );
    expect(await contentOf(options.out)).toEqual(before);
  });

  test('are overwritten when that is asked for', async () => {
    await packageConnector({ ...options, among: [small] });
    const before = await contentOf(options.out);
    await writeFile(inOut('small/b.json'), 'mine');
    await packageConnector({ ...options, among: [small], overwrite: true });
    expect(await contentOf(options.out)).toEqual(before);
  });

  test('are not overwritten when the list of files is damaged', async () => {
    await packageConnector({ ...options, among: [small] });
    await writeFile(inOut('manifest.json'), 'not JSON');
    await writeFile(inOut('small/b.json'), 'mine');
    expect(await refusal({ among: [small] })).toBe(conflict('manifest.json', 'small/b.json'));
  });

  test('are not overwritten by the list of files, when another program keeps one of that name', async () => {
    await mkdir(options.out);
    await writeFile(inOut('manifest.json'), '{"name": "a web page"}');
    expect(await refusal({ among: [small] })).toBe(conflict('manifest.json'));
  });

  test('are not overwritten by a folder of ours', async () => {
    await mkdir(options.out);
    await writeFile(inOut('small'), 'mine');
    expect(await refusal({ among: [small], overwrite: true })).toContain(
      `${inOut('small/deep/a.txt')} cannot be read: a file stands where a folder is needed (ENOTDIR). Nothing was written.`,
    );
    expect(await readFile(inOut('small'), 'utf8')).toBe('mine');
  });

  test('are not overwritten when they are a folder where a file of ours should be', async () => {
    await mkdir(inOut('small/b.json'), { recursive: true });
    expect(await refusal({ among: [small], overwrite: true })).toContain(
      `${inOut('small/b.json')} cannot be read: it is a folder (EISDIR). Nothing was written.`,
    );
  });

  const listing = (file: string): string =>
    JSON.stringify({ files: [{ path: file, sha256: createHash('sha256').update('mine').digest('hex') }] });

  test.each<[string, (theirs: string) => string]>([
    ['no JSON', () => '{'],
    ['another shape', () => '{"files": {}}'],
    ['no object', () => 'null'],
    ['entries of another shape', () => '{"files": [1, null, {"path": "a"}]}'],
    ['a path above the folder', () => listing('../theirs')],
    ['a path from the root', listing],
  ])('are not removed by a list of files that holds %s', async (_, list) => {
    const theirs = inOut('../theirs');
    await writeFile(theirs, 'mine');
    await mkdir(options.out);
    await writeFile(inOut('manifest.json'), list(theirs));
    expect(await refusal({ among: [] })).toBe(conflict('manifest.json'));
    await packageConnector({ ...options, among: [], overwrite: true });
    expect(await readFile(theirs, 'utf8')).toBe('mine');
  });
});

describe('files of an earlier run', { timeout: 60_000 }, () => {
  test('go when they are no longer part of the packages, with their empty folders', async () => {
    await packageConnector({ ...options, among: [small] });
    const { removed } = await packageConnector({ ...options, among: [] });
    expect(removed).toEqual(['small/deep/a.txt', 'small/b.json']);
    expect(await readdir(options.out)).toEqual(['manifest.json']);
  });

  test('are forgotten when somebody removed them', async () => {
    await packageConnector({ ...options, among: [small] });
    await rm(inOut('small/b.json'));
    expect((await packageConnector({ ...options, among: [] })).removed).toEqual(['small/deep/a.txt']);
  });

  test('stay when they were changed, and the report says so', async () => {
    await packageConnector({ ...options, among: [small] });
    await writeFile(inOut('small/b.json'), 'mine');
    const packaged = await packageConnector({ ...options, among: [] });
    expect(packageReport(options.out, packaged)).toContain(
      'Kept small/b.json, which is no longer part of the packages but was changed.',
    );
    expect(await readFile(inOut('small/b.json'), 'utf8')).toBe('mine');
  });
});
