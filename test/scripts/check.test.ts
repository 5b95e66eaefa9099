import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { buildConnector } from '../../scripts/build.ts';
import { checkConnector } from '../../scripts/check.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { repositoryFolder, scriptPath } from '../../scripts/repository.ts';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const built = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await buildConnector(sendmode, folder);
  await mkdir(path.join(folder, 'script'));
  await copyFile(path.join(repositoryFolder, scriptPath), path.join(folder, scriptPath));
  return folder;
};

const change = async (folder: string, file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(path.join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(path.join(folder, file), text.replace(from, to));
};

const codes = async (folder: string): Promise<string[]> =>
  (await checkConnector(sendmode, folder)).findings.map((finding) => `${finding.code} ${finding.pointer}`);

describe('check', () => {
  test('what was built for this repository passes', async () => {
    const { status, output } = await runCommand(['check']);
    expect(output).toContain('Files on disk: what the description emits.');
    expect(output).toMatch(/OpenAPI 2\.0 and the certification rules: 0 errors, 0 warnings, \d+ waived on purpose\./);
    expect(status).toBe(0);
  });

  test('a file changed by hand is found', async () => {
    const folder = await built();
    await change(folder, 'apiDefinition.swagger.json', '"Message Text"', '"Text"');
    expect(await codes(folder)).toContain('NotWhatTheDescriptionEmits apiDefinition.swagger.json');
  });

  test('a file that is gone is found', async () => {
    const folder = await built();
    await rm(path.join(folder, 'docs/reference.md'));
    expect(await codes(folder)).toEqual(['NotWhatTheDescriptionEmits docs/reference.md']);
  });

  test('a definition that is not OpenAPI 2.0 is refused by swagger-parser', async () => {
    const folder = await built();
    await change(folder, 'apiDefinition.swagger.json', '"type": "string"', '"type": "text"');
    expect(await codes(folder)).toContain('NotOpenApi2 apiDefinition.swagger.json');
  });

  test('a file that is not JSON is named', async () => {
    const folder = await built();
    await writeFile(path.join(folder, 'apiProperties.json'), '{');
    const refusal = await checkConnector(sendmode, folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ExpectedError);
    expect((refusal as Error).message).toMatch(
      /apiProperties\.json, line 1, column 2: this is not JSON: the text ends before the JSON does\. Nothing was checked\. Run npm run build to write it\.$/,
    );
  });

  test('a missing definition is named', async () => {
    const folder = await temporaryFolder();
    await expect(checkConnector(sendmode, folder)).rejects.toThrow(
      `${path.join(folder, 'apiDefinition.swagger.json')} does not exist. Nothing was checked. Run npm run build to write it.`,
    );
  });
});
