import { expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

/** One edit each, in the one place where the assumption stands: another path, another wrapper, and no wrapper. */
const corrections = [
  ["path: '/optout'", "path: '/optouts'"],
  ["optoutWrapper: assume<string | undefined>('message'", "optoutWrapper: assume<string | undefined>('sms'"],
  ["importWrapper: assume<string | undefined>('importdata'", "importWrapper: assume<string | undefined>('customer'"],
  ["sendWrapper: assume<string | undefined>('message'", 'sendWrapper: assume<string | undefined>(undefined'],
] as const;

const calls = [
  {
    action: 'Optout_Customer',
    settings: ['Content-Type=application/json', 'body/sms/mobilenumber=0870000000'],
    request: 'POST /v2/optouts',
  },
  {
    action: 'Import_Customer',
    settings: ['body/group=VIP', 'body/customer/mobilenumber=0870000000'],
    request: 'POST /v2/import',
  },
  {
    action: 'Send_SMS',
    settings: ['body/messagetext=Hello', 'body/recipients=["0870000000"]'],
    request: 'POST /v2/send',
  },
] as const;

const commandLine = 'scripts/sendmode-connector.js';

/** The request and the answer of a call on a platform that is started for it. */
const called = async (copy: RepositoryCopy, { action, settings }: (typeof calls)[number]): Promise<string> => {
  const sets = settings.flatMap((setting) => ['--set', setting]);
  const { status, printed } = await copy.run(commandLine, 'call', action, ...sets, '--gateway', 'new');
  expect(status, printed).toBe(0);
  const [, method, path] = /^request {3}(\S+) http:\/\/[^/]+(\S+)$/m.exec(printed) ?? [];
  const [, answer = ''] = /^answer {4}(HTTP 200\n\{\n {2}"status": "OK",\n {2}"statusCode": 0,)/m.exec(printed) ?? [];
  expect(answer, printed).not.toBe('');
  return `${method} ${path}`;
};

/** What a file of the copy says of the opt-out, the import and the send. */
const files = [
  {
    file: 'apiDefinition.swagger.json',
    says: ['"/optouts": {', '"sms": {', '"customer": {'],
    saysNot: ['"/optout": {', 'Send_SMSRequestMessage'],
  },
  {
    file: 'docs/reference.md',
    says: [
      'Opting a customer out is a POST to /v2/optouts.',
      'An opt-out request is JSON with its fields inside an object called "sms".',
      'An import request is JSON with the customer inside an object called "customer" and the group beside it.',
      'A send request is JSON with its fields at the top level.',
    ],
    saysNot: ['/v2/optout.', 'called "message"', 'called "importdata"'],
  },
  {
    file: 'dist/power-apps/formulas/OptoutCustomer.fx',
    says: ["Sendmode.OptoutCustomer('Content-Type', sms)"],
    saysNot: ['message: {'],
  },
  {
    file: 'dist/power-apps/formulas/ImportCustomer.fx',
    says: ['Sendmode.ImportCustomer(group, customer)'],
    saysNot: ['importdata'],
  },
  {
    file: 'dist/power-apps/formulas/SendSMS.fx',
    says: ['Sendmode.SendSMS(messagetext, recipients)'],
    saysNot: ['message:'],
  },
  {
    file: 'dist/logic-apps/standard/OptOut/workflow.json',
    says: ['"path": "/optouts"', '"sms": "@removeProperty('],
    saysNot: ['"path": "/optout"', '"message": {'],
  },
];

describeWithDotnet('an assumption that is corrected in its one place', () => {
  test('changes definition, reference, formulas, samples, contract cases and simulation', {
    timeout: 600_000,
  }, async () => {
    const copy = await copyRepository();
    for (const [text, other] of corrections) await copy.replace('connector/assumptions.ts', text, other);
    for (const command of ['build', 'package']) {
      const { status, printed } = await copy.run(commandLine, command);
      expect(status, printed).toBe(0);
    }
    for (const { file, says, saysNot } of files) {
      const text = await copy.read(file);
      for (const part of says) expect(text.includes(part), `${file} says: ${part}`).toBe(true);
      for (const part of saysNot) expect(text.includes(part), `${file} says: ${part}`).toBe(false);
    }
    for (const call of calls) expect(await called(copy, call)).toBe(call.request);
    const { status, printed } = await copy.run(
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'core',
      'test/contract',
    );
    expect(status, printed).toBe(0);
    expect(printed).toMatch(/Tests {2}\d{3} passed/);
  });
});
