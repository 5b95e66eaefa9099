import type { Definition } from '../../definition/document.ts';
import { listOperations } from '../../definition/operations.ts';
import { answerTable, type RowName, rowOf } from './answer-table.ts';
import type { ContractCase } from './case.ts';

const rowNames = Object.keys(answerTable) as RowName[];

/** The ways into the gateway, with what a case file writes for each. */
const ways = {
  parameters: 'call: { parameters: … }',
  apim: 'call: { through: apim }',
  invoke: 'call: { through: invoke }',
};

const wayOf = ({ call }: ContractCase): keyof typeof ways => ('through' in call ? call.through : 'parameters');

/** Whether a case is about a connection to Engage on which the action, or this way of using it, is not available. */
const isNotAvailable = ({ connection, answer }: ContractCase): boolean =>
  connection === 'engage' && JSON.stringify(answer.body).includes('NOT_AVAILABLE');

/** Which cases an operation of the definition still wants, one text each; none where it has them all. */
export const missingCases = (document: Definition, cases: readonly ContractCase[]): string[] =>
  listOperations(document).flatMap(({ operation }) => {
    const all = cases.filter(({ operationId }) => operationId === operation.operationId);
    const own = all.filter(({ connection }) => connection === undefined);
    const statuses = Object.keys(operation.responses ?? {}).filter((status) => status !== 'default');
    const wanted = [
      ...rowNames
        .filter((row) => !own.some((each) => rowOf(each) === row))
        .map((row) => `one where ${answerTable[row].when}`),
      ...statuses
        .filter((status) => !own.some(({ answer }) => String(answer.status) === status))
        .map((status) => `one that the flow sees as HTTP ${status}`),
      ...(Object.keys(ways) as (keyof typeof ways)[])
        .filter((way) => !own.some((each) => wayOf(each) === way))
        .map((way) => `one with ${ways[way]}`),
      ...(all.some(isNotAvailable) ? [] : ['one with connection: engage that the script answers with NOT_AVAILABLE']),
    ];
    const place = `test/contract/cases/${operation.operationId}/`;
    return wanted.map((what) => `${operation.operationId} wants a case in ${place}: ${what}`);
  });
