import { type LoadedConnector, readConnector } from '../../../platform/loading/connector.ts';

export type Json = Record<string, unknown>;

/** A small definition with one operation, `GetX`. */
export const definition = (changes: Json = {}, operation: Json = {}): Json => ({
  swagger: '2.0',
  info: { title: 'Any Thing', version: '1.0' },
  host: 'any.example',
  paths: { '/x': { get: { operationId: 'GetX', responses: { 200: { description: 'OK' } }, ...operation } } },
  ...changes,
});

/** A definition's part that asks for a key. */
export const keyed = {
  securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
};
/** A connection parameter that holds a key. */
export const secret = { type: 'securestring' };

/** Reads a connector as if from the two files. */
export const read = (document: Json, properties: Json = {}, scriptFile?: string): LoadedConnector =>
  readConnector({
    definition: { file: 'apiDefinition.swagger.json', text: JSON.stringify(document) },
    properties: { file: 'apiProperties.json', text: JSON.stringify({ properties }) },
    ...(scriptFile === undefined ? {} : { scriptFile }),
  });
