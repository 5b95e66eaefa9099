import type { Connector } from '../../connector/model.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { Actions } from '../../emit/documents/workflow.ts';
import { answerAsText, codeIn, isAccepted, readAnswer } from '../answers.ts';
import { statusCodeOf, value } from '../expressions.ts';
import { operation } from '../operation.ts';
import { afterAnyEnd, fail, holds } from '../steps.ts';
import { call } from './actions.ts';

/**
 * Calls an operation that may be repeated and tells the caller whether Sendmode accepted it: 200 where it did, the status of
 * the failure where there is one, 400 where Sendmode refuses under another status, and 502 where no answer can be read. The
 * run ends as failed unless it was accepted.
 */
export const callAndAnswer = (connector: Connector, operationId: string, body: JsonValue): Actions => {
  if (!operation(connector, operationId).repetition.safe) {
    throw new Error(`${operationId} must not be repeated, so a sample must look at its outcome.`);
  }
  const code = statusCodeOf(operationId);
  const failed = `if(greaterOrEquals(${code}, 400), ${code}, if(empty(${codeIn('Read_answer')}), 502, 400))`;
  const answer = `if(equals(actions('Read_answer')?['status'], 'Succeeded'), body('Read_answer'), outputs('Answer_as_text'))`;
  return {
    [operationId]: call(connector, operationId, body),
    Answer_as_text: answerAsText(operationId),
    Read_answer: readAnswer(connector, operationId, 'Answer_as_text'),
    Accepted: { type: 'Compose', runAfter: afterAnyEnd('Read_answer'), inputs: value(isAccepted('Read_answer')) },
    Answer: {
      type: 'Response',
      kind: 'Http',
      inputs: {
        statusCode: value(`if(outputs('Accepted'), 200, ${failed})`),
        headers: { [connector.contentType.name]: connector.contentType.value },
        body: { accepted: "@outputs('Accepted')", answer: value(answer) },
      },
    },
    Not_accepted: {
      type: 'If',
      runAfter: afterAnyEnd('Answer'),
      expression: holds("not(outputs('Accepted'))"),
      actions: { [`${operationId}_failed`]: fail('FAILED', "@{outputs('Answer_as_text')}") },
    },
  };
};
