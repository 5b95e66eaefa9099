import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The page's files as its browser gets them. */
export interface Assets {
  readonly page: string;
  readonly program: string;
  readonly styles: string;
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Program and styles, each put together from its parts, with the way back to them for the browser's tools. The compiler
 * runs in a process of its own, which ends here.
 */
const bundle = async (): Promise<Pick<Assets, 'program' | 'styles'>> => {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [file('client/main.ts'), file('styles/page.css')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'inline',
    write: false,
    outdir: file('.'),
    logLevel: 'silent',
  });
  await stop();
  const made = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { program: made('.js'), styles: made('.css') };
};

/** Makes the page's files from those that lie beside this one. */
export const makeAssets = async (): Promise<Assets> => ({
  page: await readFile(file('index.html'), 'utf8'),
  ...(await bundle()),
});
