import type { Connector, ResultField } from '../../connector/model.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { ApiConnection, ParseJson } from '../../emit/documents/workflow.ts';
import { literal } from '../expressions.ts';
import { operation } from '../operation.ts';

/**
 * A step that calls an operation of the connector. It states the content type, which optional defaults need not do on
 * this host. An operation that must not be repeated is never retried, and says why.
 */
export const call = (connector: Connector, operationId: string, body?: JsonValue): ApiConnection => {
  const { method, path, repetition } = operation(connector, operationId);
  return {
    type: 'ApiConnection',
    description: repetition.safe
      ? `Logic Apps may repeat this step. ${repetition.reason}`
      : `No retries. ${repetition.reason} Logic Apps runs no script, so the next steps read the answer.`,
    inputs: {
      host: { connection: { referenceName: connector.name } },
      method,
      path,
      headers: { [connector.contentType.name]: connector.contentType.value },
      ...(body === undefined ? {} : { body }),
      ...(repetition.safe ? {} : { retryPolicy: { type: 'none' } }),
    },
  };
};

const schemaType = (field: ResultField): string =>
  field.type === 'integer' || field.type === 'number' ? 'number' : field.type;

/**
 * A step that reads the answer of a call. It fails unless the answer is a JSON object with a status code, as a number or as
 * text, and with the other fields that are named.
 */
export const readAnswer = (connector: Connector, operationId: string, fields: readonly string[] = []): ParseJson => {
  const { results } = operation(connector, operationId);
  const named = results.filter((field) => fields.includes(field.name));
  return {
    type: 'ParseJson',
    description: 'Fails when the answer is not what Sendmode answers.',
    inputs: {
      content: `@body(${literal(operationId)})`,
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
