import type { Connector } from '../../connector/model.ts';
import type { Definition } from '../documents/definition.ts';
import type { Properties } from '../documents/properties.ts';
import type { PackageSources } from '../package-sources.ts';
import type { SampleFlow } from '../sample-flow.ts';

/** A solution to emit: what it is called and what it holds. */
export interface Solution {
  readonly sources: PackageSources;
  /** Letters, digits and underscores. */
  readonly uniqueName: string;
  readonly displayName: string;
  readonly description: string;
  /** The connector's documents, where the solution holds the connector; certification has copies of its own. */
  readonly connector?: { readonly definition: Definition; readonly properties: Properties };
  readonly flows: readonly SampleFlow[];
}

/** The version of every solution, in the four parts that Dataverse asks for, such as `1.0.0.0`. */
export const solutionVersion = (connector: Connector): string => `${connector.version}.0`;

const nameStart = ({ title }: Connector): string => title.replaceAll(/[^0-9a-z]/gi, '');

/** The solution with the connector alone, imported first. */
export const connectorSolution = (sources: PackageSources): Solution => ({
  sources,
  uniqueName: `${nameStart(sources.connector)}Connector`,
  displayName: `${sources.connector.title} connector`,
  description: `The custom connector ${sources.connector.title}, with its script.`,
  connector: { definition: sources.definition, properties: sources.properties },
  flows: [],
});

/** The solution with the sample flows and their connection references, imported second. */
export const flowsSolution = (sources: PackageSources, flows: readonly SampleFlow[]): Solution => ({
  sources,
  uniqueName: `${nameStart(sources.connector)}Flows`,
  displayName: `${sources.connector.title} sample flows`,
  description: `Flows to start from that use the connector ${sources.connector.title}. Import the connector first.`,
  flows,
});
