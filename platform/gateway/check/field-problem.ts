import type { ErrorObject } from 'ajv';
import type { Definition } from '../../../definition/document.ts';
import { isObject, readJson } from '../../../definition/json-text.ts';
import { labelOf } from '../../../definition/operations.ts';
import { keysOf } from '../../../definition/pointer.ts';
import { resolve } from '../../../definition/references.ts';
import { showUnseen } from '../../../definition/unseen.ts';

/** What is wrong with one value of a call. */
export interface FieldProblem {
  /** The key under which flows store the value, such as `body/message/recipients`. */
  readonly key: string;
  /** The label in the designer, where the definition gives one. */
  readonly label?: string;
  /** A full sentence that names the operation, the key and what is wrong. */
  readonly problem: string;
  /** The value as JSON, cut where it is long; absent where there is none. */
  readonly received?: string;
  /** What to do, as a full sentence. */
  readonly fix: string;
}

/** The name of a value's type as the platform writes it. */
const typeName = (value: unknown): string => {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Number';
  const name = typeof value;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

const shown = (value: unknown): string => {
  const text = showUnseen(JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

const capitalised = (type: unknown): string =>
  (Array.isArray(type) ? type : [type])
    .map((name) => String(name))
    .map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
    .join(' or ');

/** The list that somebody gave as text: as JSON, or with something between the items. */
const listIn = (text: string): unknown => {
  const reading = readJson(text);
  if (reading.ok && Array.isArray(reading.value)) return reading.value;
  // It is no JSON, so the items are what stands between the marks.
  return text
    .split(/[,;\t\n\r]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
};

const typeFix = (type: unknown, value: unknown): string => {
  if (value === null) return 'Give it a value.';
  switch (Array.isArray(type) ? type[0] : type) {
    case 'array':
      return `Give a list, such as ${shown(typeof value === 'string' ? listIn(value) : ['…'])}.`;
    case 'object':
      return 'Give an object, such as {"name": "value"}.';
    case 'integer':
      return 'Give a whole number without quotation marks.';
    case 'number':
      return 'Give a number without quotation marks.';
    case 'boolean':
      return 'Give true or false.';
    default:
      return 'Give a text.';
  }
};

const fixes: Readonly<Record<string, (error: ErrorObject) => string>> = {
  enum: ({ params }) => `Give one of: ${(params.allowedValues as unknown[]).map(shown).join(', ')}.`,
  format: ({ params }) => `Give a value in the format ${String(params.format)}.`,
  pattern: ({ params }) => `Give a value that matches ${String(params.pattern)}.`,
  minItems: ({ params }) => `Give at least ${String(params.limit)}.`,
  maxItems: ({ params }) => `Give at most ${String(params.limit)}.`,
  minLength: ({ params }) => `Give at least ${String(params.limit)} characters.`,
  maxLength: ({ params }) => `Give at most ${String(params.limit)} characters.`,
  additionalProperties: ({ params }) => `Take "${String(params.additionalProperty)}" out.`,
};

const keyOf = (root: string, pointer: string): string =>
  root +
  keysOf(pointer)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `/${step}`))
    .join('');

const named = (key: string, label: string | undefined): string => (label ? `'${key}' (${label})` : `'${key}'`);

/** The problem of a required value that is absent. */
export const missing = (operationId: string, key: string, label: string | undefined): FieldProblem => ({
  key,
  ...(label ? { label } : {}),
  problem: `The API operation '${operationId}' is missing required property ${named(key, label)}.`,
  fix: 'Give it a value.',
});

const missingProperty = (error: ErrorObject, key: string, operationId: string, document: Definition): FieldProblem => {
  const name = String(error.params.missingProperty);
  const properties = isObject(error.parentSchema?.properties) ? error.parentSchema.properties : {};
  const declared = properties[name];
  const label = isObject(declared) ? labelOf(resolve(document, declared)) : undefined;
  return missing(operationId, `${key}/${name}`, label);
};

/** A validator's finding in the words that makers know: flow key, label, the value received and the fix. */
export const describeError = (
  error: ErrorObject,
  root: { readonly key: string; readonly label?: string | undefined },
  operationId: string,
  document: Definition,
): FieldProblem => {
  const key = keyOf(root.key, error.instancePath);
  if (error.keyword === 'required') return missingProperty(error, key, operationId, document);
  const label = error.instancePath === '' ? root.label : error.parentSchema && labelOf(error.parentSchema);
  const subject = `The API operation '${operationId}' requires the property ${named(key, label)}`;
  const received = { received: shown(error.data) };
  if (error.keyword === 'type') {
    const wanted = error.params.type as unknown;
    return {
      key,
      ...(label ? { label } : {}),
      problem: `${subject} to be of type '${capitalised(wanted)}' but is of type '${typeName(error.data)}'.`,
      ...received,
      fix: typeFix(wanted, error.data),
    };
  }
  return {
    key,
    ...(label ? { label } : {}),
    problem: `${subject} to be valid, but it ${error.message ?? 'is not'}.`,
    ...received,
    fix: fixes[error.keyword]?.(error) ?? 'Correct the value.',
  };
};
