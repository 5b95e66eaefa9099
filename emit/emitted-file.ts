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
