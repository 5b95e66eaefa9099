import { inFolder, textFile, zip } from '../emitted-file.ts';
import type { ExportedSolutions, PackageSources } from '../package-sources.ts';
import { connectorSolution, flowsSolution, type Solution } from '../power-platform/solution.ts';
import { packedSolution } from '../power-platform/solution-files.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { certificationDefinition, certificationProperties } from './documents.ts';
import { emitIntroduction } from './intro.ts';
import { packageFiles } from './names.ts';

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

/** Both solutions to import as a beginning, until there are exports. */
const seeds = (sources: PackageSources, flows: readonly SampleFlow[]): ExportedSolutions => {
  const solutions = certificationSolutions(sources, flows);
  return { connector: packedSolution(solutions.connector), flows: packedSolution(solutions.flows) };
};

/** The zip with the two solutions, in exactly one folder. */
const innerZip = (sources: PackageSources, flows: readonly SampleFlow[]): Uint8Array => {
  const { connector, flows: withFlows } = sources.exports ?? seeds(sources, flows);
  return zip(
    inFolder(packageFiles.folder, [
      { path: packageFiles.connectorSolution, bytes: connector },
      { path: packageFiles.flowSolution, bytes: withFlows },
    ]),
  );
};

/** The zip that Partner Center takes: the introduction and the package, in no folder. */
export const certificationZip = (sources: PackageSources, flows: readonly SampleFlow[]): Uint8Array =>
  zip([
    textFile(packageFiles.introduction, emitIntroduction(sources.connector)),
    { path: packageFiles.package, bytes: innerZip(sources, flows) },
  ]);
