import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { sendmode } from '../../connector/sendmode.ts';
import { compareWithDisk } from '../check.ts';
import { ageProblem } from '../start-problems.js';
import type { Diagnosis } from './diagnosis.ts';

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readManifest = async (file: string): Promise<Manifest | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
};

const installed = 'Run npm ci.';

const checkPackages = async (folder: string): Promise<Diagnosis> => {
  const what = 'Packages';
  const manifest = await readManifest(path.join(folder, 'package.json'));
  if (!manifest)
    return {
      what,
      state: 'bad',
      found: `${path.join(folder, 'package.json')} cannot be read.`,
      consequence: 'Nobody knows which packages are needed.',
      fix: 'Restore the file.',
    };
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const checked = await Promise.all(
    wanted.map(async ([name, version]) => {
      const found = await readManifest(path.join(folder, 'node_modules', name, 'package.json'));
      return found?.version === version ? [] : [`${name} ${found?.version ?? 'missing'} instead of ${version}`];
    }),
  );
  const wrong = checked.flat();
  if (wrong.length === 0) return { what, state: 'good', found: `all ${wanted.length} as package.json names them.` };
  const consequence = 'Commands and tests that need them stop, or behave otherwise than tested.';
  return { what, state: 'bad', found: `${wrong.join('; ')}.`, consequence, fix: installed };
};

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const checkBrowser = async (): Promise<Diagnosis> => {
  const what = 'Browser of the tests';
  const places = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((place) => browsers.map((name) => path.join(place, name)));
  for (const place of [process.env.CHROMIUM ?? '', ...places]) {
    const usable =
      place !== '' &&
      (await access(place, constants.X_OK).then(
        () => true,
        () => false,
      ));
    if (usable) return { what, state: 'good', found: place };
  }
  const consequence = 'The tests of the page are skipped; everything else works.';
  return {
    what,
    state: 'note',
    found: 'there is no Chromium.',
    consequence,
    fix: 'Install one, or name its program in CHROMIUM.',
  };
};

/** Node, the packages, and the browser of the tests. */
export const checkProgram = async (folder: string): Promise<Diagnosis[]> => {
  const { node } = process.versions;
  const problem = ageProblem(node);
  const program: Diagnosis =
    problem === undefined
      ? { what: 'Node.js', state: 'good', found: node }
      : { what: 'Node.js', state: 'bad', found: problem };
  return [program, await checkPackages(folder), await checkBrowser()];
};

const checkWritable = async (folder: string): Promise<Diagnosis> => {
  const what = 'Folder';
  try {
    await access(folder, constants.W_OK);
    return { what, state: 'good', found: `${folder} can be written.` };
  } catch {
    const consequence = 'build writes nothing, and the script host is built in the cache of the user.';
    return {
      what,
      state: 'note',
      found: `${folder} cannot be written.`,
      consequence,
      fix: 'Give build and package another folder with --out.',
    };
  }
};

/** Whether the folder can be written, and whether the emitted files are what the description emits. */
export const checkFiles = async (folder: string): Promise<Diagnosis[]> => {
  const stale = await compareWithDisk(sendmode, folder);
  const what = 'Emitted files';
  const files: Diagnosis =
    stale.length === 0
      ? { what, state: 'good', found: 'what the description emits.' }
      : {
          what,
          state: 'bad',
          found: `stale: ${[...new Set(stale.map(({ pointer }) => pointer.replace(/#.*$/, '')))].join(', ')}.`,
          consequence: 'What is tried and deployed differs from the description.',
          fix: 'Run npm run build.',
        };
  return [await checkWritable(folder), files];
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** @param ports - By the option that chooses another. */
export const checkPorts = (ports: Readonly<Record<string, number>>): Promise<Diagnosis[]> =>
  Promise.all(
    Object.entries(ports).map(async ([option, port]): Promise<Diagnosis> => {
      const what = `Port ${port}`;
      if (await isFree(port)) return { what, state: 'good', found: 'free.' };
      const consequence = 'dev cannot start there, unless what listens is a dev of yours, which call then uses.';
      return {
        what,
        state: 'note',
        found: 'taken.',
        consequence,
        fix: `Stop what listens, or give dev another one with ${option}.`,
      };
    }),
  );
