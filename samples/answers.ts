import type { Connector, ResultField } from '../connector/model.ts';
import type { Compose, ParseJson } from '../emit/documents/workflow.ts';
import { asText, either, literal, member } from './expressions.ts';
import { operation } from './operation.ts';
import { afterAnyEnd } from './steps.ts';

const whole = (action: string): string => `string(body(${literal(action)}))`;

/**
 * What an action was answered, as text. Hosts hand on what has no label they know as an object that holds it in base64
 * (Microsoft Learn, "Handle content types in Azure Logic Apps"); that is decoded.
 */
export const textOfAnswer = (action: string): string => {
  const isEncoded = `startsWith(${whole(action)}, '{"$content-type":')`;
  const content = member(`json(${either(isEncoded, whole(action), "'{}'")})`, '$content');
  return either(isEncoded, `base64ToString(${asText(content)})`, whole(action));
};

/** A step that puts out what an action was answered, as text, however the action ended. */
export const answerAsText = (action: string): Compose => ({
  type: 'Compose',
  description: 'What the host hands on in base64, for want of a label that it knows, is decoded.',
  runAfter: afterAnyEnd(action),
  inputs: `@${textOfAnswer(action)}`,
});

const schemaType = (field: ResultField): string =>
  field.type === 'integer' || field.type === 'number' ? 'number' : field.type;

/**
 * A step that reads the answer of an operation from the text that the step `text` puts out. It fails unless the answer is a
 * JSON object with a status code, as a number or as text, and with the other fields that are named.
 */
export const readAnswer = (
  connector: Connector,
  operationId: string,
  text: string,
  fields: readonly string[] = [],
): ParseJson => {
  const { results } = operation(connector, operationId);
  const named = results.filter((field) => fields.includes(field.name));
  return {
    type: 'ParseJson',
    description: 'Fails when the answer is not what Sendmode answers.',
    inputs: {
      content: `@outputs(${literal(text)})`,
      schema: {
        type: 'object',
        properties: {
          statusCode: { type: ['integer', 'string'] },
          ...Object.fromEntries(named.map((field) => [field.name, { type: schemaType(field) }])),
        },
        required: ['statusCode', ...named.map((field) => field.name)],
      },
    },
  };
};

/** Sendmode's status code in the answer that a step has read, as text; empty where it could not be read. */
export const codeIn = (read: string): string => `string(coalesce(body(${literal(read)})?['statusCode'], ''))`;

/** Whether the answer that a step has read says that Sendmode accepted the request. */
export const isAccepted = (read: string): string => `equals(${codeIn(read)}, '0')`;
