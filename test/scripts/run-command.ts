import { execFile } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What a run of the command line printed, and its exit status. */
export interface CommandRun {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs the command line as a user does, in a process of its own.
 *
 * @param before - A program and its arguments that run the command in their turn.
 */
export const runCommand = (
  args: readonly string[],
  environment: Record<string, string> = {},
  before: readonly string[] = [],
): Promise<CommandRun> =>
  new Promise((resolve) => {
    const [program = '', ...rest] = [
      ...before,
      process.execPath,
      path.join(root, 'scripts/sendmode-connector.js'),
      ...args,
    ];
    execFile(
      program,
      rest,
      { cwd: root, timeout: 60_000, env: { ...process.env, NO_COLOR: '1', ...environment } },
      (error, output, errors) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output, errors });
      },
    );
  });
