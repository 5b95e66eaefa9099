import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from '../definition/json-text.ts';
import { type ConnectorFiles, filesInFolder } from '../platform/loading/load.ts';
import { type Documents, fileNames } from '../rules/subjects.ts';
import { ExpectedError } from './expected-error.ts';

const nothingChecked = 'Nothing was checked.';

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'cannot be: a part of the path is a file, not a folder',
  EACCES: 'may not be read',
};

const problemOf = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return problems[code] ?? `cannot be read (${code || String(error)})`;
};

const readText = async (place: string, fix: string): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(place));
  } catch (error) {
    throw new ExpectedError(`${place} ${problemOf(error)}. ${nothingChecked} ${fix}`);
  }
};

const parsed = (place: string, text: string, fix: string): unknown => {
  const reading = readJson(text.replace(/^\uFEFF/, ''));
  if (reading.ok) return reading.value;
  throw new ExpectedError(
    `${place}, line ${reading.line}, column ${reading.column}: this is not JSON: ${reading.problem}. ${nothingChecked} ${fix}`,
  );
};

/**
 * One JSON document of a connector.
 *
 * @throws ExpectedError with the place, for broken JSON with line and column.
 */
export const readConnectorDocument = async (place: string, fix: string): Promise<unknown> =>
  parsed(place, await readText(place, fix), fix);

/** What to do about a file that is missing or broken. */
interface Fixes {
  readonly missing: string;
  readonly broken: string;
}

/**
 * The documents of a connector as they stand on disk.
 *
 * @throws ExpectedError with the place, for JSON with line and column, if the definition or the properties cannot be read.
 */
export const readConnectorFiles = async (files: ConnectorFiles, { missing, broken }: Fixes): Promise<Documents> => {
  const definition = await readText(files.definition, missing);
  const properties = await readText(files.properties, missing);
  const icon = path.join(path.dirname(files.definition), fileNames.icon);
  return {
    definition: parsed(files.definition, definition, broken),
    properties: parsed(files.properties, properties, broken),
    texts: { definition, properties },
    icon: await readFile(icon).catch(() => null),
    script: files.script === undefined ? null : await readFile(files.script, 'utf8').catch(() => null),
  };
};

/** A connector in a folder of its own. */
export interface ConnectorInFolder {
  readonly documents: Documents;
  /** The path of the script, if there is one. */
  readonly scriptFile?: string;
  /** `settings.json` of the deployment tool paconn, if there is one. */
  readonly settings?: unknown;
  /** The names of all files directly in the folder. */
  readonly files: readonly string[];
}

const refuseNoFolder = async (folder: string): Promise<void> => {
  const fix = `Give a folder that holds ${fileNames.definition} and ${fileNames.properties}.`;
  const found = await stat(folder).catch((error: unknown) => {
    throw new ExpectedError(`The folder ${folder} ${problemOf(error)}. ${nothingChecked} ${fix}`);
  });
  if (!found.isDirectory()) throw new ExpectedError(`${folder} is a file, not a folder. ${nothingChecked} ${fix}`);
};

/** @throws ExpectedError if there is no such folder, or a file that every connector has is missing or broken. */
export const readConnectorFolder = async (folder: string): Promise<ConnectorInFolder> => {
  await refuseNoFolder(folder);
  const files = await readdir(folder);
  const parts = await filesInFolder(folder);
  const documents = await readConnectorFiles(parts, {
    missing: `Give a folder that holds ${fileNames.definition} and ${fileNames.properties}.`,
    broken: 'Correct the file.',
  });
  const found = { documents, files, ...(parts.script === undefined ? {} : { scriptFile: parts.script }) };
  if (!files.includes(fileNames.settings)) return found;
  const place = path.join(folder, fileNames.settings);
  const text = await readText(place, 'Make it readable, or move it away.');
  return { ...found, settings: parsed(place, text, 'Correct the file.') };
};
