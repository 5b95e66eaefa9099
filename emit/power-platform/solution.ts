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
export const solutionVersion = (connector: Connector): string => `${connector.version}.0.0`;
