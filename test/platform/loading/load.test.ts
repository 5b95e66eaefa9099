import { describe, expect, test } from 'vitest';
import { ConnectorLoadError } from '../../../platform/loading/load-error.ts';
import { definition, type Json, keyed, read, secret } from '../gateway/documents.ts';

const problemsOf = (load: () => unknown): readonly string[] => {
  try {
    load();
  } catch (error) {
    if (error instanceof ConnectorLoadError) return error.message.split('\n');
    throw error;
  }
  return [];
};

interface Refused {
  readonly name: string;
  readonly document?: Json;
  readonly properties?: Json;
  readonly problems: readonly string[];
}

const throttling = (changes: Json): Json => ({ 'x-throttling-policy': { calls: 10, renewalPeriod: 60, ...changes } });

const refusals: readonly Refused[] = [
  {
    name: 'OpenAPI 3',
    document: { openapi: '3.0.1', paths: {} },
    problems: [
      'apiDefinition.swagger.json#/swagger: The definition is not OpenAPI 2.0 (found: OpenAPI 3.0.1). The platform takes 2.0 only: convert it, and write "swagger": "2.0".',
    ],
  },
  {
    name: 'no paths, and a host with a scheme',
    document: definition({ host: 'https://any.example', paths: {} }),
    problems: [
      'apiDefinition.swagger.json#/host: This must match pattern "^[^/\\s]+$". It is "https://any.example". Give a host name without scheme and path, such as "api.example.com".',
      'apiDefinition.swagger.json#/paths: This must NOT have fewer than 1 properties. Give paths that begin with a slash, with an operation in each.',
    ],
  },
  {
    name: 'an operation without an id, a parameter without a place',
    document: definition({}, { operationId: '', parameters: [{ name: 'q' }] }),
    problems: [
      'apiDefinition.swagger.json#/paths/~1x/get/operationId: This must NOT have fewer than 1 characters. It is "". Correct the definition (OpenAPI 2.0).',
      "apiDefinition.swagger.json#/paths/~1x/get/parameters/0: This must have required property 'type'. Correct the definition (OpenAPI 2.0).",
      "apiDefinition.swagger.json#/paths/~1x/get/parameters/0: This must have required property 'in'. Correct the definition (OpenAPI 2.0).",
    ],
  },
  {
    name: 'a reference that points nowhere, and one to another file',
    document: definition({}, { parameters: [{ $ref: '#/parameters/Gone' }, { $ref: 'other.json#/parameters/Q' }] }),
    problems: [
      'apiDefinition.swagger.json#/paths/~1x/get/parameters/0: The reference "#/parameters/Gone" points nowhere. Add the element, or correct the name.',
      'apiDefinition.swagger.json#/paths/~1x/get/parameters/1: The reference "other.json#/parameters/Q" is not supported: the platform resolves only #/definitions/…, #/parameters/… and #/responses/…. Copy the referenced element into one of the three.',
    ],
  },
  {
    name: 'references in a circle',
    document: definition({ definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } } }),
    problems: [
      'apiDefinition.swagger.json#/definitions/A: The reference "#/definitions/B" leads back to itself. Make it point to an element that is no reference.',
      'apiDefinition.swagger.json#/definitions/B: The reference "#/definitions/A" leads back to itself. Make it point to an element that is no reference.',
    ],
  },
  {
    name: 'OAuth in the definition',
    document: definition({ securityDefinitions: { signin: { type: 'oauth2', flow: 'accessCode', scopes: {} } } }),
    problems: [
      'apiDefinition.swagger.json#/securityDefinitions/signin: No connection parameter gives the token: none is of type oauthSetting. Add "token" of that type to apiProperties.json.',
    ],
  },
  {
    name: 'several kinds of authentication',
    properties: { connectionParameterSets: { values: [] } },
    problems: [
      'apiProperties.json#/properties/connectionParameterSets: Several kinds of authentication in one connector are not supported. Give "connectionParameters" with the one to try.',
    ],
  },
  {
    name: 'the on-premises gateway',
    properties: { connectionParameters: { gateway: { type: 'gatewaySetting' } } },
    problems: [
      'apiProperties.json#/properties/connectionParameters/gateway: The type "gatewaySetting" is not supported. The on-premises data gateway cannot be run here. Take the parameter out to try the rest.',
    ],
  },
  {
    name: 'a key that no connection parameter gives',
    document: definition(keyed),
    problems: [
      'apiDefinition.swagger.json#/securityDefinitions/api_key: No connection parameter gives this key: none is of type securestring. Add "api_key" of that type to apiProperties.json.',
    ],
  },
  {
    name: 'basic authentication without a password',
    document: definition({ securityDefinitions: { basic: { type: 'basic' } } }),
    properties: { connectionParameters: { username: { type: 'string' } } },
    problems: [
      'apiDefinition.swagger.json#/securityDefinitions/basic: Basic authentication needs two connection parameters: "username" (string or securestring) and "password" (securestring). Add them to apiProperties.json.',
    ],
  },
  {
    name: 'an id that stands twice',
    document: definition({ paths: { '/x': { get: { operationId: 'GetX' } }, '/y': { get: { operationId: 'GetX' } } } }),
    problems: [
      'apiDefinition.swagger.json: Two operations have the id "GetX". Flows call operations by id: rename one.',
    ],
  },
  {
    name: 'throttling that cannot be counted',
    document: definition({
      securityDefinitions: { api_key: { ...keyed.securityDefinitions.api_key, ...throttling({ calls: 0 }) } },
    }),
    properties: { connectionParameters: { api_key: secret } },
    problems: [
      'apiDefinition.swagger.json#/securityDefinitions/api_key/x-throttling-policy: {"calls":0,"renewalPeriod":60} is not a limit that can be counted. Give "calls" and "renewalPeriod" (seconds) as whole numbers above 0, and "scope": "connection".',
    ],
  },
];

describe('what is broken is refused by name', () => {
  test.each(refusals)('$name', ({ document = definition(), properties = {}, problems }) => {
    expect(problemsOf(() => read(document, properties, 'script.csx'))).toEqual(problems);
  });
});
