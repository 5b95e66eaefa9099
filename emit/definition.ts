import type { Connector } from '../connector/model.ts';
import type { Definition } from './documents/definition.ts';
import { emitPaths } from './operations.ts';
import { emitSchemas } from './schemas.ts';

/**
 * `apiDefinition.swagger.json`, its keys in the order of Microsoft's coding standards for connectors: info, host,
 * content types, security, paths, definitions.
 */
export const emitDefinition = (connector: Connector): Definition => ({
  swagger: '2.0',
  info: {
    title: connector.title,
    description: connector.description,
    version: connector.version,
    'x-ms-api-annotation': { status: connector.releaseStatus },
    contact: { ...connector.contact },
  },
  host: connector.host,
  basePath: connector.basePath,
  schemes: ['https'],
  consumes: [connector.contentType.value],
  produces: [connector.contentType.value],
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: connector.website },
    { propertyName: 'Privacy policy', propertyValue: connector.privacyPolicy },
    { propertyName: 'Categories', propertyValue: connector.categories.join(';') },
  ],
  securityDefinitions: {
    [connector.connection.name]: {
      type: 'apiKey',
      name: connector.connection.header,
      in: 'header',
      'x-throttling-policy': { ...connector.throttling },
    },
  },
  security: [{ [connector.connection.name]: [] }],
  paths: emitPaths(connector),
  definitions: emitSchemas(connector),
});
