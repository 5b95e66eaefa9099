import type { Definition, Schema } from '../../../definition/document.ts';
import type { Operation } from '../../../definition/operations.ts';
import { ConnectorLoadError } from '../../loading/load-error.ts';
import { describeError, type FieldProblem } from './field-problem.ts';
import { createValidators, type Validate, type Validators } from './validators.ts';

/**
 * Checks one value of a call against its schema.
 *
 * @param bytes - How much the caller sent: of much, the first problem is enough, since there may be as many as values.
 */
export type ValueCheck = (value: unknown, bytes?: number) => FieldProblem[];

/** At most so many problems are told at once. */
const mostProblems = 10;

/** Bytes of a value from which on its first problem is told alone. */
const much = 100_000;

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
  ...parameters.map(({ name, label, schema }) => ({ operationId, key: name, label, schema: onlySchemaWords(schema) })),
  ...(body ? [{ operationId, key: body.name, label: body.label, schema: body.schema }] : []),
];

const invalid = ({ operationId, key }: Declared, reason: string): ConnectorLoadError =>
  new ConnectorLoadError([
    {
      place: `The schema of ${operationId}, "${key}"`,
      text: `It is no valid schema: ${reason}. Correct it in the definition.`,
    },
  ]);

const compile = (validators: Validators, document: Definition, declared: Declared, index: number): ValueCheck => {
  let validate: Validate;
  try {
    validate = validators.compile(index);
  } catch (error) {
    throw invalid(declared, error instanceof Error ? error.message : String(error));
  }
  return (value, bytes = 0) =>
    validate(value, bytes > much ? 'first' : 'all')
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
  const checks = new Map<string, Map<string, ValueCheck>>(
    operations.map(({ operationId }) => [operationId, new Map()]),
  );
  const all = operations.flatMap(declaredIn);
  const validators = createValidators(
    document,
    all.map(({ schema }) => schema),
  );
  all.forEach((declared, index) => {
    checks.get(declared.operationId)?.set(declared.key, compile(validators, document, declared, index));
  });
  return checks;
};
