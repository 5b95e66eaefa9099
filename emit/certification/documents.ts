import type { Definition } from '../documents/definition.ts';
import type { Properties } from '../documents/properties.ts';
import type { PackageSources } from '../package-sources.ts';

/**
 * The definition as certification wants it: it names the operation that tests a connection (Microsoft Learn, custom
 * connectors: test connection).
 */
export const certificationDefinition = ({ connector, definition }: PackageSources): Definition => ({
  ...definition,
  'x-ms-capabilities': { testConnection: { operationId: connector.testConnection, parameters: {} } },
});

/** The properties as certification wants them, with the owner of the service; deployment refuses that member. */
export const certificationProperties = ({ connector, properties }: PackageSources): Properties => ({
  properties: { ...properties.properties, stackOwner: connector.publisher },
});
