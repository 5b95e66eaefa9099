import { type FSWatcher, readdirSync, watch } from 'node:fs';
import path from 'node:path';

/** Files that are looked after together. */
export interface WatchedFiles {
  readonly folder: string;
  /** Whether files in folders below it may count. */
  readonly deep: boolean;
  /** Which of its files count, by their path below it with forward slashes. */
  readonly counts: (file: string) => boolean;
  /** Is told of each file that was written, added or removed. */
  readonly changed: () => void;
}

const foldersBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))
    .flatMap((below) => [below, ...foldersBelow(below)]);

/**
 * Watches folders and not their files, so that a file may be replaced, or removed and written again, without being lost.
 * Node's own watching of everything below a folder does just that on Linux.
 */
const watchFolder = ({ folder, deep, counts, changed }: WatchedFiles): (() => void) => {
  const watchers = new Map<string, FSWatcher>();
  const leave = (place: string): void => {
    watchers.get(place)?.close();
    watchers.delete(place);
  };
  const enter = (place: string): void => {
    if (watchers.has(place)) return;
    const watcher = watch(place, (event, name) => {
      const file = path.join(place, name ?? '');
      if (deep && event === 'rename') follow(file);
      if (counts(path.relative(folder, file).replaceAll(path.sep, '/'))) changed();
    });
    watcher.on('error', () => leave(place));
    watchers.set(place, watcher);
  };
  const follow = (moved: string): void => {
    leave(moved);
    const known = watchers.size;
    try {
      for (const place of foldersBelow(folder)) enter(place);
    } catch {
      // A folder went while it was looked at, which is told once more.
    }
    // Files may have been written there before anybody looked.
    if (watchers.size > known) changed();
  };
  enter(folder);
  if (deep) for (const place of foldersBelow(folder)) enter(place);
  return () => {
    for (const place of [...watchers.keys()]) leave(place);
  };
};

/** Watches files from now on. @returns what ends it. */
export const watchFiles = (groups: readonly WatchedFiles[]): (() => void) => {
  const ends = groups.map(watchFolder);
  return () => {
    for (const end of ends) end();
  };
};
