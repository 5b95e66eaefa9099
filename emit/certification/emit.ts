import { deploymentFiles } from '../deployment-settings.ts';
import { type EmittedFile, jsonFile, textFile } from '../emitted-file.ts';
import type { PackageSources } from '../package-sources.ts';
import { connectorSolution, flowsSolution } from '../power-platform/emit.ts';
import type { Solution } from '../power-platform/solution.ts';
import { packedSolution } from '../power-platform/solution-files.ts';
import { zip } from '../power-platform/zip.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { certificationDefinition, certificationProperties } from './documents.ts';
import { emitIntroduction } from './intro.ts';
import { certificationFiles, packageFiles, pullRequestFolder } from './names.ts';
import { emitPullRequestReadme } from './readme.ts';
import { submissionReadme } from './submission.ts';

/**
 * The two solutions of the package. Unlike the solutions to import, the one with the flows carries the connector too,
 * as rule R13 of Microsoft's package validator asks; so both have names of their own.
 */
export const certificationSolutions = (
  sources: PackageSources,
  flows: readonly SampleFlow[],
): { connector: Solution; flows: Solution } => {
  const connector = { definition: certificationDefinition(sources), properties: certificationProperties(sources) };
  const named = (solution: Solution, displayName: string): Solution => ({
    ...solution,
    uniqueName: `${solution.uniqueName}Certification`,
    displayName,
    connector,
  });
  const { title } = sources.connector;
  return {
    connector: named(connectorSolution(sources), `${title} connector for certification`),
    flows: named(flowsSolution(sources, flows), `${title} connector and flows for certification`),
  };
};

/** The zip with the two solutions, in exactly one folder. */
const packageZip = (sources: PackageSources, flows: readonly SampleFlow[]): Uint8Array => {
  const solutions = certificationSolutions(sources, flows);
  return zip([
    { path: `${packageFiles.folder}/${packageFiles.connectorSolution}`, bytes: packedSolution(solutions.connector) },
    { path: `${packageFiles.folder}/${packageFiles.flowSolution}`, bytes: packedSolution(solutions.flows) },
  ]);
};

/** The zip that Partner Center takes: the introduction and the package, in no folder. */
export const certificationZip = (sources: PackageSources, flows: readonly SampleFlow[]): Uint8Array =>
  zip([
    textFile(packageFiles.introduction, emitIntroduction(sources.connector)),
    { path: packageFiles.package, bytes: packageZip(sources, flows) },
  ]);

/** `dist/certification/`: the zip for Partner Center and the folder for the pull request. */
export const emitCertification = (sources: PackageSources, flows: readonly SampleFlow[]): EmittedFile[] => {
  const folder = pullRequestFolder(sources.connector);
  return [
    { path: certificationFiles.zip, bytes: certificationZip(sources, flows) },
    textFile(certificationFiles.introduction, emitIntroduction(sources.connector)),
    { path: certificationFiles.icon, bytes: sources.icon },
    jsonFile(`${folder}/${deploymentFiles.definition}`, certificationDefinition(sources)),
    jsonFile(`${folder}/${deploymentFiles.properties}`, certificationProperties(sources)),
    textFile(`${folder}/${deploymentFiles.script}`, sources.script),
    textFile(`${folder}/readme.md`, emitPullRequestReadme(sources.connector)),
    textFile(certificationFiles.readme, submissionReadme(sources.connector)),
  ];
};
