import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../connector/model.ts';
import { emitDefinition } from '../../../emit/definition.ts';
import { formulaText } from '../../../emit/power-apps/formula.ts';
import { powerAppsActions } from '../../../emit/power-apps/functions.ts';
import { powerFxSignatures } from '../../../emit/power-apps/signatures.ts';
import { withFifthAction } from '../../connector/fifth-action.ts';
import { fixedDescription, fixedWithFifthAction } from '../../connector/fixed-description.ts';
import { refusals } from './rules.ts';
import { type App, type CallFailure, press, type Value } from './run.ts';

const formulasOf = (connector: Connector) =>
  powerAppsActions(connector, emitDefinition(connector)).map(
    ({ action, signature }) => [signature.functionName, formulaText(connector, action, signature)] as const,
  );

const formulas = formulasOf(withFifthAction);
const fixedFormulas = new Map(formulasOf(fixedWithFifthAction));
const formula = (name: string): string => fixedFormulas.get(name) ?? '';
const meaning = (status: number): string =>
  fixedDescription.errors.find((error) => error.status === status)?.description ?? `nothing for ${status}`;

describe('the type checker of Power Fx', () => {
  test.each(formulas)('takes %s', (_, text) => {
    expect(refusals(text, powerFxSignatures(emitDefinition(withFifthAction)))).toEqual([]);
  });

  test.each([
    [
      'a nested record without its optional columns',
      'With({message: {messagetext: "x", recipients: ["0870000000"]}}, Sendmode.SendSMS(message))',
      ['senderid', 'customerid', 'scheduledate'].map((name) => `Sendmode.SendSMS: message lacks the column ${name}`),
    ],
    [
      'a column that is none',
      'Sendmode.OptoutCustomer("application/json", {mobilenumber: "0", optoutresponse: Blank(), returnedresponse: Blank(), reason: ""})',
      ['Sendmode.OptoutCustomer: message has no column reason'],
    ],
    [
      'a missing argument',
      'Sendmode.ImportCustomer("Newsletter")',
      ['Sendmode.ImportCustomer takes 2 arguments, not 1'],
    ],
    [
      'a status compared with literals',
      'Switch(FirstError.Details.HttpStatusCode, 400, "a", "b")',
      ['a Switch has a label that is no text'],
    ],
  ])('refuses %s', (_, text, want) => {
    expect(refusals(text, powerFxSignatures(emitDefinition(fixedWithFifthAction)))).toEqual(want);
  });

  test('would notice a new optional field that the formulas do not name', () => {
    const newer = structuredClone(emitDefinition(fixedDescription));
    const message = newer.definitions.Send_SMSRequestMessage;
    if (message) message.properties.campaign = { type: 'string' };
    expect(refusals(formula('SendSMS'), powerFxSignatures(newer))).toEqual([
      'Sendmode.SendSMS: message lacks the column campaign',
    ]);
  });
});

const start = Date.UTC(2030, 0, 31, 9, 30);

/** An app in which every call fails in this way, or is accepted. */
const appWith = (
  answer: () => { failure: CallFailure } | Value,
): App & { calls: (readonly Value[])[]; later: (minutes: number) => void } => {
  const calls: (readonly Value[])[] = [];
  let time = start;
  return {
    calls,
    variables: new Map(),
    collections: new Map(),
    notices: [],
    call: (_, given) => {
      calls.push(given);
      return answer();
    },
    now: () => new Date(time),
    later: (minutes) => {
      time += minutes * 60_000;
    },
  };
};

/** The words of the open engine, which fills no details. */
const inMessage = (functionName: string, status: number): CallFailure => ({
  message: `Sendmode.${functionName} failed: The server returned an HTTP error with code ${status} (Reason).`,
});
/** What a canvas app fills in, as Microsoft's page on IfError says. */
const inDetails = (status: number): CallFailure => ({ message: 'It failed.', status });

const refused = (status: number): string => `Error: Send SMS was refused with status ${status}. Nothing was sent.`;
const unknown = `Warning: ${meaning(424)}`;

describe('SendSMS tells what was not sent from what may have been', () => {
  test.each([
    ...[400, 401, 403, 404, 413, 429].map((status) => [status, `Error: ${meaning(status)}`] as const),
    ...[402, 405, 409, 415, 422, 451].map((status) => [status, refused(status)] as const),
    ...[408, 424, 500, 502, 503, 504, 599, 302].map((status) => [status, unknown] as const),
  ])('%i', (status, want) => {
    for (const failure of [inMessage('SendSMS', status), inDetails(status)]) {
      const app = appWith(() => ({ failure }));
      press(formula('SendSMS'), app);
      expect(app.notices).toEqual([want]);
      expect(app.collections.get('sendmodeReview') ?? []).toHaveLength(want === unknown ? 1 : 0);
      expect(app.variables.get('sendmodeBusyUntil')).toBeNull();
    }
  });

  test.each([
    'The network connection was lost.',
    'Expecting Decimal but received a String, in balance',
    // Where there is no status, no three letters of the text are taken for one.
    '0123456789abcde401 and 404',
    '',
  ])('no status, "%s"', (message) => {
    const app = appWith(() => ({ failure: { message } }));
    press(formula('SendSMS'), app);
    expect(app.notices).toEqual([unknown]);
    expect(app.collections.get('sendmodeReview')).toMatchObject([
      { at: new Date(start), message: { messagetext: 'Your appointment is tomorrow at 09:30.', senderid: null } },
    ]);
  });
});

