import type { From } from '../broken-documents.ts';
import { type Case, message, ping } from './case.ts';

const senderid = `${message}/properties/senderid`;
const credits = '/paths/~1credits/get/responses';

/** Changes the sender's field, or adds to it. */
const field = (members: Readonly<Record<string, unknown>>): Case['change'] => ({
  definition: Object.fromEntries(Object.entries(members).map(([key, value]) => [`${senderid}/${key}`, value])),
});

/** As many fields as a number says. */
const fields = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `field${index}`,
      { type: 'string', 'x-ms-summary': `Field ${index}`, description: 'A value.' },
    ]),
  );

const answers = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      String(400 + index),
      {
        description: `Case ${index}.`,
        schema: { $ref: '#/definitions/Large' },
        examples: { 'application/json': {} },
      },
    ]),
  );

export const schemaCases: readonly Case[] = [
  {
    breaks: 'definition DefaultResponseHasSchema',
    also: ['ExampleMissing'],
    text: 'error DefaultResponseHasSchema at apiDefinition.swagger.json#/paths/~1credits/get/responses/default/schema: The \'default\' response must not have a schema. Received {"$ref":"#/definitions/SendmodeError"}. Certification refuses the connector; designers would offer fields that no known answer has. Move the schema to the status that it describes.',
    change: { definition: { [`${credits}/default/schema`]: { $ref: '#/definitions/SendmodeError' } } },
  },
  {
    breaks: 'definition OperationShouldHaveSuccessfulResponse',
    change: { definition: { [`${credits}/200`]: undefined } },
  },
  {
    breaks: 'definition SchemaDefinitionSetIncorrectly',
    text: 'error SchemaDefinitionSetIncorrectly at apiDefinition.swagger.json#/paths/~1credits/get/responses: The operation Check_Credits has no schema on its response 200 or 201. Received ["200","400","401","403","404","413","429","500","502","504","default"]. Designers offer no output of the action. Add a schema to the response 200.',
    change: { definition: { [`${credits}/200/schema`]: undefined } },
  },
  {
    breaks: 'definition ResponseNotTyped200',
    change: {
      definition: { [`${credits}/201`]: (from: From) => from(`${credits}/200`), [`${credits}/200`]: undefined },
    },
  },
  {
    breaks: 'definition OperationHasManyResponsesWithSchema',
    withoutWaiver: true,
    text: 'warning OperationHasManyResponsesWithSchema at apiDefinition.swagger.json#/paths/~1send/post/responses: The operation Send_SMS has 5 responses with a schema. Received ["200","400","401","403","424"]. Designers use only one of them. Keep the schema of the response 200 alone.',
    change: {},
  },
  {
    breaks: 'definition ErrorResponsesMissing',
    change: {
      definition: { [credits]: (from: From) => ({ 200: from(`${credits}/200`), default: from(`${credits}/default`) }) },
    },
  },
  {
    breaks: 'definition InlineObjectLosesType',
    change: { definition: { [`${credits}/200/schema`]: (from: From) => from('/definitions/Check_CreditsResponse') } },
  },
  {
    breaks: 'definition ResponseExampleMustBeProducedByOperation',
    change: { definition: { [`${credits}/200/examples/text~1plain`]: { status: 'OK' } } },
  },
  {
    breaks: 'definition ExampleMismatch',
    when: 'type',
    text: 'error ExampleMismatch at apiDefinition.swagger.json#/paths/~1credits/get/responses/200/examples/application~1json/statusCode: The example must be integer. Received "zero". Readers and mocked services rely on a shape that the action does not have. Correct the example or the schema.',
    change: { definition: { [`${credits}/200/examples/application~1json/statusCode`]: 'zero' } },
  },
  {
    breaks: 'definition ExampleMismatch',
    when: 'unknown field',
    text: 'error ExampleMismatch at apiDefinition.swagger.json#/paths/~1credits/get/responses/200/examples/application~1json/credit: The example has a field that its schema does not know. Received 1. Readers and mocked services rely on a shape that the action does not have. Correct the example or the schema.',
    change: { definition: { [`${credits}/200/examples/application~1json/credit`]: 1 } },
  },
  {
    breaks: 'definition ExampleMismatch',
    when: 'request',
    text: 'error ExampleMismatch at apiDefinition.swagger.json#/definitions/Send_SMSRequest/example/message/recipients: The example must be array. Received "0870000000". Readers and mocked services rely on a shape that the action does not have. Correct the example or the schema.',
    change: { definition: { '/definitions/Send_SMSRequest/example/message/recipients': '0870000000' } },
  },
  { breaks: 'definition ExampleMissing', change: { definition: { [`${credits}/200/examples`]: undefined } } },
  {
    breaks: 'definition ArrayHasNoItems',
    change: { definition: { [`${message}/properties/recipients/items`]: undefined } },
  },
  {
    breaks: 'definition RequiredPropertyArrayEmpty',
    change: { definition: { '/definitions/SendmodeError/required': [] } },
  },
  {
    breaks: 'definition RequiredPropertyDefinitionMissing',
    text: 'error RequiredPropertyDefinitionMissing at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/required/2: The required property "sender" is not defined in the schema. Received "sender". No host can offer the field, so no call could ever be valid. Add the property, or remove its name from "required".',
    change: { definition: { [`${message}/required/2`]: 'sender' } },
    also: ['ExampleMismatch'],
  },
  { breaks: 'definition RequiredPropertyNotOnObject', change: field({ required: ['senderid'] }) },
  { breaks: 'definition InvalidStringBinaryProperty', change: field({ format: 'binary' }) },
  { breaks: 'definition EmptySchema', when: 'nothing', change: field({ type: undefined }) },
  {
    breaks: 'definition EmptySchema',
    when: 'no properties',
    change: { definition: { '/definitions/Nothing': { type: 'object', description: 'Nothing.' } } },
  },
  {
    breaks: 'definition PropertyNameNotIdentifier',
    change: { definition: { [`${message}/properties/sender-id`]: (from: From) => from(senderid) } },
  },
  {
    breaks: 'definition ObjectLabelPrefixesFields',
    change: { definition: { [`${message}/x-ms-summary`]: 'Message' } },
  },
  {
    breaks: 'definition SchemaReferenceNotValid',
    change: { definition: { [`${credits}/200/schema/$ref`]: '#/parameters/Check_CreditsResponse' } },
  },
  {
    breaks: 'definition SchemaReferenceNotFound',
    change: { definition: { [`${credits}/200/schema/$ref`]: '#/definitions/CreditsResponse' } },
  },
  {
    breaks: 'definition SchemaRefLoopNotAllowed',
    change: { definition: { '/definitions/Alias': { $ref: '#/definitions/SendmodeError' } } },
  },
  {
    breaks: 'definition AdditionalPropertyNotAllowedAdjacentToRef',
    change: { definition: { '/definitions/Send_SMSRequest/properties/message/description': 'The message.' } },
  },
  { breaks: 'definition UnrecognizedTypeFormat', when: 'format', change: field({ format: 'phone' }) },
  { breaks: 'definition UnrecognizedTypeFormat', when: 'type', change: field({ type: 'text' }) },
  {
    breaks: 'definition DefaultValueMustMatchType',
    text: 'error DefaultValueMustMatchType at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/senderid/default: The default is of type number, and the type stated is string. Received 5. Certification refuses the connector. Write the default as a value of that type.',
    change: field({ default: 5 }),
  },
  { breaks: 'definition InvalidEnumValue', change: field({ enum: ['Clinic', 5] }) },
  { breaks: 'definition EnumMustContainAtLeastOneElement', change: field({ enum: [] }) },
  { breaks: 'definition ArrayDuplicateValue', change: field({ enum: ['Clinic', 'Clinic'] }) },
  {
    breaks: 'definition InvalidEnumValuesExtensionValue',
    change: field({ enum: ['Clinic'], 'x-ms-enum-values': [{ value: 'clinic', displayName: 'Clinic' }] }),
  },
  {
    breaks: 'definition MissingEnumValuesDisplayName',
    change: field({ enum: ['Clinic'], 'x-ms-enum-values': [{ value: 'Clinic' }] }),
  },
  { breaks: 'definition SwaggerKeywordNotSupported', change: field({ nullable: true }) },
  {
    breaks: 'definition InternalPropertyWithDefaultOptional',
    change: field({ 'x-ms-visibility': 'internal', default: 'Clinic' }),
  },
  {
    breaks: 'definition AnswerNamedByDescription',
    text: 'warning AnswerNamedByDescription at apiDefinition.swagger.json#/definitions/Check_CreditsResponse/description: The schema of a successful answer should have no description of its own. Received "The balance.". The designer calls the token of the whole answer by that sentence, where makers look for "Body". Leave the sentence to the description of the response.',
    change: { definition: { '/definitions/Check_CreditsResponse/description': 'The balance.' } },
  },
  {
    breaks: 'definition ExtensionStopsStrictReader',
    text: 'warning ExtensionStopsStrictReader at apiDefinition.swagger.json#/x-throttling-policy: No extension of your own should stand at the root or in info. Received "x-throttling-policy". A host that fails on unknown extensions offers none of the actions (FailOnUnknownExtension). Move it to the object that it is about, such as a security definition.',
    change: { definition: { '/x-throttling-policy': { calls: 1, renewalPeriod: 1, scope: 'connection' } } },
  },
  { breaks: 'definition ExtensionStopsStrictReader', change: { definition: { '/info/x-owner': 'us' } } },
  {
    breaks: 'definition ExtensionNotKnown',
    when: 'field',
    text: 'error ExtensionNotKnown at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/senderid/x-ms-editor: A key that begins with x-ms- must be one that Microsoft defines for this place. Received "x-ms-editor". Microsoft\'s schema refuses the definition. Correct the key, remove it, or name it x- without ms-.',
    change: field({ 'x-ms-editor': 'html' }),
  },
  {
    breaks: 'definition ExtensionNotKnown',
    when: 'operation',
    text: 'error ExtensionNotKnown at apiDefinition.swagger.json#/paths/~1ping/get/x-ms-name-for-model: A key that begins with x-ms- must be one that Microsoft defines for this place. Received "x-ms-name-for-model". Microsoft\'s schema refuses the definition. Correct the key, remove it, or name it x- without ms-.',
    change: { definition: { '/paths/~1ping': ping({ 'x-ms-name-for-model': 'ping' }) } },
  },
  {
    breaks: 'definition BodySchemaCountExceedsMaxAllowed',
    text: 'error BodySchemaCountExceedsMaxAllowed at apiDefinition.swagger.json#/paths/~1send/post/responses/400/schema: A body may be made of at most 512 schemas. Received 513. Certification refuses the connector. Leave out what no maker uses.',
    change: {
      definition: {
        '/definitions/SendmodeError/properties': (from: From) => ({
          ...(from('/definitions/SendmodeError/properties') as object),
          ...fields(509),
        }),
      },
    },
  },
  {
    breaks: 'definition OperationSchemaCountExceedsMaxAllowed',
    change: {
      definition: {
        '/definitions/Large': { type: 'object', description: 'A large answer.', properties: fields(500) },
        '/paths/~1ping': (from: From) => ping({ responses: { 200: from(`${credits}/200`), ...answers(33) } })(from),
      },
    },
  },
  { breaks: 'definition SecurityMissing', change: { definition: { '/security': undefined } } },
  {
    breaks: 'definition SecurityRequirementMustBeDefined',
    text: 'error SecurityRequirementMustBeDefined at apiDefinition.swagger.json#/security/0/key: Every security requirement must be in \'securityDefinitions\'. Received "key". The platform does not know how to send the key. Correct the name, or add the security definition.',
    change: { definition: { '/security/0': { api_key: [], key: [] } } },
  },
  {
    breaks: 'definition SecurityRequirementMustHaveEmptyValue',
    change: { definition: { '/security/0/api_key': ['send'] } },
  },
  {
    breaks: 'definition ThrottlingLimitNotValid',
    text: 'error ThrottlingLimitNotValid at apiDefinition.swagger.json#/securityDefinitions/api_key/x-throttling-policy/calls: The calls and the renewal period (in seconds) of the throttling must be whole numbers above 0. Received 0. The local gateway cannot limit calls. Write numbers, such as 100 calls in 60 seconds.',
    change: { definition: { '/securityDefinitions/api_key/x-throttling-policy/calls': 0 } },
  },
  {
    breaks: 'definition ThrottlingScopeNotValid',
    change: { definition: { '/securityDefinitions/api_key/x-throttling-policy/scope': 'account' } },
  },
  {
    breaks: 'definition ThrottlingKeyNotKnown',
    change: { definition: { '/securityDefinitions/api_key/x-throttling-policy/burst': 10 } },
  },
];
