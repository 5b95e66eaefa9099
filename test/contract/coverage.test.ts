import { describe, expect, it } from 'vitest';
import type { Definition } from '../../definition/document.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { documentedCodes } from '../../sendmode/codes.ts';
import { withFifthAction } from '../connector/fifth-action.ts';
import { loadCases } from './all-cases.ts';
import {
  type EngageRowName,
  engageRowOf,
  engageTable,
  promisedByEngage,
  promisedStatus,
  rowOf,
} from './answer-table.ts';
import { type ContractCase, isSlow, placeOf } from './case.ts';
import { loadEmittedConnector } from './emitted-connector.ts';
import { errorCodes } from './generated/error-code-cases.ts';
import { missingCases } from './missing-cases.ts';
import { readWireForms } from './wire-form.ts';

const { document } = await loadEmittedConnector();
const cases = loadCases(document);
const onEngage = cases.filter(({ connection }) => connection === 'engage');
const onceOnly = new Map(readWireForms(document).map((form) => [form.operationId, form.onceOnly]));

const promiseTo = (each: ContractCase): number => {
  if (each.connection === 'engage') return promisedByEngage(each);
  const row = rowOf(each);
  return row === undefined ? each.answer.status : promisedStatus(row, onceOnly.get(each.operationId) ?? false, each);
};

describe('the contract cases', () => {
  it('cover each row of the answer table, each described status, each way in and Engage, for every action', () => {
    expect(missingCases(document, cases)).toEqual([]);
  });

  it('of a new action are asked for by name, and those that need no file are there', () => {
    const more = emitDefinition(withFifthAction) as unknown as Definition;
    const withMore = loadCases(more);
    expect(missingCases(more, withMore)).toEqual([
      'VerifyNumber wants a case in test/contract/cases/VerifyNumber/: one that the flow sees as HTTP 500',
      'VerifyNumber wants a case in test/contract/cases/VerifyNumber/: one with call: { through: apim }',
      'VerifyNumber wants a case in test/contract/cases/VerifyNumber/: one with call: { through: invoke }',
      'VerifyNumber wants a case in test/contract/cases/VerifyNumber/: one with connection: engage that the script answers with NOT_AVAILABLE',
    ]);
    expect(withMore.filter(({ operationId }) => operationId === 'VerifyNumber').length).toBeGreaterThan(80);
  });

  it('cover each row of the answer table on Engage too', () => {
    const rows = new Set(onEngage.map(engageRowOf));
    expect(Object.keys(engageTable).filter((row) => !rows.has(row as EngageRowName))).toEqual([]);
  });

  it('promise the flow what the table promises', () => {
    const otherwise = cases.flatMap((each) => {
      const promised = promiseTo(each);
      return promised === each.answer.status
        ? []
        : [`${placeOf(each)}: HTTP ${each.answer.status}, and the table says ${promised}`];
    });
    expect(otherwise).toEqual([]);
  });

  it('fit no row only where the platform ends the script', () => {
    const rowless = cases.filter((each) => rowOf(each) === undefined);
    expect(rowless.filter((each) => !isSlow(each)).map(placeOf)).toEqual([]);
    expect(rowless.filter(({ operationId }) => operationId === 'Send_SMS').map(placeOf)).toEqual([
      'Send_SMS/time-outs.yaml: a platform that ends the script sooner than any published limit, which nothing in the script can prevent',
    ]);
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
