import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A file as the page's browser gets it. */
export interface Asset {
  readonly contentType: string;
  readonly text: string;
}

/** Gives the page's files. */
export interface Assets {
  /** The asset of that name, such as `styles/theme.css` or `client/main.ts`; undefined for anything that is none. */
  find(name: string): Promise<Asset | undefined>;
}

const place = (name: string): URL => new URL(name, import.meta.url);

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(place(`${folder}/`))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

/**
 * The program's modules without their types; they keep their names, so that what stands in the browser's tools is what
 * stands on disk. The compiler runs in a process of its own, which ends with the last module.
 */
const readModules = async (): Promise<[string, Asset][]> => {
  const { stop, transform } = await import('esbuild');
  const assets = await Promise.all(
    namesIn('client', '.ts').map(async (name): Promise<[string, Asset]> => {
      const { code } = await transform(await readFile(place(name), 'utf8'), { loader: 'ts', target: 'es2022' });
      return [name, { contentType: 'text/javascript; charset=utf-8', text: code }];
    }),
  );
  await stop();
  return assets;
};

const readText = async (name: string, contentType: string): Promise<[string, Asset]> => [
  name,
  { contentType, text: await readFile(place(name), 'utf8') },
];

const readAll = async (): Promise<ReadonlyMap<string, Asset>> =>
  new Map([
    await readText('index.html', 'text/html; charset=utf-8'),
    ...(await Promise.all(namesIn('styles', '.css').map((name) => readText(name, 'text/css; charset=utf-8')))),
    ...(await readModules()),
  ]);

/**
 * The files that lie beside this one: a page, a style sheet and the modules of its program. They are read when the first
 * of them is asked for, and no path that a request gives ever reaches the disk.
 */
export const createAssets = (): Assets => {
  let all: Promise<ReadonlyMap<string, Asset>> | undefined;
  return {
    async find(name) {
      all ??= readAll();
      return (await all).get(name);
    },
  };
};
