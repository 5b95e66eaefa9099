import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../../../scripts/run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { wrongBuilds } from './commands/build.ts';
import { wrongCalls } from './commands/call.ts';
import { wrongChecks } from './commands/check.ts';
import { wrongDevs } from './commands/dev.ts';
import { wrongDoctors } from './commands/doctor.ts';
import { wrongPackages } from './commands/package.ts';
import { wrongProves } from './commands/prove.ts';
import { wrongDescriptions } from './descriptions.ts';
import { expectTold, type WrongCommand } from './told.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const takenPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
};

/** Runs a command line in this process, as the program does, and returns its exit status and all that it printed. */
const printedBy = async (args: readonly string[]): Promise<{ readonly status: number; readonly printed: string }> => {
  const printed: string[] = [];
  const note = (text: unknown): true => {
    printed.push(`${String(text)}\n`);
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(note);
  vi.spyOn(process.stdout, 'write').mockImplementation(note);
  vi.spyOn(console, 'error').mockImplementation(note);
  vi.spyOn(console, 'log').mockImplementation(note);
  const status = await run(args);
  vi.restoreAllMocks();
  return { status, printed: printed.join('') };
};

const texts = {
  '{file}': 'a file',
  '{key}': 'k',
  '{empty-key}': ' \n',
  '{bearer-key}': 'Bearer s3cret',
  '{keys}': 's3cret\nmore',
};

/** `{folder}` is an empty folder, `{taken}` a port in use, and each of the texts a file that holds it. */
const fillIn = async (): Promise<(text: string) => string> => {
  const beside = await temporaryFolder();
  const files = Object.entries(texts).map(
    ([name, text]) => [name, path.join(beside, name.slice(1, -1)), text] as const,
  );
  for (const [, file, text] of files) await writeFile(file, text);
  const places: readonly (readonly [name: string, place: string])[] = [
    ['{folder}', await temporaryFolder()],
    ['{taken}', String(await takenPort())],
    ...files.map(([name, file]) => [name, file] as const),
  ];
  return (text) => places.reduce((made, [name, place]) => made.replaceAll(name, place), text);
};

/** Were a proof to go on, it would reach nothing. */
const nowhere = ['--backend', 'http://127.0.0.1:9'];

test.each<WrongCommand>([
  ...wrongBuilds,
  ...wrongPackages,
  ...wrongChecks,
  ...wrongDevs,
  ...wrongCalls,
  ...wrongDoctors,
  ...wrongProves,
])('%s', async (given, place, value, consequence, fix) => {
  const filled = await fillIn();
  const args = [
    ...given.split(' ').map(filled),
    ...(given.startsWith('prove ') && !given.includes('--backend') ? nowhere : []),
  ];
  const { status, printed } = await printedBy(args);
  expectTold(printed, {
    place: filled(place),
    value: typeof value === 'string' ? filled(value) : value,
    consequence,
    fix: filled(fix),
  });
  expect(printed).not.toContain('s3cret');
  expect(status).toBe(1);
});

test.each<[command: string, rows: readonly (readonly [given: string, ...rest: readonly unknown[]])[], least: number]>([
  ['build', [...wrongBuilds, ...wrongDescriptions], 26],
  ['package', wrongPackages, 18],
  ['check', wrongChecks, 13],
  ['dev', wrongDevs, 26],
  ['call', wrongCalls, 30],
  ['doctor', wrongDoctors, 10],
  ['prove', wrongProves, 10],
])('the wrong inputs of %s differ, and are no fewer than a user once tried', (_, rows, least) => {
  expect(new Set(rows.map(([given]) => given)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(least);
});
