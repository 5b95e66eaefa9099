import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../../../scripts/run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import {
  type WrongCommand,
  wrongBuilds,
  wrongCalls,
  wrongChecks,
  wrongDevs,
  wrongDoctors,
  wrongPackages,
} from './commands.ts';

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

test.each<WrongCommand>([
  ...wrongBuilds,
  ...wrongPackages,
  ...wrongChecks,
  ...wrongDevs,
  ...wrongCalls,
  ...wrongDoctors,
])('%s: %s', async (line, want) => {
  const folder = await temporaryFolder();
  const file = path.join(await temporaryFolder(), 'a-file');
  await writeFile(file, 'a file');
  const places = { '{folder}': folder, '{file}': file, '{taken}': String(await takenPort()) };
  const filled = (text: string): string =>
    Object.entries(places).reduce((made, [name, place]) => made.replaceAll(name, place), text);
  const { status, printed } = await printedBy(line.split(' ').map(filled));
  expect(printed).toContain(filled(want));
  expect(printed).not.toMatch(/^ {4}at /m);
  expect(status).toBe(1);
});