test.each([
  ['ImportCustomer', 502, `Error: ${meaning(502)}`],
  ['ImportCustomer', 504, `Error: ${meaning(504)}`],
  ['OptoutCustomer', 404, `Error: ${meaning(404)}`],
  ['CheckCredits', 413, `Error: ${meaning(413)}`],
  [
    'CheckCredits',
    418,
    'Error: Check Credits failed. Sendmode.CheckCredits failed: The server returned an HTTP error with code 418 (Reason).',
  ],
])('%s says what status %i means, and keeps nothing for review', (name, status, want) => {
  const app = appWith(() => ({ failure: inMessage(name, status) }));
  press(formula(name), app);
  expect(app.notices).toEqual([want]);
  expect(app.collections.size).toBe(0);
});

test.each([
  [
    'SendSMS',
    'messagetext: "Your appointment is tomorrow at 09:30."',
    'messagetext: Blank()',
    'Message Text, Recipients',
  ],
  ['SendSMS', 'messagetext: "Your appointment is tomorrow at 09:30."', 'messagetext: ""', 'Message Text, Recipients'],
  ['SendSMS', '["0870000000"]', '[]', 'Message Text, Recipients'],
  ['ImportCustomer', '"Newsletter"', 'Blank()', 'Group, Mobile Number'],
  ['ImportCustomer', '"0870000000"', 'Blank()', 'Group, Mobile Number'],
  ['OptoutCustomer', '"0870000000"', 'Blank()', 'Mobile Number'],
  ['VerifyNumber', '"0870000000"', 'Blank()', 'Recipient'],
])('%s with %s replaced by %s calls nothing and is not busy', (name, from, to, labels) => {
  expect(formula(name)).toContain(from);
  const app = appWith(() => ({ statusCode: 0 }));
  press(formula(name).replace(from, to), app);
  expect(app.notices).toEqual([`Error: Nothing was sent: give a value for ${labels}.`]);
  expect(app.calls).toEqual([]);
  expect(app.variables.size).toBe(0);
});

describe('a button that is pressed again', () => {
  test('while the call is under way sends nothing', () => {
    const app = appWith(() => {
      press(formula('SendSMS'), app);
      return { statusCode: 0 };
    });
    press(formula('SendSMS'), app);
    expect(app.calls).toHaveLength(1);
    expect(app.notices).toEqual(['Success: Sendmode accepted the message. Accepted does not mean delivered.']);
  });

  test('after the call sends again', () => {
    const app = appWith(() => ({ statusCode: 0 }));
    press(formula('SendSMS'), app);
    press(formula('SendSMS'), app);
    expect(app.calls).toHaveLength(2);
  });

  test('is not dead for good where a host broke the formula off', () => {
    const app = appWith(() => {
      throw new Error('PowerFxConnectorException');
    });
    expect(() => press(formula('SendSMS'), app)).toThrow('PowerFxConnectorException');
    press(formula('SendSMS'), app);
    expect(app.calls).toHaveLength(1);
    app.later(3);
    expect(() => press(formula('SendSMS'), app)).toThrow('PowerFxConnectorException');
    expect(app.calls).toHaveLength(2);
  });
});

test('CheckCredits keeps the answer, and nothing where it failed', () => {
  const app = appWith(() => ({ statusCode: 0, balance: 998.5 }));
  press(formula('CheckCredits'), app);
  expect(app.variables.get('checkCredits')).toEqual({ statusCode: 0, balance: 998.5 });
  const failing = appWith(() => ({ failure: inDetails(401) }));
  press(formula('CheckCredits'), failing);
  expect(failing.variables.get('checkCredits')).toBeNull();
  expect(failing.notices).toEqual([`Error: ${meaning(401)}`]);
});

test.each(formulas)('%s shows nothing that an app cannot see', (_, text) => {
  expect(text).not.toMatch(/header|status code|error text|review list/i);
});

test('a date in a comment is written with Text, in the form that the field has', () => {
  expect(formula('SendSMS')).toContain('Text(YourDate, "yyyy-mm-ddThh:mm:ss")');
  expect(formula('ImportCustomer')).toContain('Text(YourDate, "dd/mm/yyyy")');
  expect(formula('OptoutCustomer')).not.toContain('YourDate');
});
