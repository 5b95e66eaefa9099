import type { Connector } from '../connector/model.ts';
import type { Definition } from './documents/definition.ts';
import type { Properties } from './documents/properties.ts';

/** What every host's package is made of. */
export interface PackageSources {
  readonly connector: Connector;
  /** The definition as `apiDefinition.swagger.json` holds it. */
  readonly definition: Definition;
  /** The properties as `apiProperties.json` holds them, without `stackOwner`. */
  readonly properties: Properties;
  /** The text of `script.csx`. */
  readonly script: string;
  /** The icon as a PNG. */
  readonly icon: Uint8Array;
  /** Both solutions as they were exported after the connector was tested; certification takes them instead of ours. */
  readonly exports?: ExportedSolutions;
}

/** The zips that the maker portal exported, as they are. */
export interface ExportedSolutions {
  /** The solution with the connector alone. */
  readonly connector: Uint8Array;
  /** The solution with the connector and the flows. */
  readonly flows: Uint8Array;
}
