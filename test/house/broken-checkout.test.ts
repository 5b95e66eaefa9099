import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { copyRepository } from './repository-copy.ts';

const program = 'scripts/sendmode-connector.js';

test.each([
  [
    'loses a bracket',
    'connector/actions/check-credits.ts',
    'export const',
    'export const ]',
    'connector/actions/check-credits.ts, line ',
  ],
  [
    'imports a file that is not there',
    'connector/sendmode.ts',
    "'./actions/check-credits.ts'",
    "'./actions/checkcredits.ts'",
    'connector/sendmode.ts, line 2, column 30: Could not resolve "./actions/checkcredits.ts".',
  ],
])('a description that %s is one message with its place', async (_, file, text, other, want) => {
  const copy = await copyRepository();
  await copy.replace(file, text, other);
  const { status, printed } = await copy.run(program, 'build', '--out', path.join(copy.folder, 'elsewhere'));
  expect(printed).toContain(want);
  expect(printed).toContain('Nothing was done. Correct it and run the command again.');
  expect(printed).not.toMatch(/^ {4}at /m);
  expect(status).toBe(1);
});

test('without packages every command says to install them', async () => {
  const copy = await copyRepository();
  await rm(path.join(copy.folder, 'node_modules'));
  const { status, printed } = await copy.run(program, 'dev');
  expect(printed.trim()).toBe(
    'The package "esbuild" is not installed. Nothing was done. Run npm ci in the folder of package.json, which installs every package, and try again.',
  );
  expect(status).toBe(1);
});

test('without one of the packages too', async () => {
  const copy = await copyRepository();
  const installed = path.resolve(import.meta.dirname, '../../node_modules');
  await rm(path.join(copy.folder, 'node_modules'));
  await mkdir(path.join(copy.folder, 'node_modules'));
  for (const name of (await readdir(installed)).filter((each) => each !== 'commander'))
    await symlink(path.join(installed, name), path.join(copy.folder, 'node_modules', name));
  const { status, printed } = await copy.run(program, 'check');
  expect(printed).toContain('The package "commander" is not installed.');
  expect(printed).not.toMatch(/^ {4}at /m);
  expect(status).toBe(1);
});
