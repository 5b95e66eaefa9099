import { readFile, stat } from 'node:fs/promises';
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

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'The file does not exist',
  EISDIR: 'This is a folder, not a file',
  ENOTDIR: 'A part of the path is a file, not a folder',
  EACCES: 'The file may not be read',
};

const read = async (file: string): Promise<SourceText> => {
  try {
    return { file, text: await readFile(file, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const text = `${reasons[code] ?? `The file cannot be read (${code})`}. Give a folder with apiDefinition.swagger.json and apiProperties.json, or run "npm run build" to write them.`;
    throw new ConnectorLoadError([{ place: file, text }]);
  }
};

const exists = async (file: string): Promise<boolean> => {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
};

/** The files of a connector that lies in one folder: the script is optional there. */
export const filesInFolder = async (folder: string): Promise<ConnectorFiles> => {
  const script = join(folder, 'script.csx');
  return {
    definition: join(folder, 'apiDefinition.swagger.json'),
    properties: join(folder, 'apiProperties.json'),
    ...((await exists(script)) ? { script } : {}),
  };
};

/** The files of the connector that a project like this one emits: two at its root, and the script in `script/`. */
export const filesInProject = (root: string): ConnectorFiles => ({
  definition: join(root, 'apiDefinition.swagger.json'),
  properties: join(root, 'apiProperties.json'),
  script: join(root, 'script', 'script.csx'),
});

/**
 * Loads a connector from a folder or from its files.
 *
 * @param name - The part of the gateway's addresses that stands for the connector. @default the title as one word
 * @throws ConnectorLoadError if a file is missing or broken, or asks for something that the gateway does not support.
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
