import { zipSync } from 'fflate';
import { jsonText } from './json.ts';

/** A file to write: its path below the folder, with forward slashes, and its bytes. */
export interface EmittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A text file in UTF-8 without a byte order mark. */
export const textFile = (path: string, text: string): EmittedFile => ({ path, bytes: new TextEncoder().encode(text) });

/** A JSON document as a file, in the form that every emitted document has: four spaces, ASCII only. */
export const jsonFile = (path: string, document: object): EmittedFile => textFile(path, jsonText(document));

/** The files as a zip. The same files in the same order give the same bytes, wherever and whenever it is made. */
export const zip = (files: readonly EmittedFile[]): Uint8Array => {
  // Zip files hold local time. Made of local parts, and at noon, this date is the same bytes in every time zone.
  const mtime = new Date(2000, 0, 1, 12);
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), { level: 9, mtime });
};

/** The files moved into a folder. */
export const inFolder = (folder: string, files: readonly EmittedFile[]): EmittedFile[] =>
  files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
