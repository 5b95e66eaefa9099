/**
 * Puts what a release offers into a folder: a zip for each host, the files of the maker portal's way, and their checksums.
 * The packages have to be in dist/ (npm run package). Usage: node .github/assemble-release.js FOLDER
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

const root = path.resolve(import.meta.dirname, '..');
const packages = path.join(root, 'dist');
const loose = ['apiDefinition.swagger.json', 'script/script.csx', 'icon.png'];

const refuse = (message) => {
  console.error(`${message} Nothing was written.`);
  process.exit(1);
};

/** Every file below a folder, its path with forward slashes. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();

const zipOf = (folder) =>
  zipSync(Object.fromEntries(filesBelow(folder).map((file) => [file, readFileSync(path.join(folder, file))])), {
    level: 9,
    // The same packages are the same bytes, whenever they are put together.
    mtime: new Date(2000, 0, 1, 12),
  });

const [target] = process.argv.slice(2);
if (target === undefined) refuse('Give the folder to write to.');
if (!existsSync(path.join(packages, 'connector'))) refuse('dist/connector is missing: run npm run package first.');

const hosts = readdirSync(packages).filter((name) => statSync(path.join(packages, name)).isDirectory());
const files = [
  ...hosts.map((host) => [`sendmode-${host}.zip`, zipOf(path.join(packages, host))]),
  ...loose.map((file) => [path.basename(file), readFileSync(path.join(root, file))]),
];
const sums = files.map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('');
mkdirSync(target, { recursive: true });
for (const [name, bytes] of [...files, ['SHA256SUMS', sums]]) writeFileSync(path.join(target, name), bytes);
