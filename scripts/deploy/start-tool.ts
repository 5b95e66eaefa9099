import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';

/** A program to start, its arguments, and whether they are handed over as they stand. */
export interface Start {
  readonly file: string;
  readonly args: readonly string[];
  readonly verbatim: boolean;
}

/** What the shell of Windows takes as it stands: no space, quote, comma, bracket, nor any of `& | < > ^ % !`. */
const isPlain = (text: string): boolean => /^[\w.:/\\-]+$/.test(text);

/** Between double quotes only these still mean something to that shell. */
const breaksQuotes = (text: string): boolean => /["%!\r\n]/.test(text);

const refuse = (what: string, fix: string): never => {
  throw new ExpectedError(
    `${what} That would mean something to the shell of Windows, which runs programs that end with .cmd or .bat. Nothing was sent. ${fix}`,
  );
};

/**
 * How a program is started. Windows runs what ends with `.cmd` or `.bat` only through its shell, which reads the line anew; so
 * only a line goes there that it can read in one way.
 *
 * @throws ExpectedError that names a path or an argument that the shell would read otherwise.
 */
export const startOf = (
  program: string,
  args: readonly string[],
  platform: NodeJS.Platform,
  variables: NodeJS.ProcessEnv,
): Start => {
  if (platform !== 'win32' || !/\.(cmd|bat)$/i.test(program)) return { file: program, args, verbatim: false };
  if (breaksQuotes(program))
    return refuse(`The path ${program} has a quote, % or ! in it.`, 'Install the tool in another folder.');
  const odd = args.find((arg) => !isPlain(arg));
  if (odd !== undefined)
    return refuse(
      `The argument ${JSON.stringify(odd)} has more in it than letters, digits, dots, colons, slashes and hyphens.`,
      "Correct it in the environment's file.",
    );
  const line = [`"${program}"`, ...args].join(' ');
  // With /s the shell takes off the outer quotes and reads the rest as it stands; with /d no registry entry runs before.
  const shell = variables.ComSpec ?? variables.COMSPEC ?? 'cmd.exe';
  return { file: shell, args: ['/d', '/s', '/c', `"${line}"`], verbatim: true };
};

/** Ends a program with everything that it started. */
export const endTool = (child: ChildProcess, platform: NodeJS.Platform, variables: NodeJS.ProcessEnv): void => {
  if (child.pid === undefined) return;
  if (platform !== 'win32') {
    process.kill(-child.pid, 'SIGKILL');
    return;
  }
  // Ending the shell alone would leave the program behind it, which holds the output open.
  const taskkill = path.win32.join(variables.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  spawn(taskkill, ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => child.kill());
};
