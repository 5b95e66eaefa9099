import type { Change, From } from '../broken-documents.ts';
import { message, ping, query } from './case.ts';

/** A change that a rule must not find, since published connectors have it and work. */
export interface FineCase {
  readonly keeps: string;
  readonly when: string;
  readonly change: Change;
}

const key = '/properties/connectionParameters/api_key';
const credits = '/paths/~1credits/get';
const senderid = `${message}/properties/senderid`;

const answering = (responses: (from: From) => object, members = {}): Change => ({
  definition: { '/paths/~1ping': (from: From) => ping({ responses: responses(from), ...members })(from) },
});

const untyped = (status: string) => () => ({ [status]: { description: 'Nothing is said about it.' } });

const renamedKey = (name: string): Change => ({
  definition: {
    '/securityDefinitions': (from: From) => ({ [name]: from('/securityDefinitions/api_key') }),
    '/security': [{ [name]: [] }],
  },
});

const parameterOf = (type: string, members = {}): Change => ({
  properties: { '/properties/connectionParameters/token': { type, ...members } },
});

export const fineCases: readonly FineCase[] = [
  ...['ConnectionParameterNameDiffers', 'ConnectionParameterMissing'].flatMap((keeps) => [
    { keeps, when: "the wizard's own form of the name", change: renamedKey('API Key') },
    { keeps, when: 'other capitals', change: renamedKey('Api_Key') },
    {
      keeps,
      when: 'several ways to sign in',
      change: {
        properties: { '/properties/connectionParameters': undefined, '/properties/connectionParameterSets': {} },
      },
    },
  ]),
  {
    keeps: 'SecretNotSecure',
    when: "the wizard's own form of the name",
    change: renamedKey('API Key'),
  },
  {
    keeps: 'ConnectionParameterTextMissing',
    when: 'OAuth',
    change: parameterOf('oauthSetting', { oAuthSettings: {} }),
  },
  { keeps: 'ConnectionParameterTextMissing', when: 'a data gateway', change: parameterOf('gatewaySetting') },
  {
    keeps: 'RequiredPropertyMissing',
    when: 'a body without a description',
    change: { definition: { '/paths/~1send/post/parameters/body/description': undefined } },
  },
  {
    keeps: 'RequiredPropertyMissing',
    when: 'a field without a label',
    change: { definition: { [`${senderid}/x-ms-summary`]: undefined } },
  },
  {
    keeps: 'RequiredPropertyMissing',
    when: 'a definition without a description',
    change: { definition: { [`${message}/description`]: undefined } },
  },
  {
    keeps: 'RequiredPropertyMissing',
    when: 'a value of an operation that makers do not see',
    change: {
      definition: {
        [`${credits}/x-ms-visibility`]: 'internal',
        [`${credits}/parameters/Content-Type/x-ms-summary`]: undefined,
      },
    },
  },
  {
    keeps: 'RequiredValueEmpty',
    when: 'a field with an empty label',
    change: { definition: { [`${senderid}/x-ms-summary`]: '' } },
  },
  {
    keeps: 'EmptySchema',
    when: 'a schema that an operation gives',
    change: {
      definition: {
        [`${message}/properties/more`]: { type: 'object', 'x-ms-dynamic-schema': { operationId: 'Check_Credits' } },
      },
    },
  },
  {
    keeps: 'EmptySchema',
    when: 'properties that an operation gives',
    change: { definition: { [`${message}/properties/more`]: { 'x-ms-dynamic-properties': {} } } },
  },
  ...['202', '204'].map((status) => ({
    keeps: 'SchemaDefinitionSetIncorrectly',
    when: `an answer ${status}`,
    change: answering(untyped(status)),
  })),
  {
    keeps: 'SchemaDefinitionSetIncorrectly',
    when: 'an operation that makers do not see',
    change: answering(untyped('200'), { 'x-ms-visibility': 'internal' }),
  },
  {
    keeps: 'SchemaDefinitionSetIncorrectly',
    when: 'a deletion',
    change: {
      definition: {
        '/paths/~1ping': (from: From) => ({ delete: ping({ responses: untyped('200')() })(from).get }),
      },
    },
  },
  {
    keeps: 'SchemaDefinitionSetIncorrectly',
    when: 'a webhook that says what it is called with',
    change: {
      definition: {
        '/paths/~1ping': (from: From) => ({
          'x-ms-notification-content': { schema: { $ref: '#/definitions/SendmodeError' } },
          post: ping({ responses: untyped('201')(), 'x-ms-trigger': 'single' })(from).get,
        }),
      },
    },
  },
  {
    keeps: 'MimeTypeNotSupported',
    when: 'an answer that is a page',
    change: { definition: { '/produces/1': 'text/html' } },
  },
  {
    keeps: 'MimeTypeNotSupported',
    when: 'a type with its characters',
    change: { definition: { '/consumes/1': 'application/json; charset=utf-8' } },
  },
  {
    keeps: 'ConnectorMetadataPropertiesMissing',
    when: 'other capitals',
    change: { definition: { '/x-ms-connector-metadata/Privacy policy/propertyName': 'Privacy Policy' } },
  },
  {
    keeps: 'ValueMustEndWithAlphanumeric',
    when: 'a version in parentheses',
    change: { definition: { '/paths/~1send/post/summary': 'Send SMS (V2)' } },
  },
  {
    keeps: 'ValueMustEndWithAlphanumeric',
    when: 'a title in preview',
    change: { definition: { '/info/title': 'Sendmode (Preview)' } },
  },
  {
    keeps: 'PolicyParameterMissing',
    when: 'a polling trigger, whose parameters are an object',
    change: {
      properties: {
        '/properties/policyTemplateInstances/1': {
          templateId: 'pollingtrigger',
          title: 'Poll',
          parameters: {
            'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].at}' },
            'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
          },
        },
      },
    },
  },
  {
    keeps: 'InternalWithoutDefault',
    when: 'an operation that makers do not see',
    change: {
      definition: {
        '/paths/~1ping': ping({
          'x-ms-visibility': 'internal',
          parameters: [query({ 'x-ms-visibility': 'internal', required: true })],
        }),
      },
    },
  },
  { keeps: 'IconNotPng', when: 'there is none, which another rule says', change: { icon: null } },
  {
    keeps: 'ConnectionParameterNameDiffers',
    when: 'a parameter beside the key',
    change: parameterOf('string', { uiDefinition: { displayName: 'Token', description: 'A.', tooltip: 'A.' } }),
  },
  { keeps: 'SecretShown', when: 'a user name', change: { properties: { [`${key}/type`]: 'string' } } },
];
