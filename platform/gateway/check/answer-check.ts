import { answerSchemas } from '../../../definition/answers.ts';
import type { Definition, Schema } from '../../../definition/document.ts';
import { jsonSteps } from '../../../definition/json-text.ts';
import type { Operation } from '../../../definition/operations.ts';
import { resolve } from '../../../definition/references.ts';
import type { HttpResponse } from '../../script/http-message.ts';
import { responseText } from '../envelope.ts';
import { inTurns } from '../in-turns.ts';
import { once } from '../once.ts';
import { describeError } from './field-problem.ts';
import { onceForEach } from './once-for-each.ts';
import { createValidators, type Validate } from './validators.ts';

/** What does not fit the definition in an answer, in sentences; none for an error, or where nothing is declared. */
export type AnswerCheck = (operationId: string, response: HttpResponse) => Promise<readonly string[]>;

const mostProblems = 5;
const much = 100_000;

/** Public reports of Power Automate's check of answers, which no page of Microsoft's describes. */
const consequence =
  'Status and body went on as they came. Power Automate is reported to fail an action whose answer does not fit its definition, although the service has carried the call out. Correct the definition, or let the script write the type.';

const warning = (problem: string): string => `${problem} ${consequence}`;

/** An answer in a few words, for a warning. */
const shown = (text: string): string =>
  text.length > 60 ? `${JSON.stringify(text.slice(0, 60))}…` : JSON.stringify(text);

/** One declared answer. */
interface Declared {
  readonly operationId: string;
  readonly schema: Schema;
  readonly validate: () => Validate;
}

/** By operation id and status. */
const declaredAnswers = onceForEach((document, operations): ReadonlyMap<string, Declared> => {
  const found = operations.flatMap((operation) =>
    Object.entries(answerSchemas(document, operation)).map(([status, schema]) => ({ operation, status, schema })),
  );
  const validators = once(() =>
    createValidators(
      document,
      found.map(({ schema }) => schema),
    ),
  );
  return new Map(
    found.map(({ operation: { operationId }, status, schema }, index) => [
      `${operationId} ${status}`,
      { operationId, schema, validate: once(() => validators().compile(index)) },
    ]),
  );
});

const check = async (
  document: Definition,
  { operationId, schema, validate }: Declared,
  text: string,
): Promise<readonly string[]> => {
  const { type } = resolve(document, schema);
  const isText = type === undefined || type === 'string' || type === 'file';
  const answer = `The answer of '${operationId}'`;
  const reading = await inTurns(jsonSteps(text));
  if (!reading.ok) return isText ? [] : [warning(`${answer} is no JSON, which its definition says: ${shown(text)}.`)];
  const errors = validate()(reading.value, text.length > much ? 'first' : 'all');
  return (
    errors
      // Nothing is reported of null, which many services write for a value that they do not have.
      .filter(({ data }) => data !== null)
      .slice(0, mostProblems)
      .map((error) => describeError(error, { key: 'body' }, operationId, document))
      .map(({ problem, received }) =>
        warning(`${answer}: ${problem}${received === undefined ? '' : ` Received: ${received}.`}`),
      )
  );
};

/** Makes the check of answers with a status of success. Nothing of it is compiled before the first answer. */
export const createAnswerCheck = (document: Definition, operations: readonly Operation[]): AnswerCheck => {
  const answers = declaredAnswers(document, operations);
  return async (operationId, response) => {
    const { status } = response;
    if (status < 200 || status > 299 || status === 204 || status === 205) return [];
    const declared = answers.get(`${operationId} ${status}`) ?? answers.get(`${operationId} default`);
    if (!declared) return [];
    try {
      return await check(document, declared, responseText(response));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [
        `The answer of '${operationId}' could not be checked, since its schema is none: ${reason}. Correct it in the definition.`,
      ];
    }
  };
};
