/**
 * The pipeline: what becomes of a description. Every file that this product writes stands here once, by host, with what it
 * is made of. Everything is made in memory; the same description, script and samples give the same bytes.
 */

import type { Connector } from '../connector/model.ts';
import { certificationDefinition, certificationProperties } from './certification/documents.ts';
import { emitIntroduction } from './certification/intro.ts';
import { certificationFiles, pullRequestFolder } from './certification/names.ts';
import { certificationZip } from './certification/package.ts';
import { emitPullRequestReadme } from './certification/pull-request-readme.ts';
import { certificationReadme } from './certification/readme.ts';
import { copilotStudioReadme } from './copilot-studio/readme.ts';
import { toolPath, toolText } from './copilot-studio/tool.ts';
import { emitDefinition } from './definition.ts';
import { deploymentFiles } from './deployment/names.ts';
import { paconnSettings } from './deployment/paconn-settings.ts';
import { deploymentReadme } from './deployment/readme.ts';
import type { Definition } from './documents/definition.ts';
import type { Properties } from './documents/properties.ts';
import { type EmittedFile, inFolder, jsonFile, textFile } from './emitted-file.ts';
import { emitIcon } from './icon.ts';
import { consumptionReadme } from './logic-apps/consumption-readme.ts';
import { consumptionParameters, consumptionTemplate } from './logic-apps/consumption-template.ts';
import type { SampleWorkflow } from './logic-apps/sample-workflow.ts';
import {
  connectionTemplate,
  ignoredFiles,
  localSettings,
  projectConnections,
  projectHost,
  projectParameters,
  workflowFile,
} from './logic-apps/standard-project.ts';
import { standardReadme } from './logic-apps/standard-readme.ts';
import { parametersFile } from './logic-apps/template.ts';
import type { PackageSources } from './package-sources.ts';
import { codeAppModule, codeAppPath } from './power-apps/code-app.ts';
import { formulaText } from './power-apps/formula.ts';
import { powerAppsActions } from './power-apps/functions.ts';
import { powerAppsReadme } from './power-apps/readme.ts';
import { powerPlatformReadme } from './power-platform/readme.ts';
import { connectorSolution, flowsSolution, type Solution } from './power-platform/solution.ts';
import { packedSolution, unpackedFiles } from './power-platform/solution-files.ts';
import { solutionSettings, solutionSettingsName } from './power-platform/solution-settings.ts';
import { emitProperties } from './properties.ts';
import { emitReference } from './reference.ts';
import type { SampleFlow } from './sample-flow.ts';
import { typedPart } from './typed-part.ts';

/** What the rules look at. */
export interface EmittedDocuments {
  readonly definition: Definition;
  readonly properties: Properties;
  readonly icon: Uint8Array;
}

/** The documents that everything else is made of. */
export const emitDocuments = (connector: Connector): EmittedDocuments => ({
  definition: emitDefinition(connector),
  properties: emitProperties(connector),
  icon: emitIcon(connector),
});

/** Makes types of what `typedPart` leaves of a definition. */
export type EmitTypes = (definition: Definition) => Promise<string>;

/** Loaded when it is wanted: it brings the whole TypeScript compiler along, which takes seconds. */
export const emitTypes: EmitTypes = async (definition) => (await import('./types.ts')).emitTypes(definition);

/**
 * `apiTypes.d.ts`.
 *
 * @param typesOf makes the types, or knows them already.
 */
export const emitTypesFile = async (
  { definition }: EmittedDocuments,
  typesOf: EmitTypes = emitTypes,
): Promise<EmittedFile> => textFile('apiTypes.d.ts', await typesOf(typedPart(definition)));

/** What the repository keeps besides the types. */
export const emitDocumentFiles = (connector: Connector, documents: EmittedDocuments): EmittedFile[] => [
  jsonFile('apiDefinition.swagger.json', documents.definition),
  jsonFile('apiProperties.json', documents.properties),
  textFile('docs/reference.md', emitReference(connector)),
  { path: 'icon.png', bytes: documents.icon },
];

/** The files that the repository keeps, from documents that the rules have passed. */
export const emitFiles = async (
  connector: Connector,
  documents: EmittedDocuments,
  typesOf?: EmitTypes,
): Promise<EmittedFile[]> => [...emitDocumentFiles(connector, documents), await emitTypesFile(documents, typesOf)];

