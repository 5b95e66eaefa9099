import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmittedFile } from '../connector/emit/emitted-file.ts';

/** Writes every file below the folder, making the folders in between. */
export const writeFiles = async (folder: string, files: readonly EmittedFile[]): Promise<void> => {
  for (const file of files) {
    const place = path.join(folder, file.path);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, file.bytes);
  }
};
