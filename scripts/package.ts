import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import { type DeployedTo, paconnSettings } from '../emit/deployment/paconn-settings.ts';
import { type EmittedFile, jsonFile } from '../emit/emitted-file.ts';
import type { PackageSources } from '../emit/package-sources.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { emitVerified } from './description.ts';
import { type Environment, environmentPlace } from './environment/file.ts';
import { chooseEnvironment, readEnvironments } from './environment/folder.ts';
import { ExpectedError } from './expected-error.ts';
import { awaitedCode } from './package/certification-check.ts';
import { collectPackages } from './package/collect.ts';
import { fillFiles, settingsPath } from './package/editable.ts';
import { readExports } from './package/exports.ts';
import { type Obsolete, readIfThere, writePackages } from './package/folder.ts';
import { hosts, type PackageHost } from './package/hosts.ts';
import { takeOver } from './package/taken-over.ts';
import { repositoryFolder, scriptPath } from './repository.ts';
import { textTable } from './table.ts';
import { refuseErrors } from './verify.ts';

/** What is packaged, and where to. */
export interface PackageOptions {
  readonly connector: Connector;
  /** The folder of the project, which holds `script/script.csx`. */
  readonly folder: string;
  /** The folder to write into. */
  readonly out: string;
  /**
   * Whether files may be replaced that were changed since they were packaged or that somebody else wrote.
   * @default false
   */
  readonly overwrite?: boolean;
  /** @default every host */
  readonly among?: readonly PackageHost[];
  /**
   * The environment that the packages are for, by the name of its file or by its identifier.
   * @default the only one that has a file
   */
  readonly environment?: string;
  /** A folder with both solutions as they were exported, for certification. */
  readonly certification?: string;
  /** The environment itself, where it is known already. */
  readonly target?: Environment;
}

/** What was packaged. */
export interface Packaged extends Obsolete {
  readonly files: readonly EmittedFile[];
  readonly warnings: readonly Finding[];
  /** What was checked of the script, or NOT CHECKED and why, in a line. */
  readonly script: string;
  /** What a person should know of the environment and of what was taken over, each a sentence or two. */
  readonly notes: readonly string[];
  /** What a person does next with each folder. */
  readonly next: readonly (readonly [folder: string, sentence: string])[];
}

const readScript = async (folder: string): Promise<string> => {
  const place = path.join(folder, scriptPath);
  const text = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ExpectedError(
      `${place} cannot be read (${error.code ?? error.message}). Without it the packages would have no script, so nothing was written. Restore the file.`,
    );
  });
  if (text.trim() === '') {
    throw new ExpectedError(
      `${place} is empty. The packages would have no script, so nothing was written. Restore the file.`,
    );
  }
  return text;
};

const nothingWritten = 'Nothing was written. Correct what is named and package again.';

/** What the packages are made of, after the description and the documents have passed their rules. */
const readSources = async (
  connector: Connector,
  folder: string,
): Promise<{ sources: PackageSources; scriptSummary: string }> => {
  const script = await readScript(folder);
  const scriptFile = path.join(folder, scriptPath);
  const { documents, scriptSummary } = await emitVerified(connector, scriptFile, nothingWritten);
  return { sources: { connector, ...documents, script }, scriptSummary };
};

/**
 * What only the owner of the service can say is no fault of the packages as long as nothing is submitted: a line tells of
 * it, and everything is written.
 */
const withoutAwaited = (found: readonly Finding[]) => ({
  findings: found.filter(({ code }) => code !== awaitedCode),
  awaited: found
    .filter(({ code }) => code === awaitedCode)
    .map(({ pointer, message, fix }) => `Not to be submitted yet: ${pointer} is missing. ${message} ${fix}`),
});

/** The packages before anything is written. */
interface Prepared {
  readonly files: readonly EmittedFile[];
  readonly warnings: readonly Finding[];
  readonly script: string;
  readonly notes: readonly string[];
  /** Where the packaged settings deploy to. */
  readonly deployedTo: DeployedTo;
  /** Files that may be replaced although somebody changed them, since their changes are taken over. */
  readonly replaceable: readonly string[];
}

