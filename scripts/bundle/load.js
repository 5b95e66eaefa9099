// @ts-check

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandsIn, currentBundle } from './current.js';

const root = path.resolve(import.meta.dirname, '../..');

/** The command that is given; without one, or with one that there is not, only the command line itself is needed. */
const givenCommand = () => {
  const [, , given = ''] = process.argv;
  return commandsIn(root).includes(given) ? given : 'help';
};

/** A new bundle, or undefined where none can be kept, such as in a checkout that may only be read. @param {string} command */
const madeBundle = async (command) => {
  const { createBundler } = await import('./make.js');
  const bundler = await createBundler(root, command);
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
    const command = givenCommand();
    const bundle = currentBundle(root, command) ?? (await madeBundle(command));
    await (bundle ? import(pathToFileURL(path.join(bundle, 'main.js')).href) : loadSources());
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SourceError') throw error;
    console.error(`${error.message} Nothing was done. Correct it and run the command again.`);
    process.exitCode = 1;
  }
};
