import type { Connector } from '../../connector/model.ts';
import { type EmittedFile, jsonFile, textFile } from '../emitted-file.ts';
import type { PackageSources } from '../package-sources.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { solutionDeploymentSettings } from './deployment-settings.ts';
import { powerPlatformReadme } from './readme.ts';
import type { Solution } from './solution.ts';
import { packedSolution, unpackedFiles } from './solution-files.ts';

/** The start of the solutions' names: the title's letters and digits. */
export const solutionNameStart = ({ title }: Connector): string => title.replaceAll(/[^0-9a-z]/gi, '');

/** The solution with the connector alone, imported first. */
export const connectorSolution = (sources: PackageSources): Solution => ({
  sources,
  uniqueName: `${solutionNameStart(sources.connector)}Connector`,
  displayName: `${sources.connector.title} connector`,
  description: `The custom connector ${sources.connector.title}, with its script.`,
  connector: { definition: sources.definition, properties: sources.properties },
  flows: [],
});

/** The solution with the sample flows and their connection references, imported second. */
export const flowsSolution = (sources: PackageSources, flows: readonly SampleFlow[]): Solution => ({
  sources,
  uniqueName: `${solutionNameStart(sources.connector)}Flows`,
  displayName: `${sources.connector.title} sample flows`,
  description: `Flows to start from that use the connector ${sources.connector.title}. Import the connector first.`,
  flows,
});

const packedAndUnpacked = (solution: Solution): EmittedFile[] => [
  { path: `${solution.uniqueName}.zip`, bytes: packedSolution(solution) },
  ...unpackedFiles(solution).map((file) => ({ ...file, path: `${solution.uniqueName}/${file.path}` })),
];

/** `dist/power-platform/`: both solutions as zips to import, each with its unpacked form beside it. */
export const emitPowerPlatform = (sources: PackageSources, sampleFlows: readonly SampleFlow[]): EmittedFile[] => {
  const connector = connectorSolution(sources);
  const flows = flowsSolution(sources, sampleFlows);
  const settingsFile = `${flows.uniqueName}.deploymentSettings.json`;
  return [
    ...[connector, flows].flatMap(packedAndUnpacked),
    jsonFile(settingsFile, solutionDeploymentSettings(sources.connector, sampleFlows)),
    textFile('README.md', powerPlatformReadme({ connector, flows, settingsFile })),
  ];
};
