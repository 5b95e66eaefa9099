/** A file of a package: its path below `dist/`, with forward slashes, and its bytes. */
export interface PackagedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The text of a file; a byte order mark stays visible. Empty where there is no file at the path. */
export const textAt = (files: readonly PackagedFile[], path: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.find((file) => file.path === path)?.bytes);

/** The JSON of a text; undefined where there is none. */
export const jsonFrom = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