/**
 * Emits and checks the packages of every host, with what is known of the environment. Nothing is written.
 *
 * @throws ExpectedError when the script is missing, a rule finds an error, or the file of the environment is not right.
 */
export const preparePackages = async (options: Omit<PackageOptions, 'overwrite'>): Promise<Prepared> => {
  const { connector, folder, out, among = hosts } = options;
  const environments = await readEnvironments(folder);
  const environment = options.target ?? chooseEnvironment(environments, options.environment);
  const exports = options.certification === undefined ? undefined : await readExports(options.certification);
  const { sources, scriptSummary } = await readSources(connector, folder);
  const { files, findings: found } = collectPackages({ ...sources, ...(exports ? { exports } : {}) }, among);
  const { findings, awaited } = exports ? { findings: found, awaited: [] } : withoutAwaited(found);
  const filled = environment ? fillFiles(files, environment) : { files, findings: [] };
  refuseErrors([...findings, ...filled.findings], nothingWritten);
  const hasSettings = files.some((file) => file.path === settingsPath);
  const standing = hasSettings ? await readIfThere(path.join(out, settingsPath)) : undefined;
  const { deployedTo, replaceable, notes } = takeOver(standing, environment, environments);
  const place = environments.find(({ name }) => name === environment?.name);
  return {
    files: filled.files.map((file) =>
      file.path === settingsPath ? jsonFile(settingsPath, paconnSettings(deployedTo)) : file,
    ),
    warnings: findings,
    script: scriptSummary,
    notes: [
      ...(place ? [`With what ${environmentPlace(place.name)} says of the environment.`] : []),
      ...notes,
      ...awaited,
    ],
    deployedTo,
    replaceable: replaceable ? [settingsPath] : [],
  };
};

/**
 * Emits, checks and writes the packages of every host. The same description, script and environment give the same bytes.
 * Nothing is touched on disk when a rule of severity error finds something.
 *
 * @throws ExpectedError when the script is missing, a rule finds an error, or writing would destroy somebody's file.
 */
export const packageConnector = async (options: PackageOptions): Promise<Packaged> => {
  const { out, overwrite = false, among = hosts } = options;
  const { files, warnings, script, notes, replaceable } = await preparePackages(options);
  const obsolete = await writePackages(out, files, overwrite, replaceable);
  const next = among.flatMap((host) => (host.next ? [[`${host.folder}/`, host.next] as const] : []));
  return { files, warnings, script, notes, ...obsolete, next };
};

/** What the command prints: each file with its size, then what to do next. */
export const packageReport = (out: string, packaged: Packaged): string => {
  const { files, warnings, script, notes, removed, kept, next } = packaged;
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return [
    textTable(
      ['file', 'bytes'],
      files.map((file) => [file.path, String(file.bytes.length)]),
    ),
    ...warnings.map(describeFinding),
    script,
    ...notes,
    ...removed.map((file) => `Removed ${file}, which is no longer part of the packages.`),
    ...kept.map((file) => `Kept ${file}, which is no longer part of the packages but was changed.`),
    `${files.length} files, ${total} bytes in ${out}. Next:`,
    textTable(['folder', 'what to do'], next),
  ].join('\n\n');
};

/** The options of the command, as they are typed. */
export interface PackageFlags extends Pick<PackageOptions, 'environment' | 'certification'> {
  readonly out: string;
  readonly overwrite: boolean;
}

/** Packages the connector for every host and prints what was written and what to do with it. */
export const runPackage = async ({ out, ...flags }: PackageFlags): Promise<void> => {
  const target = path.resolve(out);
  const packaged = await packageConnector({ connector: sendmode, folder: repositoryFolder, out: target, ...flags });
  console.log(packageReport(out, packaged));
};
