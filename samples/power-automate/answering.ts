import type { Connector } from '../../connector/model.ts';
import type { Actions } from '../../emit/documents/workflow.ts';
import { textOfAnswer } from '../answers.ts';
import { literal, statusCodeOf, value } from '../expressions.ts';
import { type FieldValues, operation } from '../operation.ts';
import { afterAnyEnd, afterFailure, fail } from '../steps.ts';
import { call } from './actions.ts';

/**
 * Calls an operation that may be repeated, hands its status and answer on to the caller, and ends the run as failed when it
 * failed. Without any answer the caller receives 504.
 */
export const callAndAnswer = (connector: Connector, operationId: string, values: FieldValues): Actions => {
  const { repetition } = operation(connector, operationId);
  if (!repetition.safe) throw new Error(`${operationId} must not be repeated, so a sample must look at its outcome.`);
  const code = statusCodeOf(operationId);
  return {
    [operationId]: call(connector, operationId, values, `The platform may repeat this step. ${repetition.reason}`),
    Answer: {
      type: 'Response',
      kind: 'Http',
      runAfter: afterAnyEnd(operationId),
      inputs: {
        statusCode: value(`if(equals(${code}, 0), 504, ${code})`),
        headers: { [connector.contentType.name]: connector.contentType.value },
        body: value(`body(${literal(operationId)})`),
      },
    },
    [`${operationId}_failed`]: {
      ...fail('FAILED', `@{${textOfAnswer(operationId)}}`),
      runAfter: { ...afterFailure(operationId), Answer: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
    },
  };
};
