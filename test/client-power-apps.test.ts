import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendmode } from '../connector/sendmode.ts';
import { emitDefinition } from '../emit/definition.ts';
import { formulaText } from '../emit/power-apps/formula.ts';
import { powerAppsActions } from '../emit/power-apps/functions.ts';
import { type RunningPlatform, startPlatform } from './clients/platform.ts';
import { press, type Value } from './emit/power-fx/run.ts';

// Microsoft's Power Fx library cannot be had as a package, so the formulas are evaluated by a small engine of our own. What
// it gives the call is laid out as the library lays it out (HttpFunctionInvoker), and sent the way it sends it.

const functions = new Map(
  powerAppsActions(sendmode, emitDefinition(sendmode)).map((one) => [one.signature.functionName, one]),
);

/** What the call in a formula is given, each argument under its name; a blank is left out, as the library does. */
const argumentsOf = (formula: string, names: readonly string[]): Record<string, unknown> => {
  let given: readonly Value[] = [];
  press(formula, {
    variables: new Map(),
    collections: new Map(),
    notices: [],
    now: () => new Date(),
    call: (_, values) => {
      given = values;
      return { statusCode: 0 };
    },
  });
  expect(given).toHaveLength(names.length);
  const written = JSON.stringify(Object.fromEntries(names.map((name, index) => [name, given[index]])));
  return JSON.parse(written, (_, value) => value ?? undefined) as Record<string, unknown>;
};

let platform: RunningPlatform;

/** `POST /invoke`: Content-Type chooses the form of the body and is no header of its own; the rest is the body. */
const invoke = (functionName: string): Promise<Response> => {
  const found = functions.get(functionName);
  if (!found) throw new Error(`no function ${functionName}`);
  const { action, signature } = found;
  const names = signature.required.map(({ name }) => name);
  const given = argumentsOf(formulaText(sendmode, action, signature), names);
  const { 'Content-Type': contentType = 'application/json', ...body } = given;
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

const sendFields = sendmode.actions.find(({ operationId }) => operationId === 'Send_SMS')?.body?.fields ?? [];
const exampleOf = (name: string): unknown => sendFields.find((field) => field.name === name)?.example;

beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => platform.reset());
afterAll(() => platform?.stop());

describe('the arguments of the emitted formulas, sent as Power Apps sends them', () => {
  test('SendSMS reaches the outbox', async () => {
    expect((await invoke('SendSMS')).status).toBe(200);
    expect(await platform.outbox()).toMatchObject([
      { messagetext: exampleOf('messagetext'), recipients: [{ number: '0870000000' }] },
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
