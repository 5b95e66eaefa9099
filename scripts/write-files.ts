import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmittedFile } from '../emit/emitted-file.ts';
import { ExpectedError } from './expected-error.ts';

/** @throws ExpectedError if the place cannot be written; what was written before stays. */
const write = async (place: string, bytes: Uint8Array): Promise<void> => {
  try {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, bytes);
  } catch (error) {
    const { code = 'unknown', path: obstacle = place } = error as NodeJS.ErrnoException;
    throw new ExpectedError(
      `${place} cannot be written: ${obstacle} is in the way or may not be written (${code}). Choose another folder with --out, or move it away.`,
    );
  }
};

/**
 * Writes every file below the folder, making the folders in between.
 *
 * @throws ExpectedError if a place cannot be written, such as a folder that is a file.
 */
export const writeFiles = async (folder: string, files: readonly EmittedFile[]): Promise<void> => {
  for (const file of files) await write(path.join(folder, file.path), file.bytes);
};
