import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Panel } from './panel.ts';

/** The page's files as its browser gets them. */
export interface Assets {
  readonly page: string;
  readonly program: string;
  readonly styles: string;
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The entry of the program: the page with the client of each panel. */
const programOf = (panels: readonly Panel[]): string => {
  const name = (index: number): string => `panel${index}`;
  return [
    `import { openPage } from ${JSON.stringify(file('client/main.ts'))};`,
    ...panels.map(({ client }, index) => `import { panel as ${name(index)} } from ${JSON.stringify(client)};`),
    `openPage([${panels.map((_, index) => name(index)).join(', ')}]);`,
  ].join('\n');
};

const stylesOf = (panels: readonly Panel[]): string =>
  [file('styles/page.css'), ...panels.map(({ styles }) => styles)]
    .map((path) => `@import ${JSON.stringify(path)};`)
    .join('\n');

/**
 * Program and styles, each put together from its parts, with the way back to them for the browser's tools. The compiler
 * runs in a process of its own, which ends here.
 */
const bundle = async (panels: readonly Panel[]): Promise<Pick<Assets, 'program' | 'styles'>> => {
  const { build, stop } = await import('esbuild');
  const made = async (contents: string, loader: 'ts' | 'css'): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents, loader, resolveDir: file('.') },
      bundle: true,
      format: 'esm',
      target: 'es2022',
      sourcemap: 'inline',
      write: false,
      outdir: file('.'),
      logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  };
  const [program, styles] = await Promise.all([made(programOf(panels), 'ts'), made(stylesOf(panels), 'css')]);
  await stop();
  return { program, styles };
};

/** Makes the page's files from those that lie beside this one, and those of the panels. */
export const makeAssets = async (panels: readonly Panel[]): Promise<Assets> => ({
  page: await readFile(file('index.html'), 'utf8'),
  ...(await bundle(panels)),
});
