import { exactJsonSteps, writeExactJson } from '../../../definition/exact-json.ts';
import { isBinary, type Operation, takesJson } from '../../../definition/operations.ts';
import { withoutOptionalNulls, withRequiredDefaults } from '../../../definition/values.ts';
import type { LoadedConnector } from '../../loading/connector.ts';
import { Refusal } from '../../refusal.ts';
import { inTurns } from '../in-turns.ts';
import type { Body } from '../message.ts';
import { bytesOf, textOf } from '../message.ts';

import { type FieldProblem, missing } from './field-problem.ts';
import type { ValueCheck } from './schema-check.ts';

const refuseBody = ({ operationId, method, path }: Operation): Refusal =>
  new Refusal(
    400,
    'UnexpectedBody',
    `The API operation '${operationId}' (${method} ${path}) takes no body, but one was given. Nothing was sent. Leave the body out.`,
  );

const readBodyJson = async (body: Uint8Array, { operationId }: Operation): Promise<unknown> => {
  const text = textOf(body);
  if (text === undefined) {
    throw new Refusal(
      400,
      'InvalidJson',
      `The body of '${operationId}' is not UTF-8 text. Nothing was sent. Send JSON in UTF-8.`,
    );
  }
  const reading = await inTurns(exactJsonSteps(text));
  if (reading.ok) return reading.value;
  throw new Refusal(
    400,
    'InvalidJson',
    `The body of '${operationId}' cannot be read as JSON: ${reading.problem} (line ${reading.line}, column ${reading.column}). Nothing was sent. Send a JSON object.`,
  );
};

/** A body that was checked. */
export interface CheckedBody {
  /** What came, to the byte, unless the default of a required property had to be added. */
  readonly body: Body;
  readonly problems: readonly FieldProblem[];
}

/**
 * Checks a body against its schema. Null in an optional property counts as absent, and goes out as it came (inferred).
 *
 * @throws Refusal 400 if it is not JSON, or if the operation takes no body.
 */
export const checkBody = async (
  { document }: LoadedConnector,
  operation: Operation,
  body: Body,
  check: ValueCheck | undefined,
): Promise<CheckedBody> => {
  const declared = operation.body;
  const takesForm = operation.parameters.some((parameter) => parameter.in === 'formData');
  if (!declared && !takesForm && body !== null) throw refuseBody(operation);
  if (!declared) return { body, problems: [] };
  if (body === null) {
    return { body, problems: declared.required ? [missing(operation.operationId, declared.name, declared.label)] : [] };
  }
  if (!takesJson(operation) || isBinary(document, operation)) return { body, problems: [] };
  const filled = withRequiredDefaults(document, declared.schema, await readBodyJson(body, operation));
  return {
    body: filled.changed ? bytesOf(writeExactJson(filled.value)) : body,
    problems: check?.(withoutOptionalNulls(document, declared.schema, filled.value), body.length) ?? [],
  };
};
