import type { Definition, Schema } from './document.ts';
import { wholeNumber, writeExactJson } from './exact-json.ts';
import { isObject } from './json-text.ts';
import type { ValueParameter } from './operations.ts';
import { resolve } from './references.ts';

/**
 * A text as the type that a definition declares; a text that is none stays a text, so that the check names it.
 * Booleans may be written in any case: .NET clients write `True`. A whole number that a double cannot hold is a `bigint`.
 */
export const convertText = (type: unknown, text: string): unknown => {
  switch (type) {
    case 'integer':
      return /^-?\d{1,40}$/.test(text) ? wholeNumber(text) : text;
    case 'number':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
    default:
      return text;
  }
};

/** A value that stands in the definition, as the type that is declared beside it: definitions give `"true"` for true. */
const asDeclared = (type: unknown, value: unknown): unknown => {
  if (typeof value === 'string') return convertText(type, value);
  return type === 'string' && ['number', 'boolean'].includes(typeof value) ? String(value) : value;
};

/** The default that a schema declares, as its type; undefined where there is none. */
export const defaultOf = ({ type, default: value }: Pick<Schema, 'type' | 'default'>): unknown =>
  value === undefined ? undefined : asDeclared(type, value);

/** The values that a schema permits, as its type, each once; undefined where it permits any. */
export const permittedValues = ({ type, enum: values }: Pick<Schema, 'type' | 'enum'>): unknown[] | undefined => {
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const permitted = new Map(
    values.map((value) => asDeclared(type, value)).map((value) => [JSON.stringify(value), value]),
  );
  return [...permitted.values()];
};

/** The value of a path, query, header or form parameter from its text on the wire; lists are split at their separator. */
export const readText = (parameter: ValueParameter, text: string): unknown => {
  if (parameter.type !== 'array') return convertText(parameter.type, text);
  const items = (parameter.schema.items ?? {}) as { type?: unknown };
  return text === '' ? [] : text.split(parameter.separator).map((item) => convertText(items.type, item));
};

const asText = (value: unknown): string => (typeof value === 'object' ? writeExactJson(value) : String(value));

/** A value as its text on the wire: the inverse of {@link readText}. */
export const writeText = (parameter: ValueParameter, value: unknown): string =>
  Array.isArray(value) ? value.map(asText).join(parameter.separator) : asText(value);

/**
 * The body with the defaults of its required properties where they are absent, and whether any was added. Defaults of
 * optional properties are not added: designers write them into the call, the platform does not (inferred).
 */
export const withRequiredDefaults = (
  definition: Definition,
  element: Schema,
  value: unknown,
): { value: unknown; changed: boolean } => {
  if (!isObject(value)) return { value, changed: false };
  const schema = resolve(definition, element);
  const members: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const declared = resolve(definition, child);
    if (Object.hasOwn(value, name)) {
      const below = withRequiredDefaults(definition, child, value[name]);
      if (below.changed) members[name] = below.value;
    } else if (declared.default !== undefined && schema.required?.includes(name)) {
      members[name] = defaultOf(declared);
    }
  }
  // A body may hold any number of members besides, so it is copied only where it changes.
  const changed = Object.keys(members).length > 0;
  return { value: changed ? { ...value, ...members } : value, changed };
};

/** A schema and all that it is composed of. */
const composed = (definition: Definition, element: Schema): Schema[] => {
  const schema = resolve(definition, element);
  return [schema, ...(schema.allOf ?? []).flatMap((part) => composed(definition, part))];
};

/**
 * The value without its optional properties that are null, at every depth. .NET clients write a field that has no value
 * as null; that the platform takes null for absent is inferred.
 */
export const withoutOptionalNulls = (definition: Definition, element: Schema, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const schemas = composed(definition, element);
  if (Array.isArray(value)) {
    const items = schemas.find((schema) => schema.items)?.items;
    return items ? value.map((item) => withoutOptionalNulls(definition, items, item)) : value;
  }
  const declared = new Map(schemas.flatMap(({ properties }) => Object.entries(properties ?? {})));
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  const members = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const [name, child] of declared) {
    if (!Object.hasOwn(members, name)) continue;
    const absent = members[name] === null && !required.has(name);
    const member = absent ? undefined : withoutOptionalNulls(definition, child, members[name]);
    if (!absent && member === members[name]) continue;
    // A body may hold any number of members besides, so it is copied only where it changes.
    copy ??= { ...members };
    if (absent) delete copy[name];
    else copy[name] = member;
  }
  return copy ?? value;
};
