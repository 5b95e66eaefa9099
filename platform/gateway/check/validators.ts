import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Definition } from '../../../definition/document.ts';
import { withDoubles } from '../../../definition/exact-json.ts';
import { jsonSchema, jsonSchemas } from './json-schema.ts';

/** Everything that is wrong with a value, or the first of it. */
export type Validate = (value: unknown, howMuch: 'all' | 'first') => readonly ErrorObject[];

/** What checks values against schemas, each of which is known by its place in their list. */
export interface Validators {
  /** @throws Error if the schema is none. */
  readonly compile: (index: number) => Validate;
}

const createAjv = (allErrors: boolean, definitions: object = {}) => {
  const ajv = new Ajv.default({
    strict: false,
    validateSchema: false,
    allErrors,
    verbose: true,
    ownProperties: true,
    logger: false,
    // Patterns are .NET's, which takes escapes that the stricter mode of ECMAScript refuses.
    unicodeRegExp: false,
    // A check of a connector is compiled much more often than it runs long enough to gain from it.
    code: { optimize: false },
  });
  addFormats.default(ajv);
  // Flows write a date-time without its zone too (`utcNow('s')`).
  ajv.addFormat('date-time', ajv.formats['iso-date-time'] ?? true);
  ajv.addSchema({ id: 'connector', definitions });
  return ajv;
};

// The slash keeps these names apart from the definition's own.
const nameOf = (index: number): string => `check/${index}`;
const referenceTo = (index: number): object => ({ $ref: `connector#/definitions/check~1${index}` });

/** Keywords whose own error says no more than the errors below them. */
const wrapping = ['allOf', 'anyOf', 'oneOf', 'if'];

/** What a schema itself has to be is the same for all connectors, and reading it takes longer than reading their schemas. */
const grammar = createAjv(true);

/** Checks values against schemas, which may refer to the definition's own. A schema is compiled when it is first wanted. */
export const createValidators = (
  document: Pick<Definition, 'definitions'>,
  schemas: readonly unknown[],
): Validators => {
  const own = schemas.map((schema, index) => [nameOf(index), jsonSchema(schema)] as const);
  const shared = jsonSchemas(document.definitions ?? {});
  const definitions = { ...shared, ...Object.fromEntries(own) };
  const thorough = createAjv(true, definitions);
  let quick: typeof thorough | undefined;
  const stoppingAtFirst = (index: number): ValidateFunction => {
    quick ??= createAjv(false, definitions);
    return quick.compile(referenceTo(index));
  };
  return {
    compile: (index) => {
      if (!grammar.validateSchema(own[index]?.[1] as object)) {
        throw new Error(grammar.errorsText(grammar.errors, { dataVar: 'it' }));
      }
      const all: ValidateFunction = thorough.compile(referenceTo(index));
      let first: ValidateFunction | undefined;
      return (value, howMuch) => {
        if (howMuch === 'first') first ??= stoppingAtFirst(index);
        const validate = (howMuch === 'first' && first) || all;
        return validate(withDoubles(value))
          ? []
          : (validate.errors ?? []).filter(({ keyword }) => !wrapping.includes(keyword));
      };
    },
  };
};
