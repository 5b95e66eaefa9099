import type { Connector } from '../../connector/model.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { Actions, ApiConnection } from '../../emit/documents/workflow.ts';
import { type FieldValues, operation, requestBody } from '../operation.ts';

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

/** The step `Send_SMS`, with the values of its fields. */
export const sendSms = (connector: Connector, values: FieldValues): Actions => ({
  Send_SMS: call(connector, 'Send_SMS', requestBody(operation(connector, 'Send_SMS'), values)),
});

/**
 * A whole request in a step of its own. Below the root of a body the designer takes no expression in the place of an object:
 * it would find the required fields inside it empty, and refuse to save. So the body is `wholeRequest` then.
 */
export const request = (body: JsonValue): Actions => ({ Request: { type: 'Compose', inputs: body } });

/** A body that is what the step `Request` puts out. */
export const wholeRequest = "@outputs('Request')";
