import type { JsonValue } from '../../../emit/documents/definition.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';

/** Why a function cannot work on what it was given; the step that evaluates it fails. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

export const fail = (message: string): never => {
  throw new EvaluationError(message);
};

const shown = (value: JsonValue): string => JSON.stringify(value).slice(0, 200);

export const asText = (value: JsonValue): string =>
  typeof value === 'string' ? value : fail(`A text was expected and ${shown(value)} received.`);
export const asNumber = (value: JsonValue): number =>
  typeof value === 'number' ? value : fail(`A number was expected and ${shown(value)} received.`);
export const asList = (value: JsonValue): JsonValue[] =>
  Array.isArray(value) ? value : fail(`An array was expected and ${shown(value)} received.`);
export const asBoolean = (value: JsonValue): boolean =>
  typeof value === 'boolean' ? value : fail(`A boolean was expected and ${shown(value)} received.`);
export const asObject = (value: JsonValue): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : fail(`An object was expected and ${shown(value)} received.`);

/** A value as text: null becomes empty, and what is no text becomes JSON. */
export const textOf = (value: JsonValue): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The longest text that an expression may make (Microsoft Learn, "Limits and configuration for Azure Logic Apps"). */
const longestText = 131_072;
export const limited = (text: string): string =>
  text.length <= longestText ? text : fail(`The text has ${text.length} characters.`);

/** The value of a JSON text. Throws EvaluationError where it is none. */
export const parsed = (text: string): JsonValue => {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return fail(`This is not JSON: ${text.slice(0, 80)}`);
  }
};

/** What stands for content that is neither JSON nor text (Microsoft Learn, "Handle content types in Azure Logic Apps"). */
export const asContent = (contentType: string, content: string): JsonObject => ({
  '$content-type': contentType,
  $content: Buffer.from(content, 'utf8').toString('base64'),
});

/** The text inside content that stands as base64. */
export const fromBase64 = (value: JsonValue): string => Buffer.from(asText(value), 'base64').toString('utf8');
