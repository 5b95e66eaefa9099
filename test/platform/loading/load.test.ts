import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../platform/gateway/gateway.ts';
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

const policy = (templateId: string, parameters: Json = {}): Json => ({
  policyTemplateInstances: [{ templateId, title: 'P', parameters }],
});

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
    name: 'OAuth in both files',
    document: definition({ securityDefinitions: { signin: { type: 'oauth2', flow: 'accessCode', scopes: {} } } }),
    properties: { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: {} } } },
    problems: [
      'apiProperties.json#/properties/connectionParameters/token: The type "oauthSetting" is not supported. OAuth needs a sign-in page and a token service, which the local gateway has not. Try the connector with an apiKey or basic connection.',
    ],
  },
  {
    name: 'OAuth in the definition',
    document: definition({ securityDefinitions: { signin: { type: 'oauth2', flow: 'accessCode', scopes: {} } } }),
    problems: [
      'apiDefinition.swagger.json#/securityDefinitions/signin: The type "oauth2" is not supported: OAuth needs a sign-in page and a token service, which the local gateway has not. Use apiKey or basic.',
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
      'apiDefinition.swagger.json#/securityDefinitions/api_key: No connection parameter gives this key: of type securestring there is none. Add one called "api_key" to apiProperties.json.',
    ],
  },
  {
    name: 'a key that two connection parameters might give',
    document: definition(keyed),
    properties: { connectionParameters: { first: secret, second: secret } },
    problems: [
      'apiDefinition.swagger.json#/securityDefinitions/api_key: No connection parameter gives this key: of type securestring there is "first", "second". Add one called "api_key" to apiProperties.json.',
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
    name: 'a policy template that is not supported',
    properties: policy('updatenextlink', { 'x-ms-apimTemplateParameter.nextLinkPropertyName': 'next' }),
    problems: [
      'apiProperties.json#/properties/policyTemplateInstances/0: The policy template "updatenextlink" is not supported by the local gateway. Supported: setheader, setqueryparameter, dynamichosturl, routerequesttoendpoint, setproperty. Take the policy out to try the rest, or do in a script what it does.',
    ],
  },
  {
    name: 'an expression that is not supported',
    properties: policy('setheader', {
      'x-ms-apimTemplateParameter.name': 'X',
      'x-ms-apimTemplateParameter.value': '@environmentVariables("pfx_host")',
    }),
    problems: [
      'apiProperties.json#/properties/policyTemplateInstances/0: In "x-ms-apimTemplateParameter.value", the expression "@environmentVariables(…)" is not supported. Use @connectionParameters, @headers, @queryParameters, @body or @item.',
    ],
  },
  {
    name: 'what only looks like an expression',
    properties: policy('setheader', {
      'x-ms-apimTemplateParameter.name': 'X',
      'x-ms-apimTemplateParameter.value': 'by @body.name, not by me@example.com',
    }),
    problems: [
      'apiProperties.json#/properties/policyTemplateInstances/0: In "x-ms-apimTemplateParameter.value", the expression "@body.name" is not supported. Use @connectionParameters, @headers, @queryParameters, @body or @item, each with its brackets.',
    ],
  },
  {
    name: 'a policy without its value, one for no operation, one in a wrong section',
    properties: {
      policyTemplateInstances: [
        { templateId: 'setheader', parameters: { 'x-ms-apimTemplateParameter.name': 'X' } },
        { templateId: 'setheader', parameters: { 'x-ms-apimTemplate-operationName': ['GetY'] } },
        { templateId: 'setqueryparameter', parameters: { 'x-ms-apimTemplate-policySection': 'Response' } },
      ],
    },
    problems: [
      'apiProperties.json#/properties/policyTemplateInstances/0: "x-ms-apimTemplateParameter.value" is missing. Give it a text.',
      'apiProperties.json#/properties/policyTemplateInstances/1: It names the operation "GetY", which the definition has not. It has: GetX.',
      'apiProperties.json#/properties/policyTemplateInstances/2: "x-ms-apimTemplate-policySection" is "Response", which is not supported here. Use Request.',
    ],
  },
  {
    name: 'triggers, agents, files, lists in several parameters, reserved names',
    document: definition(
      {},
      {
        'x-ms-trigger': 'single',
        'x-ms-agentic-protocol': 'mcp-streamable-1.0',
        parameters: [
          { name: 'f', in: 'formData', type: 'file' },
          { name: 'ids', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
        ],
      },
    ),
    problems: [
      'apiDefinition.swagger.json, GET /x, "x-ms-trigger": triggers are not supported: the local gateway runs actions only. Take the operation out to try the rest.',
      'apiDefinition.swagger.json, GET /x, "x-ms-agentic-protocol": agent protocols (MCP, A2A) are not supported: the local gateway answers single calls. Take the operation out to try the rest.',
      'apiDefinition.swagger.json: In GetX, parameter "f": the type "file" is not supported: the local gateway sends no files in forms. Take the parameter out to try the rest.',
      'apiDefinition.swagger.json: In GetX, parameter "ids": "collectionFormat": "multi" is not supported: the platform rejects it on import. Use csv.',
    ],
  },
  {
    name: 'a path that does not fit its parameters',
    document: definition({
      paths: {
        '/{connectionId}/{gone}': {
          get: {
            operationId: 'GetX',
            parameters: [
              { name: 'connectionId', in: 'path', type: 'string' },
              { name: 'id', in: 'path', type: 'string' },
              { name: 'id', in: 'query', type: 'string' },
            ],
          },
        },
        '/y': { get: { operationId: 'GetX' } },
      },
    }),
    problems: [
      'apiDefinition.swagger.json: Two operations have the id "GetX". Flows call operations by id: rename one.',
      'apiDefinition.swagger.json: In GetX, parameter "connectionId": the name "connectionId" is reserved: the platform adds a path parameter of that name to every operation. Rename it.',
      'apiDefinition.swagger.json: In GetX, the path has {gone} but no path parameter of that name. Add the parameter.',
      'apiDefinition.swagger.json: In GetX, the path parameter "id" is not in the path. Write {id} into the path.',
      'apiDefinition.swagger.json: In GetX, two values have the key "id". Flows store values by key and cannot tell them apart: rename one parameter or property.',
    ],
  },
  {
    name: 'throttling that cannot be counted, scriptOperations that are none',
    document: definition({
      securityDefinitions: { api_key: { ...keyed.securityDefinitions.api_key, ...throttling({ calls: 0 }) } },
    }),
    properties: { connectionParameters: { api_key: secret }, scriptOperations: ['GetZ'] },
    problems: [
      'apiProperties.json#/properties/scriptOperations: "GetZ" is no operation of the definition. It has: GetX. Correct the id or take it out.',
      'apiDefinition.swagger.json#/securityDefinitions/api_key/x-throttling-policy: {"calls":0,"renewalPeriod":60} is not a limit that can be counted. Give "calls" and "renewalPeriod" (seconds) as whole numbers above 0, and "scope": "connection".',
    ],
  },
];

describe('what the gateway does not support is refused by name', () => {
  test.each(refusals)('$name', ({ document = definition(), properties = {}, problems }) => {
    expect(problemsOf(() => read(document, properties, 'script.csx'))).toEqual(problems);
  });

  test('a schema that is none', () => {
    const connector = read(definition({}, { parameters: [{ name: 'q', in: 'query', type: 'string', pattern: '(' }] }));
    expect(problemsOf(() => createGateway({ connector }))).toEqual([
      'The schema of GetX, "q": It is no valid schema: Invalid regular expression: /(/u: Unterminated group. Correct it in the definition.',
    ]);
  });
});
