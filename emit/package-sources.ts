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
}
