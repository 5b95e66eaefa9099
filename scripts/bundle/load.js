// @ts-check

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { currentBundle } from './current.js';

const root = path.resolve(import.meta.dirname, '../..');

/** A new bundle, or undefined where none can be kept, such as in a checkout that may only be read. */
const madeBundle = async () => {
  const { createBundler } = await import('./make.js');
  const bundler = await createBundler(root, 'commands');
  try {
    return await bundler.make();
  } catch (error) {
    if (typeof (/** @type {NodeJS.ErrnoException} */ (error).code) !== 'string') throw error;
    return undefined;
  } finally {
    await bundler.stop();
  }
};

/** Runs the commands as they are without keeping anything, which takes a second longer. */
const loadSources = async () => {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../main.ts');
};

/**
 * Runs the command line from a bundle of its sources, which is made when there is none of the sources as they are.
 * Everything that goes wrong is told with its place in the sources.
 */
export const loadCommands = async () => {
  process.setSourceMapsEnabled(true);
  try {
    const bundle = currentBundle(root, 'commands') ?? (await madeBundle());
    await (bundle ? import(pathToFileURL(path.join(bundle, 'main.js')).href) : loadSources());
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SourceError') throw error;
    console.error(`${error.message} Nothing was done. Correct it and run the command again.`);
    process.exitCode = 1;
  }
};
