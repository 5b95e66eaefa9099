import type { RequestBody, ResultField } from '../connector/model.ts';
import type { JsonValue } from './documents/definition.ts';

type Example = { [key: string]: JsonValue };

const exampleValue = (field: ResultField): JsonValue =>
  field.type === 'object'
    ? exampleOf(field.fields)
    : typeof field.example === 'object'
      ? [...field.example]
      : field.example;

/** One object with every field's example; a field that stands only in failures is left out. */
export const exampleOf = (fields: readonly ResultField[]): Example =>
  Object.fromEntries(fields.map((field) => [field.name, exampleValue(field)]));

/** A request body with every field filled in, wrapped as the action wraps it. */
export const requestExample = (body: RequestBody): Example => {
  const inner = exampleOf(body.fields);
  return { ...exampleOf(body.besideWrapper ?? []), ...(body.wrapper ? { [body.wrapper.name]: inner } : inner) };
};

/** The answer to an accepted request. */
export const resultExample = (results: readonly ResultField[]): Example =>
  exampleOf(results.filter((field) => field.type === 'object' || !field.onlyInFailures));
