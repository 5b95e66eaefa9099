import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandsIn } from '../../scripts/bundle/current.js';
import { commandLine } from '../../scripts/command-line.ts';
import { repositoryFolder } from '../../scripts/repository.ts';
import { copyRepository, type RepositoryCopy } from '../house/repository-copy.ts';

const command = 'scripts/sendmode-connector.js';
const cacheOf = ({ folder }: RepositoryCopy): string => path.join(folder, '.cache/commands/help');
const bundlesOf = async (copy: RepositoryCopy): Promise<string[]> =>
  (await readdir(cacheOf(copy))).filter((name) => name !== 'current.json').sort();

const sentence = 'Builds, checks and tries out';
const help = (copy: RepositoryCopy) => copy.run(command, '--help');

/** A copy that has run once. */
const startedCopy = async (): Promise<RepositoryCopy> => {
  const copy = await copyRepository('test', 'bench', 'docs', 'bin', 'obj');
  expect(await help(copy)).toMatchObject({ status: 0, printed: expect.stringContaining(sentence) });
  return copy;
};

const commandLineFile = 'scripts/command-line.ts';

/** Lets a file look as if it had been written a day ago, as a checkout that was not touched since. */
const age = async (copy: RepositoryCopy, file: string): Promise<void> => {
  const yesterday = Date.now() / 1000 - 86_400;
  await utimes(path.join(copy.folder, file), yesterday, yesterday);
};

describe('the bundle of the commands', { timeout: 120_000 }, () => {
  test('is one for each command but help, for which the command line itself is enough', () => {
    expect([...commandsIn(repositoryFolder), 'help'].sort()).toEqual(
      commandLine()
        .commands.map((each) => each.name())
        .sort(),
    );
  });

  test('of one command stays as it is where only another one changes', async () => {
    const copy = await startedCopy();
    const [made] = await bundlesOf(copy);
    await copy.replace(
      'scripts/licences.ts',
      'export const runLicences',
      'export const other = 1;\nexport const runLicences',
    );
    await help(copy);
    expect(await bundlesOf(copy)).toEqual([made]);
  });

  test('is made once, and used as long as no source changes', async () => {
    const copy = await startedCopy();
    const [made] = await bundlesOf(copy);
    await age(copy, commandLineFile);
    await help(copy);
    expect(await bundlesOf(copy)).toEqual([made]);
  });

  test('gives way to an edit of the same length, at once and with the old time of writing', async () => {
    const copy = await startedCopy();
    const place = path.join(copy.folder, commandLineFile);
    await age(copy, commandLineFile);
    await help(copy);
    const { atime, mtime } = await stat(place);
    await copy.replace(commandLineFile, sentence, 'Builds, cheeks and tries out');
    await utimes(place, atime, mtime);
    expect((await help(copy)).printed).toContain('Builds, cheeks and tries out');
  });

  test.each([
    ['emptied', async (bundle: string) => writeFile(path.join(bundle, 'main.js'), '')],
    ['removed', async (bundle: string) => rm(bundle, { recursive: true })],
    ['without a manifest that can be read', (bundle: string) => writeFile(path.join(bundle, '../current.json'), '{"')],
  ])('is made anew where it was %s', async (_, spoil) => {
    const copy = await startedCopy();
    const [made = ''] = await bundlesOf(copy);
    await spoil(path.join(cacheOf(copy), made));
    expect(await help(copy)).toMatchObject({ status: 0, printed: expect.stringContaining(sentence) });
  });

  test('may be made by several commands at the same time', async () => {
    const copy = await startedCopy();
    await rm(cacheOf(copy), { recursive: true });
    const runs = await Promise.all([1, 2, 3, 4].map(() => help(copy)));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    const { folder } = JSON.parse(await readFile(path.join(cacheOf(copy), 'current.json'), 'utf8'));
    expect(existsSync(path.join(cacheOf(copy), folder, 'main.js'))).toBe(true);
  });

  test('is done without where nothing can be kept', async () => {
    const copy = await startedCopy();
    await rm(path.join(copy.folder, '.cache'), { recursive: true });
    await writeFile(path.join(copy.folder, '.cache'), 'a file where the folder would be');
    expect(await help(copy)).toMatchObject({ status: 0, printed: expect.stringContaining(sentence) });
  });

  test('that cannot be made says where the source is broken, without a stack', async () => {
    const copy = await startedCopy();
    await copy.replace(commandLineFile, "import path from 'node:path';", "import path from 'node:path'; const = 1;");
    const { status, printed } = await help(copy);
    expect(status).toBe(1);
    expect(printed).toMatch(/^scripts\/command-line\.ts, line 2, column 37: /);
    expect(printed).not.toMatch(/^ {4}at /m);
  });

  test('tells of a defect by its place in the sources', async () => {
    const copy = await startedCopy();
    await copy.replace(
      commandLineFile,
      'export const commandLine = (): Command => {',
      "export const commandLine = (): Command => {\n  if (process.argv.includes('--defect')) throw new TypeError('a defect');",
    );
    const { printed } = await copy.run(command, '--defect');
    expect(printed).toMatch(/TypeError: a defect[\s\S]*at .*scripts\/command-line\.ts:\d+:\d+/);
    expect(printed).not.toMatch(/at .*\.cache/);
  });
});
