import { jsonOf } from '../json.ts';
import type { PackageSources } from '../package-sources.ts';
import { literal, parameter, type Resource, resourceId, type TemplateParameter } from './template.ts';

/** The only version that has these resources (Microsoft Learn, "Microsoft.Web customApis 2016-06-01"). */
const apiVersion = '2016-06-01';

/** The connector and the connection, by the parameters that name them. */
export const connectorId = resourceId('Microsoft.Web/customApis', 'connectorName');
export const connectionId = resourceId('Microsoft.Web/connections', 'connectionName');

/**
 * The address at which a connection of the kind V2 is called. Its property stands in no published schema; public templates
 * read it in this way.
 */
export const connectionRuntimeUrl = `[reference(resourceId('Microsoft.Web/connections', parameters('connectionName')), '${apiVersion}', 'full').properties.connectionRuntimeUrl]`;

/** The parameters that the connector and the connection take. The key has no value to start from, so it is asked for. */
export const connectorParameters = ({ connector }: PackageSources): Record<string, TemplateParameter> => ({
  [connector.connection.name]: { type: 'securestring', metadata: { description: connector.connection.description } },
  location: {
    type: 'string',
    defaultValue: '[resourceGroup().location]',
    metadata: { description: 'The Azure region of all resources.' },
  },
  connectorName: {
    type: 'string',
    defaultValue: connector.name,
    metadata: { description: 'The name of the connector in Azure.' },
  },
  connectionName: {
    type: 'string',
    defaultValue: connector.name,
    metadata: { description: 'The name of the connection in Azure.' },
  },
});

const keyAlone = ({ connector: { connection }, properties }: PackageSources): object => ({
  [connection.name]: properties.properties.connectionParameters[connection.name],
});

/**
 * The custom connector. Calls go to `backendService.serviceUrl`; this resource has no place for the script and the policies,
 * so the key is all that a connection may ask for: a choice that only they can carry out would have no effect.
 */
export const connectorResource = (sources: PackageSources): Resource => {
  const { connector, definition, properties } = sources;
  return {
    type: 'Microsoft.Web/customApis',
    apiVersion,
    name: parameter('connectorName'),
    location: parameter('location'),
    properties: {
      displayName: connector.title,
      description: connector.description,
      apiType: 'Rest',
      brandColor: properties.properties.iconBrandColor,
      connectionParameters: literal(jsonOf(keyAlone(sources))),
      backendService: { serviceUrl: `${definition.schemes[0]}://${definition.host}${definition.basePath}` },
      swagger: literal(jsonOf(definition)),
    },
  };
};

/** The connection with the key, which Azure keeps and does not show again. */
export const connectionResource = ({ connector }: PackageSources): Resource => ({
  type: 'Microsoft.Web/connections',
  apiVersion,
  name: parameter('connectionName'),
  location: parameter('location'),
  dependsOn: [connectorId],
  properties: {
    displayName: connector.title,
    api: { id: connectorId },
    parameterValues: { [connector.connection.name]: parameter(connector.connection.name) },
  },
});
