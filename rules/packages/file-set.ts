import { Place } from '../document-view.ts';
import { jsonFrom } from './solution-subject.ts';

/** A file of a package: its path below `dist/`, with forward slashes, and its bytes. */
export interface PackagedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The text of a file; a byte order mark stays visible. */
export const fileText = (file: PackagedFile): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);

/** The JSON of the file at this path as a place; its value is undefined where there is none. */
export const jsonAt = (files: readonly PackagedFile[], path: string): Place => {
  const file = files.find((each) => each.path === path);
  return new Place(path, file && jsonFrom(fileText(file)));
};
