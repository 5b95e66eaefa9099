import path from 'node:path';
import { watch } from 'chokidar';

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

/**
 * Watches files, also those that an editor replaces or removes and writes again.
 *
 * @returns what ends it, once it would notice a change.
 */
export const watchFiles = async (groups: readonly WatchedFiles[]): Promise<() => Promise<void>> => {
  const watchers = groups.map(({ folder, deep, counts, changed }) => {
    const below = (place: string): string => path.relative(folder, place).replaceAll(path.sep, '/');
    const watcher = watch(folder, {
      ignoreInitial: true,
      ...(deep ? {} : { depth: 0 }),
      ignored: (place, stats) => stats?.isFile() === true && !counts(below(place)),
    });
    return watcher.on('all', (_event, place) => {
      if (counts(below(place))) changed();
    });
  });
  await Promise.all(watchers.map((watcher) => new Promise<void>((resolve) => watcher.once('ready', () => resolve()))));
  return async () => {
    await Promise.all(watchers.map((watcher) => watcher.close()));
  };
};
