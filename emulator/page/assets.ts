import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A file as the page's browser gets it. */
export interface Asset {
  readonly contentType: string;
  readonly text: string;
}

/** Gives the page's files. */
export interface Assets {
  /** The asset of that name, such as `page.css` or `client/main.ts`; undefined for anything that is none. */
  find(name: string): Promise<Asset | undefined>;
}

const place = (name: string): URL => new URL(name, import.meta.url);

/** The program's modules keep their names, so that what stands in the browser's tools is what stands on disk. */
const modules = (): string[] =>
  readdirSync(place('client/'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `client/${name}`);

/** TypeScript without its types. The compiler is loaded with the first module that is asked for: not every start needs it. */
const withoutTypes = async (source: string): Promise<string> => {
  const { default: typescript } = await import('typescript');
  const { ModuleKind, ScriptTarget } = typescript;
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022, verbatimModuleSyntax: true };
  return typescript.transpileModule(source, { compilerOptions }).outputText;
};

const read = async (name: string): Promise<Asset> => {
  const text = await readFile(place(name), 'utf8');
  if (name.endsWith('.ts')) return { contentType: 'text/javascript; charset=utf-8', text: await withoutTypes(text) };
  return { contentType: `text/${name.endsWith('.css') ? 'css' : 'html'}; charset=utf-8`, text };
};

/**
 * The files that lie beside this one: a page, a style sheet and the modules of its program. Only names of this list are
 * served, so no path that a request gives ever reaches the disk. Each is read once.
 */
export const createAssets = (): Assets => {
  const names = new Set(['index.html', 'page.css', ...modules()]);
  const kept = new Map<string, Promise<Asset>>();
  return {
    async find(name) {
      if (!names.has(name)) return undefined;
      const asset = kept.get(name) ?? read(name);
      kept.set(name, asset);
      return asset;
    },
  };
};
