import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { commands, project, startServer, startSilentServer } from '../processes.ts';

/** Lets a source find what lies beside it, though it runs from the bundle. */
const places: Plugin = {
  name: 'places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path: place }) => {
      const known: Readonly<Record<string, string>> = { url: pathToFileURL(place).href, dirname: path.dirname(place) };
      const contents = readFileSync(place, 'utf8').replaceAll(/\bimport\.meta\.(url|dirname)\b/g, (_, part: string) =>
        JSON.stringify(known[part]),
      );
      return { contents, loader: 'ts' };
    });
  },
};

/** Bundles what the measurement starts, as the commands are. @returns the bundle. */
const bundleOurs = async (): Promise<string> => {
  const outfile = path.join(project, '.cache/bench/ours.js');
  const entryPoints = [path.join(import.meta.dirname, 'ours.ts')];
  const settings = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.11',
  } as const;
  await build({ ...settings, entryPoints, outfile, plugins: [places] });
  return outfile;
};

/** A server of the measurement, and where it listens. */
export interface Running {
  readonly child: Awaited<ReturnType<typeof startServer>>['child'];
  readonly address: string;
}

let bundled: Promise<string> | undefined;

/** Starts a part of the local platform: see `ours.ts`. */
export const startOurs = async (...args: string[]): Promise<Running> => {
  bundled ??= bundleOurs();
  const { child, match } = await startServer(process.execPath, [await bundled, ...args], /^ready (\S+)$/m);
  return { child, address: match[1] ?? '' };
};

/** Starts Prism, which is told to say nothing. */
export const startPrism = (port: number, ...args: string[]): Promise<Running> =>
  startSilentServer(
    path.join(commands, 'prism'),
    [...args, '--port', String(port), '-v', 'silent'],
    `http://127.0.0.1:${port}`,
  );
