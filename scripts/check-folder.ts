import path from 'node:path';
import { createGateway } from '../platform/gateway/gateway.ts';
import { scriptedOperations } from '../platform/gateway/start-script.ts';
import { withoutOperations } from '../platform/loading/left-out.ts';
import { loadConnector } from '../platform/loading/load.ts';
import { ConnectorLoadError } from '../platform/loading/load-error.ts';
import { describeFinding, type Finding } from '../rules/finding.ts';
import { registry } from '../rules/registry.ts';
import { applyRules } from '../rules/rule.ts';
import { deploymentSettings } from '../rules/settings.ts';
import { changesFound } from './baseline.ts';
import { validateAgainstPublishedSchemas } from './published-schemas.ts';
import { readConnectorFolder } from './read-connector.ts';
import { checkScript } from './script-check.ts';
import { countFindings, verify } from './verify.ts';

/** What to hold a connector against, besides the rules. */
export interface CheckFlags {
  /** A folder with Microsoft's published JSON schemas. */
  readonly schemas?: string;
  /** An earlier state: a file, a folder or a git ref; `true` for the newest release. */
  readonly against?: string | true;
  /** Whether to print the findings as JSON. */
  readonly json?: boolean;
}

/** What a check found. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** What to print: each finding, then what was checked, in sentences. */
  readonly report: string;
}

/** What to say where no folder of schemas is given. */
export const schemasNotChecked =
  'Published schemas: not checked. Give a copy with --schemas FOLDER (README, "Published schemas").';

/** What the local platform makes of the connector, in the words in which it says so when it starts. */
const describeLocally = async (folder: string, frameworkOnly: string | undefined): Promise<string> => {
  try {
    const loaded = await loadConnector(folder);
    const scripted =
      loaded.script && frameworkOnly !== undefined
        ? scriptedOperations(loaded.script, loaded.operations, frameworkOnly)
        : [];
    const { connector } = createGateway({ connector: withoutOperations(loaded, scripted) });
    const { operations, leftOut, warnings } = connector;
    const count = `${operations.length} of ${operations.length + leftOut.length} operations`;
    return [
      `Local platform: runs ${count}.`,
      ...[...leftOut.map(({ sentence }) => sentence), ...warnings].map((sentence) => `  ${sentence}`),
    ].join('\n');
  } catch (error) {
    if (!(error instanceof ConnectorLoadError)) throw error;
    return `Local platform: does not run it.\n${error.message.replace(/^/gm, '  ')}`;
  }
};

/**
 * Checks any connector in a folder: its definition, properties, icon, script and settings against OpenAPI 2.0, the rules, and
 * Microsoft's published schemas where a folder of them is given. Nothing is excused. What the local
 * platform would leave out of it is told too, which is no finding.
 *
 * @throws ExpectedError if the folder or one of its files is missing or broken.
 */
export const checkFolder = async (folder: string, { schemas, against }: CheckFlags = {}): Promise<Checked> => {
  const { documents, settings, files, scriptFile } = await readConnectorFolder(folder);
  const { findings: inDocuments } = await verify(documents);
  const inSettings = settings === undefined ? [] : applyRules(registry.settings, deploymentSettings(settings, files));
  const { definition, properties } = documents;
  const published =
    schemas === undefined ? undefined : validateAgainstPublishedSchemas(schemas, { definition, properties, settings });
  const byRules = [...inDocuments, ...inSettings];
  const script =
    scriptFile === undefined
      ? undefined
      : await checkScript(scriptFile, { strict: false, name: path.basename(scriptFile) });
  const changes = await changesFound(folder, documents, against);
  const findings = [
    ...byRules,
    ...(script?.findings ?? []),
    ...(published?.findings ?? []),
    ...changes.verdict.findings,
  ];
  const report = [
    ...findings.map((finding) => `${describeFinding(finding)}\n`),
    `${folder}: OpenAPI 2.0 and the certification rules: ${countFindings({ findings: byRules, waived: [] })}.`,
    script?.summary ?? 'Script: the connector has none.',
    await describeLocally(folder, script?.frameworkOnly),
    published?.summary ?? schemasNotChecked,
    changes.summary,
  ].join('\n');
  return { findings, report };
};
