import { Ajv } from 'ajv';
import type { LoadProblem } from '../load-error.ts';

const texts = { type: 'array', items: { type: 'string' } };

const parameter = {
  type: 'object',
  if: { required: ['$ref'] },
  // biome-ignore lint/suspicious/noThenProperty: "then" is a word of JSON Schema.
  then: { properties: { $ref: { type: 'string' } } },
  else: {
    required: ['name', 'in'],
    properties: { name: { type: 'string', minLength: 1 }, in: { type: 'string' }, items: { type: 'object' } },
    if: { required: ['in'], properties: { in: { const: 'body' } } },
    // biome-ignore lint/suspicious/noThenProperty: "then" is a word of JSON Schema.
    then: { required: ['schema'], properties: { schema: { type: 'object' } } },
    else: { required: ['type'], properties: { type: { type: 'string' } } },
  },
};

const operation = {
  type: 'object',
  required: ['operationId'],
  properties: {
    operationId: { type: 'string', minLength: 1 },
    summary: { type: 'string' },
    description: { type: 'string' },
    consumes: texts,
    parameters: { type: 'array', items: parameter },
  },
};

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** What the gateway relies on in a definition (OpenAPI 2.0); it demands no more than it reads. */
const reliedOn = {
  type: 'object',
  required: ['info', 'host', 'paths'],
  properties: {
    info: { type: 'object', required: ['title'], properties: { title: { type: 'string', minLength: 1 } } },
    host: { type: 'string', pattern: '^[^/\\s]+$' },
    basePath: { type: 'string' },
    schemes: texts,
    consumes: texts,
    definitions: { type: 'object', additionalProperties: { type: 'object' } },
    parameters: { type: 'object', additionalProperties: parameter },
    securityDefinitions: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['type'],
        if: { properties: { type: { const: 'apiKey' } } },
        // biome-ignore lint/suspicious/noThenProperty: "then" is a word of JSON Schema.
        then: { required: ['name', 'in'], properties: { name: { type: 'string', minLength: 1 } } },
      },
    },
    paths: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        properties: {
          parameters: { type: 'array', items: parameter },
          ...Object.fromEntries(methods.map((method) => [method, operation])),
        },
      },
    },
  },
};

const validate = new Ajv({ allErrors: true, strict: false, verbose: true }).compile(reliedOn);

const hints: Readonly<Record<string, string>> = {
  '/host': 'Give a host name without scheme and path, such as "api.example.com".',
  '/paths': 'Give paths that begin with a slash, with an operation in each.',
};

/** Where the parts of a definition that the gateway reads are not what OpenAPI 2.0 says they are. */
export const shapeProblems = (document: unknown, file: string): LoadProblem[] => {
  if (validate(document)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, data, keyword }) => {
      const value = keyword === 'required' || typeof data === 'object' ? '' : ` It is ${JSON.stringify(data)}.`;
      return {
        place: `${file}#${instancePath}`,
        text: `This ${message ?? 'is not valid'}.${value} ${hints[instancePath] ?? 'Correct the definition (OpenAPI 2.0).'}`,
      };
    });
};
