import Ajv, { type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { OpenAPIV2 } from 'openapi-types';
import { isObject } from '../definition/json-text.ts';
import { ConnectorLoadError } from '../definition/load-error.ts';
import type { Operation } from '../definition/operations.ts';
import { describeError, type FieldProblem } from './field-problem.ts';

/** Checks one value of a call against its schema. */
export type ValueCheck = (value: unknown) => FieldProblem[];

/** At most so many problems are told at once. */
const mostProblems = 10;

/** Members that are data, not schemas. */
const dataMembers = ['default', 'example', 'examples', 'enum'];

/** `x-nullable` is how OpenAPI 2.0 definitions allow null; a JSON schema says it in the type. */
const allowNull = (element: unknown, inProperties = false): unknown => {
  if (Array.isArray(element)) return element.map((item) => allowNull(item));
  if (!isObject(element)) return element;
  const copy = Object.fromEntries(
    Object.entries(element).map(([name, child]) => [
      name,
      !inProperties && dataMembers.includes(name) ? child : allowNull(child, !inProperties && name === 'properties'),
    ]),
  );
  if (inProperties || copy['x-nullable'] !== true || typeof copy.type !== 'string') return copy;
  return {
    ...copy,
    type: [copy.type, 'null'],
    ...(Array.isArray(copy.enum) ? { enum: [...copy.enum, null] } : {}),
  };
};

/** The schema words of a parameter, which has others beside them (OpenAPI 2.0, "Parameter Object"). */
const schemaWords = [
  'type',
  'format',
  'items',
  'enum',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'x-nullable',
];

const onlySchemaWords = (parameter: OpenAPIV2.SchemaObject): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameter).filter(([name]) => schemaWords.includes(name)));

/** The checks of an operation: one for each parameter by name, the body's included. */
export const createChecks = (document: OpenAPIV2.Document, operation: Operation): ReadonlyMap<string, ValueCheck> => {
  const ajv = new Ajv.default({ strict: false, allErrors: true, verbose: true, ownProperties: true, logger: false });
  addFormats.default(ajv);
  const definitions = allowNull(document.definitions ?? {}, true);
  const compile = (schema: unknown, key: string, label: string | undefined): ValueCheck => {
    let validate: ValidateFunction;
    try {
      validate = ajv.compile({ allOf: [allowNull(schema)], definitions });
    } catch (error) {
      throw new ConnectorLoadError([
        {
          place: `The schema of ${operation.operationId}, "${key}"`,
          text: `It is no valid schema: ${error instanceof Error ? error.message : String(error)}. Correct it in the definition.`,
        },
      ]);
    }
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? [])
            .filter(({ keyword }) => !['allOf', 'anyOf', 'oneOf', 'if'].includes(keyword))
            .slice(0, mostProblems)
            .map((error) => describeError(error, { key, label }, operation.operationId, document));
  };
  const { body } = operation;
  return new Map([
    ...operation.parameters.map(
      (parameter) =>
        [parameter.name, compile(onlySchemaWords(parameter.schema), parameter.name, parameter.label)] as const,
    ),
    ...(body ? [[body.name, compile(body.schema, body.name, body.label)] as const] : []),
  ]);
};
