import { spawn } from 'node:child_process';
import { ExpectedError } from '../expected-error.ts';
import { redact } from './redact.ts';
import { endTool, startOf } from './start-tool.ts';

/** What came of a run. */
export interface ToolRun {
  /** The exit status; undefined where the program was ended. */
  readonly status: number | undefined;
  readonly timedOut: boolean;
  /** What it wrote to either stream, without anything secret. */
  readonly text: string;
}

/** How a tool is run. */
export interface RunOptions {
  readonly folder: string;
  readonly variables: NodeJS.ProcessEnv;
  /** Milliseconds. */
  readonly timeLimit: number;
  /** @default this computer's */
  readonly platform?: NodeJS.Platform;
}

/**
 * Runs a program to its end, without an input: where it asks something, it finds nobody. It is ended after the time limit,
 * with everything that it started.
 *
 * @throws ExpectedError if it cannot be started, or on Windows not without its shell reading something else.
 */
export const runTool = (program: string, args: readonly string[], options: RunOptions): Promise<ToolRun> =>
  new Promise((resolve, reject) => {
    const { folder, variables, timeLimit, platform = process.platform } = options;
    const start = startOf(program, args, platform, variables);
    const child = spawn(start.file, start.args, {
      cwd: folder,
      env: variables,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsVerbatimArguments: start.verbatim,
      windowsHide: true,
      detached: platform !== 'win32',
    });
    let text = '';
    let timedOut = false;
    const add = (chunk: string): void => {
      text += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    const end = setTimeout(() => {
      timedOut = true;
      endTool(child, platform, variables);
    }, timeLimit);
    child.on('error', (error) => {
      clearTimeout(end);
      reject(new ExpectedError(`${program} cannot be started (${error.message}). Nothing was sent. Install it anew.`));
    });
    child.on('close', (status) => {
      clearTimeout(end);
      resolve({ status: status ?? undefined, timedOut, text: redact(text, variables).trim() });
    });
  });
