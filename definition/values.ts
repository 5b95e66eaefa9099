import type { OpenAPIV2 } from 'openapi-types';
import { isObject } from './json-text.ts';
import { resolve } from './lookup.ts';
import type { ValueParameter } from './operations.ts';

/**
 * A text as the type that a definition declares; a text that is none stays a text, so that the check names it.
 * Booleans may be written in any case: .NET clients write `True`.
 */
export const convertText = (type: unknown, text: string): unknown => {
  switch (type) {
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'number':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
    default:
      return text;
  }
};

/** The value of a path, query, header or form parameter from its text on the wire; lists are split at their separator. */
export const readText = (parameter: ValueParameter, text: string): unknown => {
  if (parameter.type !== 'array') return convertText(parameter.type, text);
  const items = (parameter.schema.items ?? {}) as { type?: unknown };
  return text === '' ? [] : text.split(parameter.separator).map((item) => convertText(items.type, item));
};

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** A value as its text on the wire: the inverse of {@link readText}. */
export const writeText = (parameter: ValueParameter, value: unknown): string =>
  Array.isArray(value) ? value.map(asText).join(parameter.separator) : asText(value);

/**
 * The body with the defaults of its required properties where they are absent, and whether any was added. Defaults of
 * optional properties are not added: designers write them into the call, the platform does not (inferred).
 */
export const withRequiredDefaults = (
  document: OpenAPIV2.Document,
  element: OpenAPIV2.Schema,
  value: unknown,
): { value: unknown; changed: boolean } => {
  if (!isObject(value)) return { value, changed: false };
  const schema = resolve<OpenAPIV2.SchemaObject>(document, element);
  const members = new Map(Object.entries(value));
  let changed = false;
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const declared = resolve<OpenAPIV2.SchemaObject>(document, child);
    if (members.has(name)) {
      const below = withRequiredDefaults(document, child, members.get(name));
      changed ||= below.changed;
      members.set(name, below.value);
    } else if (declared.default !== undefined && schema.required?.includes(name)) {
      changed = true;
      members.set(name, declared.default);
    }
  }
  return { value: changed ? Object.fromEntries(members) : value, changed };
};
