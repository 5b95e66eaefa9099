import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmittedFile } from '../emit/emitted-file.ts';
import { ExpectedError } from './expected-error.ts';

/** Errors that say that the disk, or what this user may have of it, is full. */
const lackOfSpace = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const nothingReplaced = 'Every file that stood there is as it was.';
const someReplaced = 'Files that come before it are written already.';

const refusal = (place: string, error: unknown, consequence: string): ExpectedError => {
  const { code = 'unknown', path: obstacle = place } = error as NodeJS.ErrnoException;
  const [problem, fix] = lackOfSpace.includes(code)
    ? ['there is no space left for it', 'Make room there, or choose another folder with --out.']
    : [`${obstacle} is in the way or may not be written`, 'Choose another folder with --out, or move it away.'];
  return new ExpectedError(`${place} cannot be written: ${problem} (${code}). ${consequence} ${fix}`);
};

/** A file that is written and waits beside its place. */
interface Waiting {
  readonly place: string;
  readonly beside: string;
}

const besideOf = (place: string): string =>
  path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.new`);

const attempt = async (place: string, consequence: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw refusal(place, error, consequence);
  }
};

/** Node's own recursive mkdir never ends where a file system refuses with ENOENT, as /proc does. */
const makeFolder = async (folder: string): Promise<void> => {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    const madeMeanwhile = error.code === 'EEXIST' && (await stat(folder)).isDirectory();
    if (!madeMeanwhile) throw error;
  });
};

const writeBeside = async ({ place, beside }: Waiting, bytes: Uint8Array): Promise<void> => {
  await makeFolder(path.dirname(place));
  await writeFile(beside, bytes);
};

/**
 * Writes every file below the folder, making the folders in between. All are written beside their places first and then put
 * there, so that a full disk leaves no file that is cut, and what stood there before as it was.
 *
 * @throws ExpectedError if a place cannot be written, such as a folder that is a file, or the disk is full.
 */
export const writeFiles = async (folder: string, files: readonly EmittedFile[]): Promise<void> => {
  const waiting = files.map((file) => {
    const place = path.join(folder, file.path);
    return { place, beside: besideOf(place), bytes: file.bytes };
  });
  try {
    for (const file of waiting) await attempt(file.place, nothingReplaced, () => writeBeside(file, file.bytes));
    for (const { place, beside } of waiting) await attempt(place, someReplaced, () => rename(beside, place));
  } finally {
    for (const { beside } of waiting) await rm(beside, { force: true }).catch(() => undefined);
  }
};
