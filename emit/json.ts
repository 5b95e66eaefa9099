import type { JsonValue } from './documents/definition.ts';
import type { JsonObject } from './documents/workflow.ts';

/**
 * A document as text: four spaces, as Microsoft's coding standards for connectors ask, a closing line break, and ASCII
 * only, because the deployment tool reads the files in the encoding of the computer it runs on.
 */
export const jsonText = (document: object): string => {
  const text = JSON.stringify(document, null, 4);
  const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${ascii}\n`;
};

/** A document as the JSON that it is; optional members are only typed, never present without a value. */
export const jsonOf = (document: object): JsonObject => JSON.parse(JSON.stringify(document)) as JsonObject;

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with every value in it changed, from the innermost to the whole. */
export const mapJson = (value: JsonValue, change: (value: JsonValue) => JsonValue): JsonValue => {
  if (Array.isArray(value)) return change(value.map((item) => mapJson(item, change)));
  if (!isJsonObject(value)) return change(value);
  return change(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapJson(member, change)])));
};
