// @ts-check

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { context, stop } from 'esbuild';
import { cacheIn, commandsIn, keepManifest } from './current.js';
import { readSource } from './sources.js';

/** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
const entries = {
  // What runs in its thread after each save is less than half of all, and bundled in less than half the time.
  rebuild: { rebuild: 'scripts/watch/rebuild.ts' },
  dev: { main: 'scripts/main.ts', thread: 'scripts/watch/thread.ts' },
};

/** The command line, which loads what a command does when that command is given. */
const commandLine = { main: 'scripts/main.ts' };

/** What makes bundles is no part of them, yet another way of making them makes others. */
const makers = ['current.js', 'make.js', 'sources.js'];

/** Minutes after which a bundle that another one has replaced is removed: until then a process may be loading from it. */
const kept = 10;

/** A source is no program: it cannot be read as TypeScript, or imports what is not there. The message names the places. */
class SourceError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'SourceError';
  }
}

/**
 * Takes a note of each source that goes into the bundle, and lets it find what lies beside it, as it would where it is.
 * @param {string} root
 * @param {import('./sources.js').Source[]} sources
 * @returns {import('esbuild').Plugin}
 */
const reading = (root, sources) => ({
  name: 'sources',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.[jt]s$/ }, ({ path: place }) => {
      const { source, text } = readSource(root, place);
      sources.push(source);
      const places = { url: pathToFileURL(place).href, dirname: path.dirname(place) };
      // Written so that it does not find itself, since this file is bundled too.
      const contents = text.replaceAll(/\bimport\.meta\.(url|dirname)\b/g, (_, /** @type {'url' | 'dirname'} */ part) =>
        JSON.stringify(places[part]),
      );
      return { contents, loader: place.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
});

/**
 * Leaves out what other commands do, and packages that only they use.
 * @param {string} root
 * @param {string} bundled
 * @returns {import('esbuild').Plugin}
 */
const oneCommand = (root, bundled) => ({
  name: 'one command',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[@a-z]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' ? undefined : { path: name, external: true, sideEffects: false },
    );
    const others = commandsIn(root).filter((command) => command !== bundled);
    onResolve({ filter: new RegExp(`^\\./(${others.join('|')})\\.ts$`) }, ({ path: place, kind }) =>
      kind === 'dynamic-import' ? { path: place, external: true } : undefined,
    );
  },
});

/** @param {unknown} error */
const asSourceError = (error) => {
  const { errors } = /** @type {Partial<import('esbuild').BuildFailure>} */ (error);
  const places = errors?.flatMap(({ location, text }) =>
    location ? [`${location.file}, line ${location.line}, column ${location.column + 1}: ${text}.`] : [],
  );
  return places?.length ? new SourceError(places.join('\n')) : error;
};

/**
 * @param {string} root
 * @param {string} bundled
 * @param {import('./sources.js').Source[]} sources
 */
const compiler = (root, bundled, sources) =>
  context({
    absWorkingDir: root,
    entryPoints: entries[bundled] ?? commandLine,
    outdir: path.join(cacheIn(root, bundled), 'bundle'),
    write: false,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.11',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [oneCommand(root, bundled), reading(root, sources)],
    logLevel: 'silent',
  });

/**
 * @param {string} cache
 * @param {string} current
 */
const removeReplaced = (cache, current) => {
  for (const name of readdirSync(cache)) {
    const place = path.join(cache, name);
    if (name === 'current.json' || place === current) continue;
    const age = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > kept * 60_000) rmSync(place, { recursive: true, force: true });
  }
};

/**
 * @param {string} root
 * @param {string} bundled
 * @param {readonly import('esbuild').OutputFile[]} files
 * @param {readonly import('./sources.js').Source[]} sources
 */
const keep = (root, bundled, files, sources) => {
  const cache = cacheIn(root, bundled);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'bundle-'));
  try {
    for (const file of files) writeFileSync(path.join(folder, path.basename(file.path)), file.contents);
    const outputs = files.map((file) => /** @type {const} */ ([path.basename(file.path), file.contents.length]));
    keepManifest(root, bundled, { root, folder: path.basename(folder), outputs, sources });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  removeReplaced(cache, folder);
  return folder;
};

/**
 * Makes bundles, each in a folder of its own, which counts once it stands in the manifest: processes that
 * make one at the same time do not meet, and one that is interrupted leaves nothing that is used.
 * @param {string} root the repository.
 * @param {string} bundled a command, or `rebuild` for what `dev` runs after each save.
 */
export const createBundler = async (root, bundled) => {
  /** @type {import('./sources.js').Source[]} */
  const sources = [];
  const compiling = await compiler(root, bundled, sources);
  const compile = async () => {
    const own = makers.map((file) => readSource(root, path.join(root, 'scripts', 'bundle', file)).source);
    sources.splice(0, sources.length, ...own);
    try {
      return (await compiling.rebuild()).outputFiles;
    } catch (error) {
      throw asSourceError(error);
    }
  };
  return {
    /** Reads every source once, so that the next bundle takes less time. */
    warm: async () => {
      await compile();
    },
    /**
     * @returns {Promise<string>} the folder of a new bundle.
     * @throws {SourceError} where a source is broken.
     * @throws {Error} with the code of the system where the cache cannot be written.
     */
    make: async () => keep(root, bundled, await compile(), [...sources]),
    /** Ends the compiler's process. */
    stop,
  };
};
