/** Rules on examples: they are there, of a type that the operation produces, and true to their schema. */

import type { ErrorObject } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { operationsOf, responsesOf, schemasOf } from '../definition-view.ts';
import { keysOfPointer, type Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const responses = (definition: Place): readonly { name: string; operation: Place; response: Place }[] =>
  operationsOf(definition).flatMap(({ name, place }) =>
    responsesOf(definition, place).map((response) => ({ name, operation: place, response: response.place })),
  );

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema that refuses every member it does not name, unless it says itself what else may stand there. */
const closed = (schema: unknown): unknown => {
  if (!isObject(schema)) return schema;
  const { properties, items } = schema;
  return {
    ...schema,
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(isObject(properties) ? { additionalProperties: schema.additionalProperties ?? !!schema.allOf } : {}),
    ...(isObject(properties) ? { properties: closedMembers(properties) } : {}),
  };
};

const closedMembers = (schemas: Json): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]));

const documentId = 'definition';

/** A schema under its own address, so that everything inside the document is read once for all examples. */
const addressOf = (schema: Place): string =>
  schema.at('$ref').text ?? `#${schema.pointer.slice(schema.pointer.indexOf('#') + 1)}`;

/** The first deviation; nothing where the schema itself is unusable, which other rules report. */
const firstDeviation = (ajv: Validator, schema: Place, example: unknown): ErrorObject | undefined => {
  try {
    // By its address, so that a schema with many examples is compiled once.
    const validate = ajv.getSchema(documentId + addressOf(schema));
    return validate?.(example) === false ? validate.errors?.[0] : undefined;
  } catch {
    return undefined;
  }
};

interface Exemplified {
  readonly schema: Place;
  readonly example: Place;
}

const exemplified = (definition: Place): readonly Exemplified[] => [
  ...responses(definition)
    .filter(({ response }) => response.at('schema').isObject)
    .flatMap(({ response }) =>
      response.at('examples').members.map((example) => ({ schema: response.at('schema'), example })),
    ),
  ...schemasOf(definition)
    .filter((schema) => !schema.at('example').isMissing)
    .map((schema) => ({ schema, example: schema.at('example') })),
];

const describe = (error: ErrorObject, example: Place): Breach => {
  const place = example.at(...keysOfPointer(error.instancePath));
  const unknown: unknown = error.params.additionalProperty;
  return typeof unknown === 'string'
    ? { ...placed(place.at(unknown)), message: 'The example has a field that its schema does not know.' }
    : { ...placed(place), message: `The example ${error.message}.` };
};

type Validator = InstanceType<typeof ajvDraft04.default>;

/** Swagger 2.0 builds on draft 4 of JSON Schema. */
const validatorOf = (definition: Place): Validator | undefined => {
  const ajv = new ajvDraft04.default({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { optimize: false },
  });
  formats.default(ajv);
  const named = definition.at('definitions').value;
  const paths = definition.at('paths').value;
  try {
    return ajv.addSchema({ paths, definitions: isObject(named) ? closedMembers(named) : {} }, documentId);
  } catch {
    return undefined;
  }
};

const deviations = (definition: Place): readonly Breach[] => {
  const ajv = validatorOf(definition);
  return exemplified(definition).flatMap(({ schema, example }) => {
    const error = ajv && firstDeviation(ajv, schema, example.value);
    return error ? [describe(error, example)] : [];
  });
};

export const exampleRules: readonly Rule<Place>[] = [
  rule({
    code: 'ResponseExampleMustBeProducedByOperation',
    source: sources.validator,
    demand: 'An example of a response must be of a content type that the operation produces.',
    fix: 'Name the example after a content type in "produces".',
    find: (definition) =>
      responses(definition).flatMap(({ operation, response }) => {
        const produces = operation.at('produces').isMissing ? definition.at('produces') : operation.at('produces');
        const examples = response.at('examples');
        return examples.keys
          .filter((type) => !produces.texts.includes(type))
          .map((type) => ({ ...placed(examples.at(type)), value: type }));
      }),
  }),
  rule({
    code: 'ExampleMismatch',
    source: sources.own,
    demand: 'An example must be valid against its schema and have no field beyond it.',
    consequence: 'Readers and mocked services rely on a shape that the action does not have.',
    fix: 'Correct the example or the schema.',
    find: deviations,
  }),
  rule({
    code: 'ExampleMissing',
    severity: 'warning',
    source: sources.own,
    demand: 'Every response with a schema should have an example.',
    consequence: 'Mocked services answer with invented values, and readers have to guess.',
    fix: 'Add a real answer under "examples".',
    find: (definition) =>
      responses(definition)
        .filter(({ response }) => response.has('schema') && response.at('examples').keys.length === 0)
        .map(({ response }) => response.at('examples')),
  }),
];
