import { isObject } from '../../../definition/json-text.ts';
import { permittedValues } from '../../../definition/values.ts';

/** What is kept of a schema as it stands: the words of JSON Schema that limit a value, and the label that messages show. */
const plainWords = [
  '$ref',
  'format',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'maxProperties',
  'minProperties',
  'x-ms-summary',
];

/** Words whose value is a schema, or a list of schemas. */
const schemaWords = ['items', 'additionalProperties', 'allOf', 'anyOf', 'oneOf', 'not'];

/** A picture such as `yyyy-MM-dd` is no pattern, though it can be read as one: no date would match it. */
const isDatePicture = (pattern: string): boolean =>
  /y{2,}|M{2}|d{2}|H{2}/.test(pattern) && /^[yMdHhmsStTzZ\s:./,'-]+$/.test(pattern);

const below = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(jsonSchema);
  return isObject(value) ? jsonSchema(value) : value;
};

/** The limits that definitions write in other ways than JSON Schema draft 4 has them. */
const limits = (schema: Record<string, unknown>): Record<string, unknown> => {
  const { exclusiveMaximum, exclusiveMinimum, maximum, minimum, pattern, required } = schema;
  const names = Array.isArray(required) ? [...new Set(required.filter((name) => typeof name === 'string'))] : [];
  return {
    ...(maximum === undefined || exclusiveMaximum === undefined ? {} : { exclusiveMaximum }),
    ...(minimum === undefined || exclusiveMinimum === undefined ? {} : { exclusiveMinimum }),
    ...(typeof pattern === 'string' && !isDatePicture(pattern) ? { pattern } : {}),
    ...(names.length > 0 ? { required: names } : {}),
  };
};

const typeAndChoices = ({ type, enum: values, 'x-nullable': nullable }: Record<string, unknown>) => {
  const permitted = permittedValues({ type: type as string, enum: values as unknown[] });
  const withNull = nullable === true && typeof type === 'string';
  return {
    ...(type === undefined || type === 'any' ? {} : { type: withNull ? [type, 'null'] : type }),
    ...(permitted ? { enum: withNull ? [...permitted, null] : permitted } : {}),
  };
};

/**
 * A schema of a definition as a JSON schema of draft 4 that means the same: `x-nullable` is in the type, choices have the
 * declared type, and nothing else than limits and labels is left, so that an example or an extension can do no harm.
 */
export const jsonSchema = (element: unknown): unknown => {
  if (!isObject(element)) return element;
  const kept = Object.entries(element).flatMap(([name, value]): [string, unknown][] => {
    if (plainWords.includes(name)) return [[name, value]];
    if (schemaWords.includes(name)) return [[name, below(value)]];
    return name === 'properties' && isObject(value) ? [[name, jsonSchemas(value)]] : [];
  });
  return { ...Object.fromEntries(kept), ...typeAndChoices(element), ...limits(element) };
};

/** {@link jsonSchema} for each of some named schemas. */
export const jsonSchemas = (schemas: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)]));
