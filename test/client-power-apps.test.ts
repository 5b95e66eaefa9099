import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sendmode } from '../connector/sendmode.ts';
import { emitDefinition } from '../emit/definition.ts';
import { formulaText } from '../emit/power-apps/formula.ts';
import { powerAppsActions } from '../emit/power-apps/functions.ts';
import { type RunningPlatform, startPlatform } from './clients/platform.ts';

// Microsoft's Power Fx library cannot be had as a package, so the formulas are not evaluated here. Their arguments are
// read from their text, laid out as the library lays them out (HttpFunctionInvoker), and sent the way it sends them.

const functions = new Map(
  powerAppsActions(sendmode, emitDefinition(sendmode)).map((one) => [one.signature.functionName, one]),
);

/** The names that a formula gives its function, and their values from the record of its With. */
const argumentsOf = (formula: string): Map<string, unknown> => {
  const [, names = ''] = /Sendmode\.\w+\(([^)]*)\)/.exec(formula) ?? [];
  const [, record = '{}'] = /With\(\s*(\{[\s\S]*?\n\s*\}),\n/.exec(formula) ?? [];
  const values = parse(record) as Record<string, unknown>;
  return new Map(
    names
      .split(', ')
      .flatMap((name) => (name === '' ? [] : [name.replaceAll("'", '')]))
      .map((name) => [name, values[name]]),
  );
};

let platform: RunningPlatform;

/** `POST /invoke`: Content-Type chooses the form of the body and is no header of its own; the rest is the body. */
const invoke = (functionName: string): Promise<Response> => {
  const found = functions.get(functionName);
  if (!found) throw new Error(`no function ${functionName}`);
  const { action, signature } = found;
  const given = argumentsOf(formulaText(sendmode, action, signature));
  expect([...given.keys()]).toEqual(signature.required.map(({ name }) => name));
  const { 'Content-Type': contentType = 'application/json', ...body } = Object.fromEntries(given);
  return fetch(`${platform.gateway}/invoke`, {
    method: 'POST',
    headers: {
      'x-ms-request-method': action.method.toUpperCase(),
      'x-ms-request-url': `/apim/sendmode/demo${action.path}`,
      ...(action.method === 'get' ? {} : { 'Content-Type': String(contentType) }),
    },
    ...(action.method === 'get' ? {} : { body: JSON.stringify(body) }),
  });
};

beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => platform.reset());
afterAll(() => platform?.stop());

describe('the arguments of the emitted formulas, sent as Power Apps sends them', () => {
  test('SendSMS reaches the outbox', async () => {
    expect((await invoke('SendSMS')).status).toBe(200);
    expect(await platform.outbox()).toMatchObject([
      { messagetext: 'Your appointment is tomorrow at 09:30.', recipients: [{ number: '0870000000' }] },
    ]);
  });

  test('ImportCustomer reaches the customers', async () => {
    expect((await invoke('ImportCustomer')).status).toBe(200);
    expect(await platform.customers()).toEqual([
      { account: 'demo', groups: ['Newsletter'], mobilenumber: '0870000000' },
    ]);
  });

  test('CheckCredits reads the balance', async () => {
    expect(await (await invoke('CheckCredits')).json()).toMatchObject({ statusCode: 0, balance: 1000 });
  });

  test('OptoutCustomer reaches the opt-out list', async () => {
    expect((await invoke('OptoutCustomer')).status).toBe(200);
    expect(await platform.optouts()).toHaveLength(1);
  });
});
