import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import type { EmittedFile } from '../emit/emitted-file.ts';
import type { PackageSources } from '../emit/package-sources.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { emitVerified } from './description.ts';
import { ExpectedError } from './expected-error.ts';
import { collectPackages } from './package/collect.ts';
import { type Obsolete, writePackages } from './package/folder.ts';
import { hosts, type PackageHost } from './package/hosts.ts';
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
}

/** What was packaged. */
export interface Packaged extends Obsolete {
  readonly files: readonly EmittedFile[];
  readonly warnings: readonly Finding[];
  /** What was checked of the script, or NOT CHECKED and why, in a line. */
  readonly script: string;
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
 * Emits, checks and writes the packages of every host. The same description and script give the same bytes. Nothing is
 * touched on disk when a rule of severity error finds something.
 *
 * @throws ExpectedError when the script is missing, a rule finds an error, or writing would destroy somebody's file.
 */
export const packageConnector = async (options: PackageOptions): Promise<Packaged> => {
  const { connector, folder, out, overwrite = false, among = hosts } = options;
  const { sources, scriptSummary } = await readSources(connector, folder);
  const { files, findings } = collectPackages(sources, among);
  refuseErrors(findings, nothingWritten);
  const obsolete = await writePackages(out, files, overwrite);
  const next = among.flatMap((host) => (host.next ? [[`${host.folder}/`, host.next] as const] : []));
  return { files, warnings: findings, script: scriptSummary, ...obsolete, next };
};

/** What the command prints: each file with its size, then what to do next. */
export const packageReport = (out: string, { files, warnings, script, removed, kept, next }: Packaged): string => {
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return [
    textTable(
      ['file', 'bytes'],
      files.map((file) => [file.path, String(file.bytes.length)]),
    ),
    ...warnings.map(describeFinding),
    script,
    ...removed.map((file) => `Removed ${file}, which is no longer part of the packages.`),
    ...kept.map((file) => `Kept ${file}, which is no longer part of the packages but was changed.`),
    `${files.length} files, ${total} bytes in ${out}. Next:`,
    textTable(['folder', 'what to do'], next),
  ].join('\n\n');
};

/** Packages the connector for every host and prints what was written and what to do with it. */
export const runPackage = async ({
  out,
  overwrite,
}: {
  readonly out: string;
  readonly overwrite: boolean;
}): Promise<void> => {
  const target = path.resolve(out);
  const packaged = await packageConnector({ connector: sendmode, folder: repositoryFolder, out: target, overwrite });
  console.log(packageReport(out, packaged));
};