/** `dist/connector/`: for `paconn create --settings settings.json` and for `pac connector create`. */
export const emitDeployment = ({ connector, definition, properties, icon, script }: PackageSources): EmittedFile[] => [
  jsonFile(deploymentFiles.definition, definition),
  jsonFile(deploymentFiles.properties, properties),
  textFile(deploymentFiles.script, script),
  { path: deploymentFiles.icon, bytes: icon },
  jsonFile(deploymentFiles.settings, paconnSettings()),
  textFile(deploymentFiles.readme, deploymentReadme(connector)),
];

const packedAndUnpacked = (solution: Solution): EmittedFile[] => [
  { path: `${solution.uniqueName}.zip`, bytes: packedSolution(solution) },
  ...inFolder(solution.uniqueName, unpackedFiles(solution)),
];

/** `dist/power-platform/`: both solutions as zips to import, each with its unpacked form beside it. */
export const emitPowerPlatform = (sources: PackageSources, sampleFlows: readonly SampleFlow[]): EmittedFile[] => {
  const connector = connectorSolution(sources);
  const flows = flowsSolution(sources, sampleFlows);
  return [
    ...packedAndUnpacked(connector),
    ...packedAndUnpacked(flows),
    jsonFile(solutionSettingsName(flows), solutionSettings(flows)),
    textFile('README.md', powerPlatformReadme(connector, flows)),
  ];
};

/** `dist/certification/`: the zip for Partner Center and the folder for the pull request. */
export const emitCertification = (sources: PackageSources, flows: readonly SampleFlow[]): EmittedFile[] => [
  { path: certificationFiles.zip, bytes: certificationZip(sources, flows) },
  textFile(certificationFiles.introduction, emitIntroduction(sources.connector)),
  { path: certificationFiles.icon, bytes: sources.icon },
  ...inFolder(pullRequestFolder(sources.connector), [
    jsonFile(deploymentFiles.definition, certificationDefinition(sources)),
    jsonFile(deploymentFiles.properties, certificationProperties(sources)),
    textFile(deploymentFiles.script, sources.script),
    textFile('readme.md', emitPullRequestReadme(sources.connector)),
  ]),
  textFile(certificationFiles.readme, certificationReadme(sources.connector)),
];

/** `dist/logic-apps/consumption/`: a template with everything, and its parameters. The key is no part of either. */
export const emitConsumption = (sources: PackageSources, workflows: readonly SampleWorkflow[]): EmittedFile[] => [
  jsonFile('azuredeploy.json', consumptionTemplate(sources, workflows)),
  jsonFile('azuredeploy.parameters.json', parametersFile(consumptionParameters(sources, workflows))),
  textFile('README.md', consumptionReadme(sources.connector, workflows)),
];

/** `dist/logic-apps/standard/`: a project with the workflows, and a template for what it connects to. */
export const emitStandard = (sources: PackageSources, workflows: readonly SampleWorkflow[]): EmittedFile[] => [
  ...workflows.map((workflow) => jsonFile(`${workflow.name}/workflow.json`, workflowFile(workflow))),
  jsonFile('connections.json', projectConnections(sources)),
  jsonFile('parameters.json', projectParameters(sources, workflows)),
  jsonFile('host.json', projectHost),
  jsonFile('local.settings.json', localSettings),
  textFile('.gitignore', `${ignoredFiles.join('\n')}\n`),
  textFile('.funcignore', `${['.git*', '.vscode', ...ignoredFiles, 'azure', 'README.md'].join('\n')}\n`),
  jsonFile('azure/connection.json', connectionTemplate(sources)),
  textFile('README.md', standardReadme(sources.connector, workflows)),
];

/** `dist/copilot-studio/`: a tool for each action, and how to add it to an agent. */
export const emitCopilotStudio = ({ connector }: PackageSources): EmittedFile[] => [
  ...connector.actions.map((action) => textFile(toolPath(action), toolText(connector, action))),
  textFile('README.md', copilotStudioReadme(connector)),
];

/** `dist/power-apps/`: a formula for each action, the error codes, and a module for code apps. */
export const emitPowerApps = ({ connector, definition }: PackageSources): EmittedFile[] => {
  const actions = powerAppsActions(connector, definition);
  return [
    ...actions.map(({ action, signature, path }) => textFile(path, formulaText(connector, action, signature))),
    textFile(codeAppPath(connector), codeAppModule(connector)),
    textFile('README.md', powerAppsReadme(connector, actions)),
  ];
};
