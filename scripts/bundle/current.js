// @ts-check

import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unchanged } from './sources.js';

/**
 * What a bundle was made of and what it consists of.
 * @typedef {object} Manifest
 * @property {string} root the repository, whose place is written into the bundle.
 * @property {string} folder the bundle's, below the cache.
 * @property {readonly (readonly [file: string, bytes: number])[]} outputs
 * @property {readonly import('./sources.js').Source[]} sources
 */

/**
 * The commands whose code the command line loads when they are given.
 * @param {string} root the repository.
 */
export const commandsIn = (root) => {
  const text = readFileSync(path.join(root, 'scripts/command-line.ts'), 'utf8');
  return [...text.matchAll(/\bimport\('\.\/([a-z]+)\.ts'\)/g)].map(([, command = '']) => command);
};

/**
 * Where bundles are kept: those of a command apart from those of others.
 * @param {string} root
 * @param {string} bundled
 */
export const cacheIn = (root, bundled) => path.join(root, '.cache', 'commands', bundled);

/**
 * Puts a file in its place in one step, so that who reads it at that moment gets the old or the new one, and whole.
 * @param {string} place
 * @param {string} text
 */
export const writeAtOnce = (place, text) => {
  const scratch = mkdtempSync(`${place}.`);
  try {
    writeFileSync(path.join(scratch, 'file'), text);
    renameSync(path.join(scratch, 'file'), place);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

/**
 * @param {string} root
 * @param {string} bundled
 * @param {Manifest} manifest
 */
export const keepManifest = (root, bundled, manifest) =>
  writeAtOnce(path.join(cacheIn(root, bundled), 'current.json'), JSON.stringify(manifest));

/**
 * Notes what the file system says now of sources that were written but not changed, so that the next start need not read
 * them. A start that cannot note it has lost nothing.
 * @param {string} root
 * @param {string} bundled
 * @param {Manifest} manifest
 * @param {readonly import('./sources.js').Source[]} sources
 */
const noteStates = (root, bundled, manifest, sources) => {
  try {
    keepManifest(root, bundled, { ...manifest, sources });
  } catch {
    // Somebody else's folder.
  }
};

/**
 * The bundle that was made from the sources as they are now. It is looked at whether each source is the
 * same, and by content where the file system cannot tell; whether each file of the bundle is whole; and whether it was made
 * at this place.
 * @param {string} root the repository.
 * @param {string} bundled
 * @returns {string | undefined} its folder; undefined where there is none, or none that can be trusted.
 */
export const currentBundle = (root, bundled) => {
  try {
    /** @type {Manifest} */
    const manifest = JSON.parse(readFileSync(path.join(cacheIn(root, bundled), 'current.json'), 'utf8'));
    const folder = path.join(cacheIn(root, bundled), manifest.folder);
    if (manifest.root !== root) return undefined;
    if (manifest.outputs.some(([file, bytes]) => statSync(path.join(folder, file)).size !== bytes)) return undefined;
    const sources = manifest.sources.map((source) => unchanged(root, source));
    if (sources.includes(undefined)) return undefined;
    const known = sources.filter((source) => source !== undefined);
    if (known.some((source, index) => source !== manifest.sources[index])) noteStates(root, bundled, manifest, known);
    return folder;
  } catch {
    return undefined;
  }
};
