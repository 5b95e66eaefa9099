import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const typescript = path.join(import.meta.dirname, 'node_modules/typescript/bin/tsc');

/** As the templates for code apps have it: a bundler resolves the modules, and everything is strict. */
const compilerOptions = {
  target: 'es2022',
  lib: ['es2023', 'dom'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What `tsc --strict` says about every file of the code app; empty where it has nothing to say. */
export const compile = async (folder: string): Promise<string> => {
  await writeFile(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['src', '.power/schemas/appschemas'] }),
  );
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [typescript, '--pretty', 'false'], { cwd: folder }, (error, output) => {
      if (error && output === '') reject(error);
      else resolve(output);
    });
  });
};

/** Bundles a module of the code app and loads it. */
export const load = async <Module>(folder: string, entry: string): Promise<Module> => {
  const outfile = path.join(folder, 'dist/app.mjs');
  await build({
    entryPoints: [path.join(folder, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
};
