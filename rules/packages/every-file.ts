import { fileText, type PackagedFile } from './file-set.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';
import { readXml } from './xml-tree.ts';

type Files = readonly PackagedFile[];

const findPaths = (files: Files): PackageBreach[] =>
  files
    .filter(
      ({ path }) => /^\/|\\|:|\/$|^$/.test(path) || path.split('/').some((part) => ['', '.', '..'].includes(part)),
    )
    .map(({ path }) => ({ pointer: path, value: path }));

const findTwice = (files: Files): PackageBreach[] => {
  const paths = files.map(({ path }) => path.toLowerCase());
  return files
    .filter((_, index) => paths.indexOf(paths[index] ?? '') !== index)
    .map(({ path }) => ({ pointer: path, value: path }));
};

const jsonFault = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const findJson = (files: Files): PackageBreach[] =>
  files.flatMap((file) => {
    const fault = /\.json$/i.test(file.path) ? jsonFault(fileText(file)) : undefined;
    return fault === undefined ? [] : [{ pointer: file.path, value: fault }];
  });

const findXml = (files: Files): PackageBreach[] =>
  files.flatMap((file) => {
    const reading = /\.xml$/i.test(file.path) ? readXml(file.bytes) : undefined;
    return reading && 'fault' in reading ? [{ pointer: file.path, value: reading.fault }] : [];
  });

const isText = ({ path }: PackagedFile): boolean => /\.(json|xml|md|csx|ya?ml|txt|fx)$/i.test(path);

const findMarks = (files: Files): PackageBreach[] =>
  files
    .filter((file) => isText(file) && fileText(file).startsWith('\ufeff'))
    .map((file) => ({ pointer: file.path, value: fileText(file).slice(0, 20) }));

const emitAgain = 'Correct what emits the file.';

/** What every file of every package must be. */
export const everyFileRules: readonly PackageRule<Files>[] = [
  {
    code: 'PackagePathUnsafe',
    severity: 'error',
    demand: 'Each file has a path below dist, with forward slashes.',
    consequence: 'It would be written somewhere else, or not at all.',
    fix: emitAgain,
    source: packageSources.own,
    find: findPaths,
  },
  {
    code: 'PackagePathTwice',
    severity: 'error',
    demand: 'Each path is used once, whatever its capitals.',
    consequence: 'One of the files would be lost on Windows and macOS.',
    fix: emitAgain,
    source: packageSources.own,
    find: findTwice,
  },
  {
    code: 'PackageJsonMalformed',
    severity: 'error',
    demand: 'Every JSON file can be read.',
    consequence: 'The host cannot read it.',
    fix: emitAgain,
    source: packageSources.own,
    find: findJson,
  },
  {
    code: 'PackageXmlMalformed',
    severity: 'error',
    demand: 'Every XML file is well formed.',
    consequence: 'The host cannot read it.',
    fix: emitAgain,
    source: packageSources.own,
    find: findXml,
  },
  {
    code: 'PackageByteOrderMark',
    severity: 'error',
    demand: 'No text file begins with a byte order mark.',
    consequence: 'paconn and other tools fail on it.',
    fix: emitAgain,
    source: packageSources.paconn,
    find: findMarks,
  },
];
