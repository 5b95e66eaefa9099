import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { type CommandRun, runCommand } from '../scripts/run-command.ts';
import { runPlatform } from '../scripts/run-platform.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

/** Milliseconds. The copy builds the host of the script anew. */
const timeout = 120_000;

describeWithDotnet('a fifth action, one that must not be repeated, in a copy of the repository', () => {
  let copy: RepositoryCopy;
  const run = (...args: string[]): Promise<CommandRun> => runCommand(args, {}, copy.folder);
  const call = ['call', 'VerifyNumber', '--set', 'body/message/recipient=0870000000'];
  const read = (file: string): Promise<string> => readFile(path.join(copy.folder, file), 'utf8');

  beforeAll(async () => {
    copy = await copyRepository();
    const action = await readFile(path.resolve(import.meta.dirname, '../connector/verify-number.ts'), 'utf8');
    // One new file,
    await copy.write('connector/actions/verify-number.ts', action.replaceAll('../../connector/', '../'));
    // one line, with its import,
    await copy.edit(
      'connector/sendmode.ts',
      'import { defaultErrorDescription',
      "import { verifyNumber } from './actions/verify-number.ts';\nimport { defaultErrorDescription",
    );
    await copy.edit(
      'connector/sendmode.ts',
      'checkCredits, optoutCustomer]',
      'checkCredits, optoutCustomer, verifyNumber]',
    );
    // and one entry in the script's list.
    await copy.edit('script/script.csx', '{ "Send_SMS" }', '{ "Send_SMS", "VerifyNumber" }');
  });

  afterAll(() => rm(copy.folder, { recursive: true, force: true }));

  test('is built', { timeout }, async () => {
    expect(await run('build')).toMatchObject({ errors: '', status: 0 });
    const properties = JSON.parse(await read('apiProperties.json'));
    expect(properties.properties.scriptOperations).toContain('VerifyNumber');
    expect(await read('apiDefinition.swagger.json')).toContain('"operationId": "VerifyNumber"');
  });

  test('passes the check', { timeout }, async () => {
    const { status, output, errors } = await run('check');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(output).toContain('0 errors, 0 warnings');
    expect(output).toContain('Files on disk: what the description emits.');
  });

  test('is packaged for every host', { timeout }, async () => {
    expect(await run('package')).toMatchObject({ errors: '', status: 0 });
    expect(await read('dist/power-apps/formulas/VerifyNumber.fx')).toContain('Sendmode.VerifyNumber(message)');
    expect(await read('dist/copilot-studio/actions/VerifyNumber.mcs.yml')).toContain('operationId: VerifyNumber');
    expect(await read('dist/certification/intro.md')).toContain('**Verify number** must not be repeated');
  });

  test('runs on the local platform, through the script, and sends what the definition says', { timeout }, async () => {
    const { status, output, errors } = await run(...call, '--gateway', 'http://127.0.0.1:9');
    expect(output).toMatch(/request {3}POST http:\/\/127\.0\.0\.1:\d+\/v2\/verify\n/);
    expect(output).toContain('{\n  "message": {\n    "recipient": "0870000000"\n  }\n}');
    expect(output).not.toContain('THE SCRIPT WAS NOT APPLIED');
    expect(output).toContain('answer    HTTP 200\n{\n  "status": "OK",\n  "statusCode": 0');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  test('gets the answer 424 where its outcome is unknown, as nobody listens behind the gateway', {
    timeout,
  }, async () => {
    const { gateway } = await runPlatform(['--backend', 'http://127.0.0.1:9'], {}, copy.folder);
    const { status, output } = await run(...call, '--gateway', gateway);
    expect(output).toContain('answer    HTTP 424');
    expect(status).toBe(1);
  });
});
