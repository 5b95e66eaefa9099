import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connector } from '../connector/model.ts';
import { sendmode } from '../connector/sendmode.ts';
import { emitDocuments, emitFiles } from '../emit/index.ts';
import { filesInProject } from '../platform/loading/load.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { changesFound } from './baseline.ts';
import { type Checked, type CheckFlags, checkFolder, schemasNotChecked } from './check-folder.ts';
import { descriptionFindings } from './description.ts';
import { withOrigins } from './origins.ts';
import { publicationFindings } from './published-reference.ts';
import { validateAgainstPublishedSchemas } from './published-schemas.ts';
import { readConnectorFiles } from './read-connector.ts';
import { ownTypes } from './remembered-types.ts';
import { repositoryFolder, scriptPath } from './repository.ts';
import { checkScript } from './script-check.ts';
import { countFindings, isError, ownWaivers, verify } from './verify.ts';

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
export const compareWithDisk = async (connector: Connector, folder: string): Promise<Finding[]> => {
  const files = await emitFiles(connector, emitDocuments(connector), ownTypes);
  const compared = await Promise.all(
    files.map(async (file): Promise<Finding[]> => {
      const found = await readOrMissing(path.join(folder, file.path));
      if (!found) return [staleFile(file.path, 'is missing')];
      return Buffer.compare(found, file.bytes) === 0 ? [] : [staleFile(file.path, 'is not what the description emits')];
    }),
  );
  return compared.flat();
};

const buildAgain = 'Run npm run build to write it.';

/**
 * Checks the files on disk: OpenAPI 2.0, the rules, the script under .NET, Microsoft's published schemas where a folder is given, and that they
 * are what the description emits; that the description is like the published connector, or says why not; and that an
 * update breaks nothing, where something to compare with is named.
 *
 * @throws ExpectedError if a file or the folder of schemas is missing or broken.
 */
export const checkConnector = async (
  connector: Connector,
  folder: string,
  { schemas, against }: CheckFlags = {},
): Promise<Checked> => {
  const documents = await readConnectorFiles(filesInProject(folder), { missing: buildAgain, broken: buildAgain });
  const inDescription = [...(await descriptionFindings(connector)), ...(await publicationFindings(connector))];
  const found = await verify(documents, ownWaivers);
  const verdict = { ...found, findings: [...inDescription, ...(await withOrigins(found.findings, connector))] };
  const { definition, properties } = documents;
  const published =
    schemas === undefined ? undefined : validateAgainstPublishedSchemas(schemas, { definition, properties });
  const script = await checkScript(path.join(folder, scriptPath), { strict: true });
  const stale = await compareWithDisk(connector, folder);
  const changes = await changesFound(folder, documents, against, ownWaivers);
  const broken = await withOrigins(changes.verdict.findings, connector);
  const findings = [...verdict.findings, ...script.findings, ...(published?.findings ?? []), ...stale, ...broken];
  const report = [
    ...findings.map((finding) => `${describeFinding(finding)}\n`),
    ...[...verdict.waived, ...changes.verdict.waived].map(
      ({ finding, reason }) => `waived ${finding.code} at ${finding.pointer}: ${reason}`,
    ),
    '',
    `OpenAPI 2.0 and the certification rules: ${countFindings(verdict)}.`,
    script.summary,
    published?.summary ?? schemasNotChecked,
    `Files on disk: ${stale.length === 0 ? 'what the description emits' : `${stale.length} differ from the description`}.`,
    changes.summary,
  ].join('\n');
  return { findings, report };
};

/**
 * Checks this project's connector, or the one in a folder, prints what was found, and lets the process exit with 1 on an
 * error.
 */
export const runCheck = async (folder: string | undefined, flags: CheckFlags): Promise<void> => {
  const { findings, report } = await (folder === undefined
    ? checkConnector(sendmode, repositoryFolder, flags)
    : checkFolder(folder, flags));
  console.log(flags.json ? JSON.stringify({ findings }, null, 2) : report);
  if (findings.some(isError)) process.exitCode = 1;
};
