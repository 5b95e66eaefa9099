import Ajv, { type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Definition, Schema } from '../../../definition/document.ts';
import { isObject } from '../../../definition/json-text.ts';
import type { Operation } from '../../../definition/operations.ts';
import { ConnectorLoadError } from '../../loading/load-error.ts';
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

const onlySchemaWords = (parameter: Schema): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameter).filter(([name]) => schemaWords.includes(name)));

/** A check before it is compiled: which value of which operation, and its schema. */
interface Declared {
  readonly operationId: string;
  readonly key: string;
  readonly label: string | undefined;
  readonly schema: unknown;
}

const declaredIn = ({ operationId, parameters, body }: Operation): Declared[] => [
  ...parameters.map(({ name, label, schema }) => ({
    operationId,
    key: name,
    label,
    schema: allowNull(onlySchemaWords(schema)),
  })),
  ...(body ? [{ operationId, key: body.name, label: body.label, schema: allowNull(body.schema) }] : []),
];

const invalid = ({ operationId, key }: Declared, reason: string): ConnectorLoadError =>
  new ConnectorLoadError([
    {
      place: `The schema of ${operationId}, "${key}"`,
      text: `It is no valid schema: ${reason}. Correct it in the definition.`,
    },
  ]);

/** Keywords whose own error says no more than the errors below them. */
const wrapping = ['allOf', 'anyOf', 'oneOf', 'if'];

type Validator = InstanceType<typeof Ajv.default>;

const compile = (ajv: Validator, document: Definition, declared: Declared, name: string): ValueCheck => {
  let validate: ValidateFunction;
  try {
    if (!ajv.validateSchema(declared.schema as object)) throw new Error(ajv.errorsText(ajv.errors, { dataVar: 'it' }));
    validate = ajv.compile({ $ref: `connector#/definitions/${name}` });
  } catch (error) {
    throw invalid(declared, error instanceof Error ? error.message : String(error));
  }
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? [])
          .filter(({ keyword }) => !wrapping.includes(keyword))
          .slice(0, mostProblems)
          .map((error) => describeError(error, declared, declared.operationId, document));
};

/**
 * The checks of each operation by its id: one for each parameter by name, the body's included.
 *
 * @throws ConnectorLoadError if a schema is none.
 */
export const createChecks = (
  document: Definition,
  operations: readonly Operation[],
): ReadonlyMap<string, ReadonlyMap<string, ValueCheck>> => {
  const ajv = new Ajv.default({
    strict: false,
    validateSchema: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    logger: false,
  });
  addFormats.default(ajv);
  const checks = new Map<string, Map<string, ValueCheck>>(
    operations.map(({ operationId }) => [operationId, new Map()]),
  );
  const all = operations.flatMap(declaredIn);
  // The slash keeps these names apart from the definition's own.
  const own = all.map(({ schema }, index) => [`check/${index}`, schema] as const);
  const shared = allowNull(document.definitions ?? {}, true) as Record<string, unknown>;
  ajv.addSchema({ id: 'connector', definitions: { ...shared, ...Object.fromEntries(own) } });
  all.forEach((declared, index) => {
    checks.get(declared.operationId)?.set(declared.key, compile(ajv, document, declared, `check~1${index}`));
  });
  return checks;
};
