import path from 'node:path';

/** The folder that holds `package.json`, wherever the command is run. */
export const repositoryFolder = path.resolve(import.meta.dirname, '..');

/** The script's place in the project, with forward slashes. */
export const scriptPath = 'script/script.csx';
