import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Definition } from '../../../definition/document.ts';
import { isObject } from '../../../definition/json-text.ts';

/** Everything that is wrong with a value, or the first of it. */
export type Validate = (value: unknown, howMuch: 'all' | 'first') => readonly ErrorObject[];

/** What checks values against schemas, each of which is known by its place in their list. */
export interface Validators {
  /** @throws Error if the schema is none. */
  readonly compile: (index: number) => Validate;
}

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

const createAjv = (allErrors: boolean, definitions: object) => {
  const ajv = new Ajv.default({
    strict: false,
    validateSchema: false,
    allErrors,
    verbose: true,
    ownProperties: true,
    logger: false,
  });
  addFormats.default(ajv);
  ajv.addSchema({ id: 'connector', definitions });
  return ajv;
};

// The slash keeps these names apart from the definition's own.
const nameOf = (index: number): string => `check/${index}`;
const referenceTo = (index: number): object => ({ $ref: `connector#/definitions/check~1${index}` });

/** Keywords whose own error says no more than the errors below them. */
const wrapping = ['allOf', 'anyOf', 'oneOf', 'if'];

/** Checks values against schemas, which may refer to the definition's own. A schema is compiled when it is first wanted. */
export const createValidators = (
  document: Pick<Definition, 'definitions'>,
  schemas: readonly unknown[],
): Validators => {
  const own = schemas.map((schema, index) => [nameOf(index), allowNull(schema)] as const);
  const shared = allowNull(document.definitions ?? {}, true) as Record<string, unknown>;
  const definitions = { ...shared, ...Object.fromEntries(own) };
  const thorough = createAjv(true, definitions);
  let quick: typeof thorough | undefined;
  const stoppingAtFirst = (index: number): ValidateFunction => {
    quick ??= createAjv(false, definitions);
    return quick.compile(referenceTo(index));
  };
  return {
    compile: (index) => {
      if (!thorough.validateSchema(own[index]?.[1] as object)) {
        throw new Error(thorough.errorsText(thorough.errors, { dataVar: 'it' }));
      }
      const all: ValidateFunction = thorough.compile(referenceTo(index));
      let first: ValidateFunction | undefined;
      return (value, howMuch) => {
        if (howMuch === 'first') first ??= stoppingAtFirst(index);
        const validate = (howMuch === 'first' && first) || all;
        return validate(value) ? [] : (validate.errors ?? []).filter(({ keyword }) => !wrapping.includes(keyword));
      };
    },
  };
};
