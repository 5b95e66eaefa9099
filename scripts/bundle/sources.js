// @ts-check

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A file that went into a bundle, as it was then: its path below the repository, what the file system said of it, and the
 * SHA-256 of its bytes.
 * @typedef {{ readonly file: string, readonly state: string, readonly digest: string }} Source
 */

/** Milliseconds: two edits that are closer may leave the same times, by the coarsest clock of a file system (FAT). */
const clockStep = 2000;

/** @param {import('node:crypto').BinaryLike} bytes */
const digestOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * What the file system says of a file. No program can set the time of its last change of any kind (ctime), so a file that
 * is put back with its old time of writing differs too. Undefined for a file that changed so lately that another change
 * might not show.
 * @param {string} place
 * @param {number} now
 */
const stateOf = (place, now) => {
  const { size, mtimeMs, ctimeMs, ino } = statSync(place);
  return Math.max(mtimeMs, ctimeMs) > now - clockStep ? undefined : [size, mtimeMs, ctimeMs, ino].join(' ');
};

/**
 * Reads a source, with what tells later whether it is still the same.
 * @param {string} root
 * @param {string} place
 * @returns {{ source: Source, text: string }}
 */
export const readSource = (root, place) => {
  const state = stateOf(place, Date.now()) ?? '';
  const bytes = readFileSync(place);
  const file = path.relative(root, place);
  return { source: { file, state, digest: digestOf(bytes) }, text: bytes.toString('utf8') };
};

/**
 * The source as it is now if its content is the same; the very object where even its state is. Undefined where the content
 * differs.
 * @param {string} root
 * @param {Source} source
 * @returns {Source | undefined}
 */
export const unchanged = (root, source) => {
  const place = path.join(root, source.file);
  const state = stateOf(place, Date.now()) ?? '';
  if (state !== '' && state === source.state) return source;
  if (digestOf(readFileSync(place)) !== source.digest) return undefined;
  return state === source.state ? source : { ...source, state };
};
