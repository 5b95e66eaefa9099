import { createHash } from 'node:crypto';
import { type EmittedFile, jsonFile } from '../../emit/emitted-file.ts';

/** The name of the list, directly in the folder. */
export const manifestFile = 'manifest.json';

/** What the command remembers of a file that it wrote. */
export interface ManifestEntry {
  readonly path: string;
  readonly bytes: number;
  /** The SHA-256 of the bytes, in lower-case hexadecimal digits. */
  readonly sha256: string;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The list of what was written, by which the next run knows its own files from those of other people. */
export const manifestOf = (files: readonly EmittedFile[]): EmittedFile =>
  jsonFile(manifestFile, {
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  });

const isSafe = (path: string): boolean =>
  !/^\/|\\|:/.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));

const isEntry = (value: unknown): value is ManifestEntry =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  isSafe(value.path) &&
  'sha256' in value &&
  typeof value.sha256 === 'string';

/**
 * The entries of a list as it stands on disk, or undefined where it is not a list that this command wrote. Without it no
 * file counts as ours, so that a damaged list never leads to a loss.
 */
export const readManifest = (text: string): ManifestEntry[] | undefined => {
  try {
    const manifest: unknown = JSON.parse(text);
    const files = typeof manifest === 'object' && manifest !== null && 'files' in manifest ? manifest.files : undefined;
    return Array.isArray(files) && files.every(isEntry) ? files : undefined;
  } catch {
    return undefined;
  }
};
