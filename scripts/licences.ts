import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { textFile } from '../emit/emitted-file.ts';
import { markdownPage, markdownTable } from '../emit/markdown.ts';
import { repositoryFolder } from './repository.ts';
import { writeFiles } from './write-files.ts';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What the part of a lock file says that is read here. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** The licences of the packages that the script host is built with, as their nuspec files state or link to them. */
const nugetLicences: Readonly<Record<string, string>> = {
  'Microsoft.CodeAnalysis.CSharp': 'MIT',
  'Microsoft.Extensions.Logging.Abstractions': 'Apache-2.0',
  'Microsoft.NETFramework.ReferenceAssemblies.net48': 'MIT',
  'Newtonsoft.Json': 'MIT',
};

const read = (file: string): Promise<string> => readFile(path.join(repositoryFolder, file), 'utf8');

const propertyOf = (project: string, reference: string): string => {
  const [, name] = /^\[?\$\((\w+)\)\]?$/.exec(reference) ?? [];
  return name === undefined ? reference : (new RegExp(`<${name}[^>]*>([^<]+)<`).exec(project)?.[1] ?? reference);
};

/** The packages that the script host names; one without a known licence is shown as unknown. */
const nugetPackages = (project: string): readonly Package[] =>
  [...project.matchAll(/<Package(?:Reference|Download) Include="([^"]+)" Version="([^"]+)"/g)].map(
    ([, name = '', version = '']) => ({
      name,
      version: propertyOf(project, version),
      licence: nugetLicences[name] ?? 'unknown',
    }),
  );

const npmPackages = (lock: string, isWanted: (entry: LockedPackage) => boolean): readonly Package[] =>
  Object.entries((JSON.parse(lock) as { packages: Readonly<Record<string, LockedPackage>> }).packages)
    .filter(([place, entry]) => place !== '' && isWanted(entry))
    .map(([place, { version = '', license = 'unknown' }]) => ({
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }));

const byName = (one: Package, other: Package): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : one.version < other.version ? -1 : 1;

/** A package that is installed in two places stands there once. */
const table = (packages: readonly Package[]): string => {
  const once = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  const rows = [...once.values()].sort(byName).map(({ name, version, licence }) => [name, version, licence]);
  return markdownTable(['Package', 'Version', 'Licence'], rows);
};

/** The page of third-party licences, from the lock file and the project of the script host. */
export const licencesPage = async (): Promise<string> => {
  const lock = await read('package-lock.json');
  const project = await read('script/host/script-host.csproj');
  return markdownPage(
    '# Licences of others',
    "This project is under the MIT licence ([LICENSE](../LICENSE)). Nothing of others is part of what is deployed: definition, properties, script and packages hold only this project's own text. The commands and the local platform use the packages below, which `npm ci` and the first build of the script host install. `npm run licences` writes this page from `package-lock.json` and `script/host/script-host.csproj`.",
    '## The commands and the local platform (npm)',
    table(npmPackages(lock, ({ dev }) => dev !== true)),
    '## The script host (NuGet)',
    table(nugetPackages(project)),
    '## Development and tests alone (npm)',
    table(npmPackages(lock, ({ dev }) => dev === true)),
  );
};

/** Writes `docs/licences.md`. */
export const runLicences = async (): Promise<void> => {
  await writeFiles(repositoryFolder, [textFile('docs/licences.md', await licencesPage())]);
  console.log('Wrote docs/licences.md.');
};
