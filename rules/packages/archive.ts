import { unzipSync } from 'fflate';

/** A zip as it was read: what stands in it by path, with forward slashes. */
export interface Archive {
  readonly entries: ReadonlyMap<string, Uint8Array>;
  /** Why it could not be read; the entries are then none. */
  readonly fault?: string;
}

/** Reads a zip in memory. Bytes that are no zip are an archive without entries, with the fault. */
export const openArchive = (bytes: Uint8Array): Archive => {
  try {
    return { entries: new Map(Object.entries(unzipSync(bytes))) };
  } catch (error) {
    return { entries: new Map(), fault: error instanceof Error ? error.message : String(error) };
  }
};

/** The folders at the top level, each once. */
export const topFolders = ({ entries }: Archive): string[] => [
  ...new Set([...entries.keys()].filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))),
];

/** The names of the files at the top level. */
export const topFiles = ({ entries }: Archive): string[] => [...entries.keys()].filter((path) => !path.includes('/'));

/** What stands in a folder, as an archive of its own. */
export const folderOf = ({ entries }: Archive, folder: string): Archive => ({
  entries: new Map(
    [...entries]
      .filter(([path]) => path.startsWith(`${folder}/`) && path !== `${folder}/`)
      .map(([path, bytes]) => [path.slice(folder.length + 1), bytes]),
  ),
});

/** A file at the top level whatever its capitals, as Windows finds it. */
export const findTopFile = (archive: Archive, name: string): Uint8Array | undefined => {
  const found = topFiles(archive).find((file) => file.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : archive.entries.get(found);
};

/** Whether there is a folder at the top level whatever its capitals, as Windows finds it. */
export const hasTopFolder = (archive: Archive, name: string): boolean =>
  topFolders(archive).some((folder) => folder.toLowerCase() === name.toLowerCase());
