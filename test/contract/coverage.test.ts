import { describe, expect, it } from 'vitest';
import { listOperations } from '../../definition/lookup.ts';
import { documentedCodes } from '../../sendmode/codes.ts';
import { loadCases } from './all-cases.ts';
import { answerTable, promisedStatus, type RowName, rowOf } from './answer-table.ts';
import { type ContractCase, operationIds, placeOf } from './case.ts';
import { loadEmittedConnector } from './emitted-connector.ts';
import { errorCodes } from './generated/error-code-cases.ts';

const { document } = await loadEmittedConnector();
const cases = loadCases(document);
const rowNames = Object.keys(answerTable) as RowName[];
const of = (operationId: string): ContractCase[] => cases.filter((each) => each.operationId === operationId);

describe('the contract cases', () => {
  it('are there for exactly the operations of the definition', () => {
    const ids = listOperations(document).map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...operationIds]);
  });

  it.each(rowNames.map((row) => [answerTable[row].when, row] as const))('cover each action where %s', (_, row) => {
    const counts = operationIds.map((id) => [id, of(id).filter((each) => rowOf(each) === row).length] as const);
    for (const [operationId, count] of counts) expect(count, `cases of ${operationId}`).toBeGreaterThan(0);
  });

  it('promise the flow what the table promises', () => {
    const otherwise = cases.flatMap((each) => {
      const row = rowOf(each);
      const promised = row === undefined ? each.answer.status : promisedStatus(row, each);
      return promised === each.answer.status
        ? []
        : [`${placeOf(each)}: HTTP ${each.answer.status}, and the table says ${promised}`];
    });
    expect(otherwise).toEqual([]);
  });

  it('fit no row only where the platform ends the script', () => {
    const rowless = cases.filter((each) => rowOf(each) === undefined);
    expect(rowless.map(placeOf)).toEqual([
      'Send_SMS/time-outs.yaml: a platform that ends the script sooner than any published limit, which nothing in the script can prevent',
      'Import_Customer/failed.yaml: the platform ends the script before Sendmode answers',
      'Check_Credits/failed.yaml: the platform ends the script before Sendmode answers',
    ]);
  });

  it.each(operationIds)('show every status that the definition describes for %s', (operationId) => {
    const described = listOperations(document).find(({ operation }) => operation.operationId === operationId);
    const statuses = Object.keys(described?.operation.responses ?? {}).filter((status) => status !== 'default');
    const seen = new Set(of(operationId).map(({ answer }) => String(answer.status)));
    expect(statuses.filter((status) => !seen.has(status))).toEqual([]);
  });

  it.each(operationIds)('bring %s in through every way into the gateway', (operationId) => {
    const ways = new Set(of(operationId).map(({ call }) => ('through' in call ? call.through : 'parameters')));
    expect([...ways].sort()).toEqual(['apim', 'invoke', 'parameters']);
  });

  it("take every error code of Sendmode's page", () => {
    const documented = Object.entries(documentedCodes).map(([identifier, { code }]) => `${code} ${identifier}`);
    expect(['0 OK', ...errorCodes.map(({ body }) => `${body.statusCode} ${body.status}`)]).toEqual(documented);
  });

  it('have one name each', () => {
    const names = cases.map((each) => `${each.operationId} ${placeOf(each)}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
