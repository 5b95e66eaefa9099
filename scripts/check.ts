import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import { emitDocuments, emitFiles } from '../emit/index.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { ExpectedError } from './expected-error.ts';
import { validateAgainstPublishedSchemas } from './published-schemas.ts';
import { repositoryFolder, scriptPath } from './repository.ts';
import { checkScript } from './script-check.ts';
import { countFindings, isError, verify } from './verify.ts';

const readOrMissing = (place: string): Promise<Uint8Array | undefined> => readFile(place).catch(() => undefined);

const staleFile = (file: string, state: string): Finding => ({
  code: 'NotWhatTheDescriptionEmits',
  severity: 'error',
  pointer: file,
  message: `The file ${state}.`,
  value: file,
  consequence: 'What is deployed would differ from the description.',
  fix: 'Run npm run build, and make changes in connector/ instead of in this file.',
  source: 'this connector',
});

/** Whether the files on disk are, byte for byte, what the description emits. */
const compareWithDisk = async (connector: Connector, folder: string): Promise<Finding[]> => {
  const files = await emitFiles(connector, emitDocuments(connector));
  const compared = await Promise.all(
    files.map(async (file): Promise<Finding[]> => {
      const found = await readOrMissing(path.join(folder, file.path));
      if (!found) return [staleFile(file.path, 'is missing')];
      return Buffer.compare(found, file.bytes) === 0 ? [] : [staleFile(file.path, 'is not what the description emits')];
    }),
  );
  return compared.flat();
};

const parse = (text: string, place: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(`${place} is not JSON: ${problem}. Run npm run build to write it anew.`);
  }
};

const readText = async (place: string): Promise<string> => {
  const bytes = await readOrMissing(place);
  if (!bytes) throw new ExpectedError(`${place} is missing. Run npm run build to write it.`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};

/** The files of a connector as they stand on disk. */
const readDocuments = async (folder: string) => {
  const definitionText = await readText(path.join(folder, 'apiDefinition.swagger.json'));
  const propertiesText = await readText(path.join(folder, 'apiProperties.json'));
  const icon = await readOrMissing(path.join(folder, 'icon.png'));
  return {
    definition: parse(definitionText, 'apiDefinition.swagger.json'),
    properties: parse(propertiesText, 'apiProperties.json'),
    texts: { definition: definitionText, properties: propertiesText },
    ...(icon ? { icon } : {}),
  };
};

/** What a check found. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** What to print: each finding, then what was checked, in sentences. */
  readonly report: string;
}

/**
 * Checks the files on disk: OpenAPI 2.0, the rules, the script under .NET, Microsoft's published schemas where a folder is given, and that they
 * are what the description emits.
 *
 * @throws ExpectedError if a file or the folder of schemas is missing or broken.
 */
export const checkConnector = async (connector: Connector, folder: string, schemas?: string): Promise<Checked> => {
  const documents = await readDocuments(folder);
  const verdict = await verify({ description: connector, ...documents });
  const published = schemas === undefined ? undefined : validateAgainstPublishedSchemas(schemas, documents);
  const script = await checkScript(path.join(folder, scriptPath), { strict: true });
  const stale = await compareWithDisk(connector, folder);
  const findings = [...verdict.findings, ...script.findings, ...(published?.findings ?? []), ...stale];
  const report = [
    ...findings.map((finding) => `${describeFinding(finding)}\n`),
    ...verdict.waived.map(({ finding, reason }) => `waived ${finding.code} at ${finding.pointer}: ${reason}`),
    '',
    `OpenAPI 2.0 and the certification rules: ${countFindings(verdict)}.`,
    script.summary,
    published?.summary ??
      'Published schemas: not checked. Give a copy with --schemas FOLDER (README, "Published schemas").',
    `Files on disk: ${stale.length === 0 ? 'what the description emits' : `${stale.length} differ from the description`}.`,
  ].join('\n');
  return { findings, report };
};

/** Checks the connector, prints what was found, and lets the process exit with 1 on an error. */
export const runCheck = async ({ schemas }: { readonly schemas?: string }): Promise<void> => {
  const { findings, report } = await checkConnector(sendmode, repositoryFolder, schemas);
  console.log(report);
  if (findings.some(isError)) process.exitCode = 1;
};
