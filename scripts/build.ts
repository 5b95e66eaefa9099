import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import type { EmittedFile } from '../emit/emitted-file.ts';
import { emitDocuments, emitFiles } from '../emit/index.ts';
import { check } from '../rules/check.ts';
import { repositoryFolder, scriptPath } from './repository.ts';
import { textTable } from './table.ts';
import { countFindings, refuseErrors, verify } from './verify.ts';
import { writeFiles } from './write-files.ts';

/** What was built. */
export interface Built {
  readonly files: readonly EmittedFile[];
  /** What was found and waived, in a sentence. */
  readonly verdict: string;
}

const nothingWritten = 'Nothing was written. Correct the description in connector/ and build again.';

/** The text of the script beside the description, or null where there is none. */
const readScript = (): Promise<string | null> =>
  readFile(path.join(repositoryFolder, scriptPath), 'utf8').catch(() => null);

/**
 * Emits every file of the repository from the description, after all rules have passed.
 *
 * @param folder where the files are written.
 * @throws ExpectedError with every finding if a rule of severity error breaks; no file is touched then.
 */
export const buildConnector = async (connector: Connector, folder: string): Promise<Built> => {
  refuseErrors(check({ description: connector }).findings, nothingWritten);
  const documents = emitDocuments(connector);
  const verdict = await verify({ description: connector, ...documents, script: await readScript() });
  refuseErrors(verdict.findings, nothingWritten);
  const files = await emitFiles(connector, documents);
  await writeFiles(folder, files);
  return { files, verdict: countFindings(verdict) };
};

const operationsIn = (connector: Connector, file: EmittedFile): string =>
  file.path.endsWith('.png') ? '' : String(connector.actions.length);

/** Builds the connector and prints what was written. */
export const runBuild = async ({ out }: { readonly out: string }): Promise<void> => {
  console.log(`Building ${sendmode.title} ${sendmode.version} from connector/sendmode.ts`);
  const { files, verdict } = await buildConnector(sendmode, path.resolve(out));
  console.log(`Checked against OpenAPI 2.0 and the certification rules: ${verdict}.\n`);
  const rows = files.map((file) => [file.path, String(file.bytes.length), operationsIn(sendmode, file)]);
  console.log(textTable(['written', 'bytes', 'operations'], rows));
};
