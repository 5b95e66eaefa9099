import type { From } from '../broken-documents.ts';
import { type Case, ping, query } from './case.ts';

/** The action that reads the balance, under another path. */
const at = (path: string, members = {}): Case['change'] => ({
  definition: { [`/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`]: ping(members) },
});

const contentType = (from: From) => from('/paths/~1credits/get/parameters/Content-Type');

const withParameters = (...parameters: readonly object[]) => ({
  definition: {
    '/paths/~1ping': (from: From) => ping({ parameters: [contentType(from), ...parameters] })(from),
  },
});

const pathParameter = (name: string, members = {}) => ({
  ...query({ in: 'path', required: true, 'x-ms-url-encoding': 'single', ...members }),
  name,
});

const testConnection = (operationId: string): Case['change'] => ({
  definition: { '/x-ms-capabilities': { testConnection: { operationId, parameters: {} } } },
});

export const operationCases: readonly Case[] = [
  { breaks: 'definition OperationPathMustStartWithSlash', change: at('ping') },
  { breaks: 'definition OperationPathContainsUnsupportedCharacters', change: at('/ping/*') },
  { breaks: 'definition OperationPathMayNotContainQueryOrFragment', change: at('/ping?full=1') },
  { breaks: 'definition OperationPathVariablesContainDefaults', change: at('/ping/{page=1}') },
  { breaks: 'definition OperationPathTemplateNotValid', change: at('/ping/{page') },
  {
    breaks: 'definition PathRedefined',
    text: 'error PathRedefined at apiDefinition.swagger.json#/paths/~1Credits: Paths must differ in more than capital letters. Received "/Credits". The platform cannot tell the two apart. Rename one of them, or put both operations under one path.',
    change: at('/Credits'),
  },
  {
    breaks: 'definition DuplicateOperationPath',
    change: {
      definition: {
        '/paths/~1ping~1{a}': ping({ parameters: [pathParameter('a')] }),
        '/paths/~1ping~1{b}': ping({ operationId: 'PingAgain', parameters: [pathParameter('b')] }),
      },
    },
  },
  {
    breaks: 'definition PathItemRefNotSuppored',
    change: { definition: { '/paths/~1ping': { $ref: '#/paths/~1credits' } } },
  },
  { breaks: 'definition OperationIdRequired', change: at('/ping', { operationId: undefined }) },
  {
    breaks: 'definition OperationIdNotUnique',
    text: 'error OperationIdNotUnique at apiDefinition.swagger.json#/paths/~1ping/get/operationId: The operation id "Check_Credits" is used more than once. Received "Check_Credits". Flows find an action by its id, so one of the two can never be called. Give the action an operation id of its own.',
    change: at('/ping', { operationId: 'Check_Credits' }),
  },
  {
    breaks: 'definition OperationIdsAlike',
    text: 'warning OperationIdsAlike at apiDefinition.swagger.json#/paths/~1ping/get/operationId: Without other characters this is the same id as "Check_Credits". Received "CheckCredits". Power Apps drops those characters, and the two actions get the same name. Choose ids that differ in letters or digits.',
    change: at('/ping', { operationId: 'CheckCredits' }),
  },
  {
    breaks: 'definition OperationIdSanitized',
    text: 'warning OperationIdSanitized at apiDefinition.swagger.json#/paths/~1ping/get/operationId: The operation id differs from its sanitized value "PingService". Received "Ping-Service". Hosts that drop other characters show another name than the one in flows. Remove every other character: "SendMessage", not "Send_Message".',
    change: at('/ping', { operationId: 'Ping-Service' }),
  },
  { breaks: 'definition OperationIdNotPascalCase', change: at('/ping', { operationId: 'pingService' }) },
  {
    breaks: 'definition BodyOrFormDataParameterInFetchOperationNotAllowed',
    text: 'error BodyOrFormDataParameterInFetchOperationNotAllowed at apiDefinition.swagger.json#/paths/~1credits/get/parameters/1: A GET operation must have neither a body nor form data. Received "body". HTTP clients drop or refuse the body of a GET. Make it a POST, or pass the values in the query.',
    change: {
      definition: {
        '/paths/~1credits/get/parameters/1': (from: From) => from('/paths/~1optout/post/parameters/body'),
      },
    },
  },
  { breaks: 'definition ConsumesMissing', change: { definition: { '/consumes': [] } } },
  { breaks: 'definition MimeTypeNotSupported', change: { definition: { '/consumes/1': 'text/html' } } },
  {
    breaks: 'definition PathItemParametersIgnored',
    change: { definition: { '/paths/~1credits/parameters': [query()] } },
  },
  { breaks: 'definition OperationIdNotFound', change: testConnection('Check_Balance') },
  { breaks: 'definition TestConnectionNotCallable', change: testConnection('Send_SMS') },
  {
    breaks: 'definition ConnectionIdParameterNotAllowed',
    when: 'parameter',
    change: withParameters(query({ name: 'connectionId' })),
  },
  {
    breaks: 'definition ConnectionIdParameterNotAllowed',
    when: 'field',
    change: {
      definition: {
        '/definitions/Send_SMSRequestMessage/properties/connectionId': (from: From) =>
          from('/definitions/Send_SMSRequestMessage/properties/senderid'),
      },
    },
  },
  {
    breaks: 'definition ReservedParameterIsUsed',
    change: withParameters(query({ name: 'authorization', in: 'header' })),
  },
  {
    breaks: 'definition FormDataNeverSent',
    change: {
      definition: { '/paths/~1optout/post/parameters/body': query({ in: 'formData' }) },
    },
  },
  {
    breaks: 'definition PathParameterMissingEncoding',
    change: {
      definition: {
        '/paths/~1ping~1{a}': ping({ parameters: [pathParameter('a', { 'x-ms-url-encoding': undefined })] }),
      },
    },
  },
  {
    breaks: 'definition QueryParameterEncodingNotSupported',
    change: withParameters(query({ 'x-ms-url-encoding': 'double' })),
  },
  {
    breaks: 'definition CollectionFormatValueNotSupported',
    change: withParameters(query({ type: 'array', items: { type: 'string' }, collectionFormat: 'multi' })),
  },
  {
    breaks: 'definition OperationParameterNameIsAmbiguous',
    change: { definition: { '/paths/~1send/post/parameters/2': query({ name: 'body/message/senderid' }) } },
  },
  {
    breaks: 'definition BodyParameterSchemaRequired',
    change: { definition: { '/paths/~1send/post/parameters/body/schema': undefined } },
  },
  {
    breaks: 'definition RequiredChainBroken',
    when: 'body',
    text: 'warning RequiredChainBroken at apiDefinition.swagger.json#/definitions/Optout_CustomerRequestMessage/properties/mobilenumber: The field body/message/mobilenumber is required, but an object above it is optional. Received an object of type, x-ms-summary, description, x-ms-visibility. The designer shows the field as optional, and the call fails when the maker leaves it empty. Make the object above it required.',
    change: { definition: { '/paths/~1optout/post/parameters/body/required': false } },
  },
  {
    breaks: 'definition RequiredChainBroken',
    when: 'wrapper',
    text: 'warning RequiredChainBroken at apiDefinition.swagger.json#/definitions/Optout_CustomerRequestMessage/properties/mobilenumber: The field body/message/mobilenumber is required, but an object above it is optional. Received an object of type, x-ms-summary, description, x-ms-visibility. The designer shows the field as optional, and the call fails when the maker leaves it empty. Make the object above it required.',
    change: { definition: { '/definitions/Optout_CustomerRequest/required': undefined } },
  },
  {
    breaks: 'definition PropertyMustBeRequired',
    change: withParameters(query({ 'x-ms-visibility': 'internal', default: '1' })),
  },
  {
    breaks: 'definition InternalWithoutDefault',
    change: withParameters(query({ 'x-ms-visibility': 'internal', required: true })),
  },
  {
    breaks: 'definition InternalDefaultNotApplied',
    change: withParameters(query({ 'x-ms-visibility': 'internal', required: true, default: '1' })),
  },
  {
    breaks: 'definition TotalOperationsCountExceedsMaxAllowed',
    change: {
      definition: {
        '/paths': (from: From) => ({
          ...(from('/paths') as object),
          ...Object.fromEntries(
            Array.from({ length: 253 }, (_, index) => [`/ping${index}`, ping({ operationId: `Ping${index}` })(from)]),
          ),
        }),
      },
    },
  },
];
