import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../scripts/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What is made or installed again in a copy; the built script host is taken along, since building it takes half a minute. */
const leftBehind = new Set(['.cache', '.git', 'coverage', 'dist', 'node_modules', 'screenshots']);

/** What a program printed, in the order in which it did, and its exit status. */
export interface ProgramRun {
  readonly status: number;
  readonly printed: string;
}

/** A copy of the repository that a test may change. */
export interface RepositoryCopy {
  readonly folder: string;
  /** The text of a file. */
  readonly read: (file: string) => Promise<string>;
  /** Puts one text in the place of another. @throws Error unless the file holds it exactly once. */
  readonly replace: (file: string, text: string, other: string) => Promise<void>;
  /** Runs a Node program of the copy. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<ProgramRun>;
}

/** The environment without what a test run leaves in it for its own workers. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$|PROD$|DEV$)/.test(name)),
);

/**
 * Copies the repository into a folder that is gone when the test is.
 *
 * @param without names of files and folders that the test does not need.
 */
export const copyRepository = async (...without: readonly string[]): Promise<RepositoryCopy> => {
  const folder = await temporaryFolder();
  const left = new Set([...leftBehind, ...without]);
  await cp(root, folder, { recursive: true, filter: (source) => !left.has(path.basename(source)) });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  return {
    folder,
    read,
    replace: async (file, text, other) => {
      const parts = (await read(file)).split(text);
      if (parts.length !== 2)
        throw new Error(`${file} holds ${text} ${parts.length - 1} times, and should hold it once.`);
      await writeFile(path.join(folder, file), parts.join(other));
    },
    run: (program, ...args) =>
      new Promise((resolve) => {
        const child = execFile(
          process.execPath,
          [path.join(folder, program), ...args],
          { cwd: folder, timeout: 240_000, maxBuffer: 64 * 1024 * 1024, env: { ...environment, NO_COLOR: '1' } },
          (error, output, errors) => {
            const status = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
            resolve({ status, printed: output + errors });
          },
        );
        child.stdin?.end();
      }),
  };
};
