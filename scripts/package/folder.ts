import { readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { writeFiles } from '../write-files.ts';
import { manifestFile, readManifest, sha256 } from './manifest.ts';
import { type Plan, planFolder, type Standing } from './plan.ts';

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What stands at a place. A file where a folder is needed shows as something that is no file. */
const standingAt = async (place: string): Promise<Standing> => {
  try {
    return { sha256: sha256(await readFile(place)) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (['EISDIR', 'ENOTDIR'].includes(errorCode(error) ?? '')) return 'no file';
    throw new ExpectedError(
      `${place} cannot be read (${errorCode(error) ?? error}). Nothing was written. Make it readable, or choose another folder with --out.`,
    );
  }
};

/** Throws when there is something at the place, or above it, that is not a folder. */
const refuseFile = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new ExpectedError(
      `${folder} cannot be a folder (${errorCode(error) ?? error}). Nothing was written. Choose another folder with --out.`,
    );
  });
  if (found && !found.isDirectory()) {
    throw new ExpectedError(
      `${folder} is a file, and the packages need a folder of that name. Nothing was written. Move the file away, or choose another folder with --out.`,
    );
  }
};

const refuseConflicts = (folder: string, conflicts: readonly string[]): void => {
  if (conflicts.length === 0) return;
  throw new ExpectedError(
    [
      `In ${folder} there are files that were changed since they were packaged, or that this command did not write:`,
      ...conflicts.map((file) => `  ${file}`),
      'Packaging would destroy them, so nothing was written. Move them away, or add --overwrite to replace them.',
    ].join('\n'),
  );
};

/**
 * Finds out what writing the packages would do to the folder, and touches nothing.
 *
 * @throws ExpectedError when the folder is a file, or when files of other people or changed ones would be destroyed.
 */
export const planWriting = async (folder: string, files: readonly EmittedFile[], overwrite: boolean): Promise<Plan> => {
  await refuseFile(folder);
  const text = await readFile(path.join(folder, manifestFile), 'utf8').catch(() => undefined);
  const manifest = text === undefined ? [] : readManifest(text);
  const recorded = manifest ?? [];
  const paths = new Set([...files, ...recorded].map((file) => file.path));
  const standing = new Map<string, Standing>();
  for (const each of paths) standing.set(each, await standingAt(path.join(folder, each)));
  const plan = planFolder(files, recorded, standing, overwrite);
  refuseConflicts(folder, [...(manifest || overwrite ? [] : [manifestFile]), ...plan.conflicts]);
  return plan;
};

/** Removes the folders above a path that are empty now, up to the folder of the packages. */
const removeEmptyFolders = async (folder: string, file: string): Promise<void> => {
  for (let each = path.posix.dirname(file); each !== '.'; each = path.posix.dirname(each)) {
    const removed = await rmdir(path.join(folder, each)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
};

const removeFiles = async (folder: string, files: readonly string[]): Promise<void> => {
  for (const file of files) {
    await rm(path.join(folder, file));
    await removeEmptyFolders(folder, file);
  }
};

/**
 * Does what was planned. The list of files comes last, so that an interrupted run can be run again.
 *
 * @throws ExpectedError when the disk refuses.
 */
export const carryOut = async (folder: string, plan: Plan, manifest: EmittedFile): Promise<void> => {
  try {
    await removeFiles(folder, plan.remove);
    await writeFiles(folder, [...plan.write, manifest]);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new ExpectedError(
      `The packages could not all be written: ${(error as Error).message}. Some files in ${folder} may be new and others old. Make the place writable and run the command again.`,
    );
  }
};
