import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoadedConnector, readConnector } from './connector.ts';
import { ConnectorLoadError } from './load-error.ts';
import type { SourceText } from './source.ts';

/** Where the three files of a connector are. */
export interface ConnectorFiles {
  readonly definition: string;
  readonly properties: string;
  /** Absent for a connector without a script. */
  readonly script?: string;
}

const names = { definition: 'apiDefinition.swagger.json', properties: 'apiProperties.json' } as const;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'The file does not exist',
  EISDIR: 'This is a folder, not a file',
  ENOTDIR: 'A part of the path is a file, not a folder',
  EACCES: 'The file may not be read',
};

/** The text of a file; bytes that are no UTF-8 become replacement characters, and a warning. */
const decode = (file: string, bytes: Uint8Array): SourceText => {
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const warning = `${file} is not UTF-8: what is no UTF-8 in it is read as "\uFFFD". Save it as UTF-8.`;
    return { file, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), warnings: [warning] };
  }
};

const read = async (file: string): Promise<SourceText> => {
  try {
    return decode(file, await readFile(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const text = `${reasons[code] ?? `The file cannot be read (${code})`}. Give a folder with ${names.definition} and ${names.properties}.`;
    throw new ConnectorLoadError([{ place: file, text }]);
  }
};

const filesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
};

/** The name as it stands on disk: people write file names on systems that do not regard case. */
const onDisk = (files: readonly string[], name: string): string | undefined =>
  files.includes(name) ? name : files.find((file) => file.toLowerCase() === name.toLowerCase());

/** The platform takes a script of any name, `.csx` or `.cs`; the usual names come first. */
const scriptOnDisk = (files: readonly string[]): string | undefined => {
  const code = files.filter((file) => /\.csx?$/i.test(file)).sort();
  return (
    onDisk(code, 'script.csx') ?? onDisk(code, 'script.cs') ?? code.find((file) => /\.csx$/i.test(file)) ?? code[0]
  );
};

/** The files of a connector that lies in one folder, whatever the case of their names: the script is optional there. */
export const filesInFolder = async (folder: string): Promise<ConnectorFiles> => {
  const files = await filesIn(folder);
  const script = scriptOnDisk(files);
  return {
    definition: join(folder, onDisk(files, names.definition) ?? names.definition),
    properties: join(folder, onDisk(files, names.properties) ?? names.properties),
    ...(script === undefined ? {} : { script: join(folder, script) }),
  };
};

/** The files of the connector that a project like this one emits: two at its root, and the script in `script/`. */
export const filesInProject = (root: string): ConnectorFiles => ({
  definition: join(root, names.definition),
  properties: join(root, names.properties),
  script: join(root, 'script', 'script.csx'),
});

/**
 * Loads a connector from a folder or from its files.
 *
 * @param name - The part of the gateway's addresses that stands for the connector. @default the title as one word
 * @throws ConnectorLoadError if a file is missing or broken, or nothing of the connector runs here.
 */
export const loadConnector = async (from: string | ConnectorFiles, name?: string): Promise<LoadedConnector> => {
  const files = typeof from === 'string' ? await filesInFolder(from) : from;
  const definition = await read(files.definition);
  const properties = await read(files.properties);
  if (files.script !== undefined) await read(files.script);
  return readConnector({
    definition,
    properties,
    ...(files.script === undefined ? {} : { scriptFile: files.script }),
    ...(name === undefined ? {} : { name }),
  });
};
