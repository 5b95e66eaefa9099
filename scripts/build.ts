import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import type { EmittedFile } from '../emit/emitted-file.ts';
import { emitFiles } from '../emit/index.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { emitVerified } from './description.ts';
import { ownTypes } from './remembered-types.ts';
import { repositoryFolder, scriptPath } from './repository.ts';
import { textTable } from './table.ts';
import { countFindings } from './verify.ts';
import { writeFiles } from './write-files.ts';

/** What was built. */
export interface Built {
  readonly files: readonly EmittedFile[];
  /** What was found and waived, in a sentence. */
  readonly verdict: string;
  /** What was checked of the script, or NOT CHECKED and why, in a line. */
  readonly script: string;
  readonly warnings: readonly Finding[];
}

const nothingWritten = 'Nothing was written. Correct what is named and build again.';

/**
 * Emits every file of the repository from the description, after all rules have passed and its script has compiled.
 *
 * @param folder where the files are written.
 * @param script the connector's script.
 * @throws ExpectedError with every finding if a rule of severity error breaks; no file is touched then.
 */
export const buildConnector = async (
  connector: Connector,
  folder: string,
  script = path.join(repositoryFolder, scriptPath),
): Promise<Built> => {
  const { documents, verdict, scriptSummary } = await emitVerified(connector, script, nothingWritten);
  const files = await emitFiles(connector, documents, ownTypes);
  await writeFiles(folder, files);
  return { files, verdict: countFindings(verdict), script: scriptSummary, warnings: verdict.findings };
};

const operationsIn = (connector: Connector, file: EmittedFile): string =>
  file.path.endsWith('.png') ? '' : String(connector.actions.length);

/** Builds the connector and prints what was written. */
export const runBuild = async ({ out }: { readonly out: string }): Promise<void> => {
  console.log(`Building ${sendmode.title} ${sendmode.version} from connector/sendmode.ts`);
  const { files, verdict, script, warnings } = await buildConnector(sendmode, path.resolve(out));
  console.log(`Checked against OpenAPI 2.0 and the certification rules: ${verdict}.`);
  console.log(`${script}\n`);
  for (const warning of warnings) console.log(`${describeFinding(warning)}\n`);
  const rows = files.map((file) => [file.path, String(file.bytes.length), operationsIn(sendmode, file)]);
  console.log(textTable(['written', 'bytes', 'operations'], rows));
};
