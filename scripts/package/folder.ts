import { createHash } from 'node:crypto';
import { readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type EmittedFile, jsonFile } from '../../emit/emitted-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { writeFiles } from '../write-files.ts';
import { isEditable } from './editable.ts';

/** The list of what was written, directly in the folder; by it the next run knows its own files. */
const manifestFile = 'manifest.json';

/** In lower-case hexadecimal digits. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const manifestOf = (files: readonly EmittedFile[]): EmittedFile =>
  jsonFile(manifestFile, {
    files: files.map((file) => ({ path: file.path, bytes: file.bytes.length, sha256: sha256(file.bytes) })),
  });

/**
 * The SHA-256 of each file that an earlier run wrote, by its path. A list that is damaged, that another program wrote or
 * that leads out of the folder says nothing, so that no file counts as ours and none is lost.
 */
const readManifest = (folder: string, bytes: Uint8Array): ReadonlyMap<string, string> | undefined => {
  try {
    const { files } = JSON.parse(new TextDecoder().decode(bytes)) as { files: { path: string; sha256: string }[] };
    const inside = files.every((file) => path.resolve(folder, file.path).startsWith(path.resolve(folder) + path.sep));
    return inside ? new Map(files.map((file) => [file.path, file.sha256])) : undefined;
  } catch {
    return undefined;
  }
};

const obstacles: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file stands where a folder is needed',
};

/** The bytes of a file, or undefined where there is none. */
export const readIfThere = async (place: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(place);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new ExpectedError(
      `${place} cannot be read: ${obstacles[code] ?? 'the system refuses it'} (${code}). Nothing was written. Move away what is there, or choose another folder with --out.`,
    );
  }
};

const refuseLoss = (folder: string, files: readonly string[]): void => {
  if (files.length === 0) return;
  throw new ExpectedError(
    [
      `In ${folder} there are files that were changed since they were packaged, or that this command did not write:`,
      ...files.map((file) => `  ${file}`),
      'Packaging would destroy them, so nothing was written. Move them away, or add --overwrite to replace them.',
      ...(files.some(isEditable)
        ? [
            'What you fill in belongs into a file of environments/, from which it is put into the packages each time; environments/example.json shows one.',
          ]
        : []),
    ].join('\n'),
  );
};

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

/** Whether two versions of a file say the same. In JSON neither the order of keys nor the spaces count. */
const sameContent = (file: string, first: Uint8Array, second: Uint8Array): boolean => {
  if (Buffer.compare(first, second) === 0) return true;
  const value = file.endsWith('.json') ? jsonOf(first) : undefined;
  return value !== undefined && isDeepStrictEqual(value, jsonOf(second));
};

/** Removes a file, and the folders above it that are empty then, up to the folder of the packages. */
const remove = async (folder: string, file: string): Promise<void> => {
  await rm(path.join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    throw new ExpectedError(
      `${path.join(folder, file)} cannot be removed (${error.code}), although it is no longer part of the packages. Nothing else was changed after it. Make its folder writable and run the command again.`,
    );
  });
  for (let above = path.posix.dirname(file); above !== '.'; above = path.posix.dirname(above)) {
    const stays = await rmdir(path.join(folder, above)).catch(() => true);
    if (stays) return;
  }
};

/** What became of files of an earlier run that are no longer part of the packages. */
export interface Obsolete {
  readonly removed: readonly string[];
  /** They were changed since they were packaged, so they stay. */
  readonly kept: readonly string[];
}

/**
 * Writes the packages. A file is ours while it is as the last run left it, or already as this run would write it; only
 * those are replaced or removed. The list of files comes last, so that an interrupted run can be run again.
 *
 * @param overwrite whether files may be replaced that somebody else wrote or changed.
 * @param replaceable files whose changes stand in what is written, so that they count as ours.
 * @throws ExpectedError before anything is written when such a file would be lost, and when the disk refuses.
 */
export const writePackages = async (
  folder: string,
  files: readonly EmittedFile[],
  overwrite: boolean,
  replaceable: readonly string[] = [],
): Promise<Obsolete> => {
  const standing = await readIfThere(path.join(folder, manifestFile));
  const recorded = standing && readManifest(folder, standing);
  const wanted = new Map(files.map((file) => [file.path, file.bytes]));
  const stateOf = async (file: string): Promise<'absent' | 'ours' | 'theirs'> => {
    const bytes = await readIfThere(path.join(folder, file));
    if (!bytes) return 'absent';
    if (replaceable.includes(file) || recorded?.get(file) === sha256(bytes)) return 'ours';
    const next = wanted.get(file);
    return next && sameContent(file, bytes, next) ? 'ours' : 'theirs';
  };
  const theirs = standing && !recorded ? [manifestFile] : [];
  for (const file of wanted.keys()) if ((await stateOf(file)) === 'theirs') theirs.push(file);
  if (!overwrite) refuseLoss(folder, theirs);

  const obsolete = { removed: [] as string[], kept: [] as string[] };
  for (const file of recorded?.keys() ?? []) {
    const state = wanted.has(file) ? 'absent' : await stateOf(file);
    if (state === 'ours') obsolete.removed.push(file);
    if (state === 'theirs') obsolete.kept.push(file);
  }
  for (const file of obsolete.removed) await remove(folder, file);
  await writeFiles(folder, [...files, manifestOf(files)]);
  return obsolete;
};
