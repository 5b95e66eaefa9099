import { zipSync } from 'fflate';
import type { EmittedFile } from '../emitted-file.ts';

/** The files as a zip. The same files in the same order give the same bytes, wherever and whenever it is made. */
export const zip = (files: readonly EmittedFile[]): Uint8Array => {
  // Zip files hold local time. Made of local parts, and at noon, this date is the same bytes in every time zone.
  const mtime = new Date(2000, 0, 1, 12);
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), { level: 9, mtime });
};
