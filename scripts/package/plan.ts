import type { EmittedFile } from '../../emit/emitted-file.ts';
import { type ManifestEntry, sha256 } from './manifest.ts';

/** What stands at a path now: a file by its SHA-256, something that is no file, or nothing. */
export type Standing = { readonly sha256: string } | 'no file' | undefined;

/** What a run would do to the folder. */
export interface Plan {
  /** The files to write because they are absent or differ. */
  readonly write: readonly EmittedFile[];
  /** The paths of files of an earlier run that are no longer part of the packages. */
  readonly remove: readonly string[];
  /** Paths of an earlier run that are no longer part of the packages but were changed since, so they stay. */
  readonly keep: readonly string[];
  /** Paths at which something stands that the run would destroy. */
  readonly conflicts: readonly string[];
}

/**
 * Compares what is to be written with what stands on disk. A file is ours while it is as an earlier run recorded it, or
 * already as this run would write it.
 *
 * @param standing what stands at each path of `files` and of `recorded`.
 * @param overwrite whether changed files may be replaced.
 */
export const planFolder = (
  files: readonly EmittedFile[],
  recorded: readonly ManifestEntry[],
  standing: ReadonlyMap<string, Standing>,
  overwrite: boolean,
): Plan => {
  const recordedHash = new Map(recorded.map((entry) => [entry.path, entry.sha256]));
  const isOurs = (path: string, found: Standing): boolean =>
    typeof found === 'object' && found.sha256 === recordedHash.get(path);
  const states = files.map((file) => ({ file, found: standing.get(file.path), wanted: sha256(file.bytes) }));
  const differing = states.filter(({ found, wanted }) => typeof found !== 'object' || found.sha256 !== wanted);
  const conflicting = differing.filter(
    ({ file, found }) => found === 'no file' || (found !== undefined && !overwrite && !isOurs(file.path, found)),
  );
  const paths = new Set(files.map((file) => file.path));
  const obsolete = recorded.filter(({ path }) => !paths.has(path) && standing.get(path) !== undefined);
  return {
    write: differing.map(({ file }) => file),
    remove: obsolete.filter(({ path }) => isOurs(path, standing.get(path))).map(({ path }) => path),
    keep: obsolete.filter(({ path }) => !isOurs(path, standing.get(path))).map(({ path }) => path),
    conflicts: conflicting.map(({ file }) => file.path),
  };
};
