import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { codeAppModule } from '../../emit/power-apps/code-app.ts';

// The module runs here against a service that fails as told; the suite in test/clients/code-app runs it against what
// Microsoft's generator writes.

type Call = (body?: object) => Promise<unknown>;

const addressOf = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** The emitted module, whose every call ends with this result of the service. */
const moduleWith = async (result: object): Promise<Readonly<Record<string, Call>>> => {
  const service = `export const SendmodeService = new Proxy({}, { get: () => async () => (${JSON.stringify(result)}) });`;
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const code = ts.transpile(codeAppModule(sendmode), options).replace('"./generated"', `"${addressOf(service)}"`);
  return import(/* @vite-ignore */ addressOf(code));
};

const failWith = async (name: string, status: number | undefined): Promise<unknown> => {
  const call = (await moduleWith({ success: false, error: { message: 'It failed.', status } }))[name];
  return call?.({}).then(
    () => undefined,
    (error: unknown) => error,
  );
};

const meaning = (status: number): string | undefined =>
  sendmode.errors.find((error) => error.status === status)?.description;

describe('the errors of the module for code apps', () => {
  test.each([
    [400, 'refused', meaning(400)],
    [404, 'refused', meaning(404)],
    [413, 'refused', meaning(413)],
    [429, 'refused', meaning(429)],
    [422, 'refused', 'It failed.'],
    [408, 'unknown', meaning(424)],
    [424, 'unknown', meaning(424)],
    [500, 'unknown', meaning(424)],
    [504, 'unknown', meaning(424)],
    [undefined, 'unknown', 'It failed.'],
  ])('of sendSMS with status %s', async (status, outcome, message) => {
    expect(await failWith('sendSMS', status)).toMatchObject({ outcome, message });
  });

  test.each([
    [408, 'It failed.'],
    [500, meaning(500)],
    [502, meaning(502)],
    [504, meaning(504)],
  ])('of importCustomer, which may be repeated, with status %s', async (status, message) => {
    expect(await failWith('importCustomer', status)).toMatchObject({ status, outcome: 'unknown', message });
  });

  test('speak of nothing that the error does not hold', () => {
    expect(codeAppModule(sendmode)).not.toMatch(/Retry-After|review list/);
  });
});
