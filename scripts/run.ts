import { CommanderError } from 'commander';
import { commandLine } from './command-line.ts';
import { ExpectedError } from './expected-error.ts';
import { describeLoadFailure } from './load-failure.ts';

const known = (error: unknown): string | undefined =>
  error instanceof ExpectedError ? error.message : describeLoadFailure(error);

const attempt = async (args: readonly string[]): Promise<number> => {
  try {
    await commandLine().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // The help or the version was printed.
    if (error instanceof CommanderError) return error.exitCode;
    const message = known(error);
    if (message === undefined) throw error;
    console.error(message);
    return 1;
  }
};

/**
 * Runs one command. What is wrong with its input, or with a file of the project, is printed as one message.
 *
 * @param args - As typed behind the name of the program.
 * @returns the exit status
 */
export const run = async (args: readonly string[]): Promise<number> => {
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    return await attempt(args);
  } finally {
    process.exitCode = before;
  }
};
