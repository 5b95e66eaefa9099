import type { Definition, Schema } from '../../../definition/document.ts';
import type { Operation } from '../../../definition/operations.ts';
import type { Unusable } from '../../loading/left-out.ts';
import { describeError, type FieldProblem } from './field-problem.ts';
import { onceForEach } from './once-for-each.ts';
import { createValidators } from './validators.ts';

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

/** A check before it is compiled: which value of which operation, and its schema. */
interface Declared {
  readonly operationId: string;
  readonly key: string;
  readonly label: string | undefined;
  readonly schema: unknown;
}

/** Of a parameter, `required` is no word of its schema (OpenAPI 2.0, "Parameter Object"). */
const onlyLimits = ({ required: _required, ...limits }: Schema): Omit<Schema, 'required'> => limits;

const declaredIn = ({ operationId, parameters, body }: Operation): Declared[] => [
  ...parameters.map(({ name, label, schema }) => ({ operationId, key: name, label, schema: onlyLimits(schema) })),
  ...(body ? [{ operationId, key: body.name, label: body.label, schema: body.schema }] : []),
];

/** The checks of a connector's operations, and the operations whose schemas are none. */
export interface ChecksOfOperations {
  /** By operation id, then by the name of the parameter, the body's included. */
  readonly checks: ReadonlyMap<string, ReadonlyMap<string, ValueCheck>>;
  readonly unusable: readonly Unusable[];
}

const compileChecks = (document: Definition, operations: readonly Operation[]): ChecksOfOperations => {
  const checks = new Map<string, Map<string, ValueCheck>>(
    operations.map(({ operationId }) => [operationId, new Map()]),
  );
  const all = operations.flatMap(declaredIn);
  const validators = createValidators(
    document,
    all.map(({ schema }) => schema),
  );
  const unusable: Unusable[] = [];
  all.forEach((declared, index) => {
    const { operationId, key } = declared;
    try {
      const validate = validators.compile(index);
      checks.get(operationId)?.set(key, (value, bytes = 0) =>
        validate(value, bytes > much ? 'first' : 'all')
          .slice(0, mostProblems)
          .map((error) => describeError(error, declared, operationId, document)),
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      unusable.push({ operationId, reason: `the schema of "${key}" is none: ${why}. Correct it in the definition` });
    }
  });
  return { checks, unusable };
};

/** Compiles the checks of every value of every operation; of the same definition and operations once. */
export const createChecks = onceForEach(compileChecks);
