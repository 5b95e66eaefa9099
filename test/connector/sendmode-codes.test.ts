import { describe, expect, test } from 'vitest';
import { errors } from '../../connector/errors.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { sendmodeCodes } from '../../connector/sendmode-codes.ts';
import { statusOfCode } from '../../emit/action.ts';
import { documentedCodes } from '../../sendmode/codes.ts';

describe("Sendmode's codes", () => {
  test('are those that the simulated Sendmode answers with', () => {
    const simulated = Object.entries(documentedCodes).map(([identifier, { code }]) => `${code} ${identifier}`);
    expect(sendmodeCodes.map(({ code, identifier }) => `${code} ${identifier}`)).toEqual(simulated);
  });

  test.each([
    [0, 200, 200],
    [1, 400, 400],
    [8, 424, 500],
    [10, 400, 400],
    [11, 400, 400],
    [14, 401, 401],
    [16, 403, 403],
    [18, 400, 400],
    [97, 400, 400],
    [195, 400, 400],
  ])('%i becomes %i where a call must not be repeated and %i elsewhere', (number, unsafe, safe) => {
    const code = sendmodeCodes.find((one) => one.code === number);
    if (!code) throw new Error(`no code ${number}`);
    for (const action of sendmode.actions) {
      expect(statusOfCode(code, action)).toBe(action.repetition.safe ? safe : unsafe);
    }
  });

  test('agree with the examples of the errors', () => {
    const examples = errors.filter(({ example }) => example && 'statusCode' in example);
    expect(examples.map(({ status }) => status)).toEqual([400, 401, 403]);
    for (const { status, example } of examples) {
      const code = sendmodeCodes.find((one) => one.code === example?.statusCode);
      expect({ status: code?.status, identifier: code?.identifier }).toEqual({ status, identifier: example?.status });
    }
  });
});
