import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The folder of the product. */
export const project = path.resolve(import.meta.dirname, '..');
/** Where the peers' commands are. */
export const commands = path.join(import.meta.dirname, 'node_modules/.bin');

/** Runs a command to its end. @returns milliseconds of wall time. @throws Error with its output if it fails. */
export const timeCommand = (command: string, args: readonly string[], folder: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('exit', (status) =>
      status === 0
        ? resolve(performance.now() - start)
        : reject(new Error(`${command} ended with ${status}:\n${output}`)),
    );
  });

/** Seconds. */
const longestStart = 60;

/** Ends a server and whatever it started. */
export const stopServer = ({ pid }: ChildProcess): void => {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
};

/** Starts a server and waits until a line of its output matches. @returns the process and the match. @throws Error if it ends or takes too long. */
export const startServer = (
  command: string,
  args: readonly string[],
  ready: RegExp,
): Promise<{ child: ChildProcess; match: RegExpExecArray }> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const late = setTimeout(() => {
      stopServer(child);
      reject(new Error(`${command} was not ready within ${longestStart} seconds:\n${output}`));
    }, longestStart * 1000);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (!match) return;
      clearTimeout(late);
      // What comes later is read and forgotten, so that the server never waits for its reader.
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
      resolve({ child, match });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (status) =>
      reject(new Error(`${command} ended with ${status} before it was ready:\n${output}`)),
    );
  });

/** Starts a server that does not say when it is ready, and waits until its address answers anything. @throws Error if it never does. */
export const startSilentServer = async (
  command: string,
  args: readonly string[],
  address: string,
): Promise<{ child: ChildProcess; address: string }> => {
  const child = spawn(command, args, { cwd: project, stdio: 'ignore', detached: true });
  const end = performance.now() + longestStart * 1000;
  while (child.exitCode === null && performance.now() < end) {
    if (
      await fetch(address).then(
        ({ body }) => body?.cancel().then(() => true) ?? true,
        () => false,
      )
    )
      return { child, address };
    await wait(100);
  }
  stopServer(child);
  throw new Error(`${command} ${args.join(' ')} did not answer at ${address} within ${longestStart} seconds.`);
};

/** The middle of the numbers. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((first, second) => first - second)[Math.floor(numbers.length / 2)] ?? Number.NaN;
