import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runPlatform } from '../scripts/run-platform.ts';
import { copyRepository, type RepositoryCopy } from './repository-copy.ts';

/** Adds an action that must not be repeated as a contributor does: one new file, one line, one entry in the script's list. */
const addFifthAction = async (copy: RepositoryCopy): Promise<void> => {
  const action = await readFile(path.resolve(import.meta.dirname, '../connector/verify-number.ts'), 'utf8');
  const file = path.join(copy.folder, 'connector/actions/verify-number.ts');
  await writeFile(file, action.replaceAll('../../connector/', '../'));
  const list = 'checkCredits, optoutCustomer]';
  await copy.replace('connector/sendmode.ts', list, list.replace(']', ', verifyNumber]'));
  const firstImport = "import { checkCredits } from './actions/check-credits.ts';\n";
  const itsImport = "import { verifyNumber } from './actions/verify-number.ts';\n";
  await copy.replace('connector/sendmode.ts', firstImport, firstImport + itsImport);
  const lastEntry = '"status statusCode:integer error acceptedDateTime mobilenumber optoutreason" },\n';
  const itsEntry =
    '        new Operation { Id = "VerifyNumber", Route = "POST /verify", IsRepeatable = false, Fields =\n            "status statusCode:integer error" },\n';
  await copy.replace('script/script.csx', lastEntry, lastEntry + itsEntry);
};

describeWithDotnet('a fifth action, one that must not be repeated', () => {
  test('is built, checked, packaged and run with one file, one line and one entry in the script', {
    timeout: 300_000,
  }, async () => {
    const copy = await copyRepository();
    await addFifthAction(copy);
    const command = (...args: string[]) => copy.run('scripts/sendmode-connector.js', ...args);
    const succeeded = expect.objectContaining({ status: 0 });

    expect(await command('build')).toEqual(succeeded);
    expect(JSON.parse(await copy.read('apiProperties.json')).properties.scriptOperations).toContain('VerifyNumber');
    expect(await copy.read('apiDefinition.swagger.json')).toContain('"operationId": "VerifyNumber"');

    const checked = await command('check');
    expect(checked).toEqual(succeeded);
    expect(checked.printed).toContain('0 errors');
    expect(checked.printed).toContain('Files on disk: what the description emits.');

    expect(await command('package')).toEqual(succeeded);
    expect(await copy.read('dist/power-apps/formulas/VerifyNumber.fx')).toContain('Sendmode.VerifyNumber(message)');
    expect(await copy.read('dist/copilot-studio/actions/VerifyNumber.mcs.yml')).toContain('operationId: VerifyNumber');
    expect(await copy.read('dist/certification/intro.md')).toContain('**Verify number** must not be repeated');

    const call = ['call', 'VerifyNumber', '--set', 'body/message/recipient=0870000000', '--gateway'];
    const { status, printed } = await command(...call, 'new');
    expect(printed).toMatch(/request {3}POST http:\/\/127\.0\.0\.1:\d+\/v2\/verify\n/);
    expect(printed).toContain('{\n  "message": {\n    "recipient": "0870000000"\n  }\n}');
    expect(printed).not.toContain('THE SCRIPT WAS NOT APPLIED');
    expect(printed).toContain('answer    HTTP 200\n{\n  "status": "OK",\n  "statusCode": 0');
    expect(status).toBe(0);

    // Nobody listens behind this gateway, so the outcome is unknown: the script says so, and nothing is repeated.
    const { gateway } = await runPlatform(['--backend', 'http://127.0.0.1:9'], {}, copy.folder);
    expect((await command(...call, gateway)).printed).toContain('answer    HTTP 424');
  });
});
