import { copyFile, cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkFolder } from '../../../scripts/check-folder.ts';
import { checkDotnet } from '../../../scripts/doctor/dotnet.ts';
import { diagnose } from '../../../scripts/doctor.ts';
import { ExpectedError } from '../../../scripts/expected-error.ts';
import { repositoryFolder } from '../../../scripts/repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const copied = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await cp(path.join(repositoryFolder, 'test/fixtures/connectors/weather'), folder, { recursive: true });
  await copyFile(path.join(repositoryFolder, 'icon.png'), path.join(folder, 'icon.png'));
  return folder;
};

const definition = 'apiDefinition.swagger.json';
const properties = 'apiProperties.json';

test.each<[file: string, text: string | undefined, want: string]>([
  [definition, undefined, 'does not exist'],
  [properties, undefined, 'does not exist'],
  [definition, '', 'line 1, column 1'],
  [definition, '{', 'line 1, column 2'],
  [properties, '{"properties": }', 'line 1, column 16'],
  [properties, '{\n  "properties": {},\n}', 'line 3'],
  ['settings.json', '{', 'settings.json, line 1, column 2'],
])('check of a folder whose %s is %j says where and what to do', async (file, text, want) => {
  const folder = await copied();
  await (text === undefined ? rm(path.join(folder, file)) : writeFile(path.join(folder, file), text));
  const refusal: unknown = await checkFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ExpectedError);
  expect((refusal as Error).message).toContain(want);
  expect((refusal as Error).message).toMatch(/Nothing was checked\. (Give|Correct)/);
});

test.each([
  [definition, '[]'],
  [definition, '{}'],
])('check of a folder whose %s is %j finds errors', async (file, text) => {
  const folder = await copied();
  await writeFile(path.join(folder, file), text);
  const checked = await checkFolder(folder).catch((error: unknown) => error);
  if (checked instanceof Error) expect(checked).toBeInstanceOf(ExpectedError);
  else expect((checked as { findings: unknown[] }).findings.length).toBeGreaterThan(0);
});

const states = async (folder: string) =>
  new Map((await diagnose(folder, { port: 0, backendPort: 0 })).map((each) => [each.what, each]));

test('doctor of a folder without anything names the packages and the stale files, with consequence and fix', async () => {
  const found = await states(await temporaryFolder());
  expect(found.get('Packages')).toMatchObject({ state: 'bad', fix: 'Restore the file.' });
  expect(found.get('Emitted files')).toMatchObject({ state: 'bad', fix: 'Run npm run build.' });
  expect(found.get('Script host')).toMatchObject({ state: 'note', fix: expect.stringContaining('npm run check') });
});

test('doctor names a package of another version', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'package.json'), '{"dependencies":{"hono":"1.2.3"}}');
  expect((await states(folder)).get('Packages')).toMatchObject({
    state: 'bad',
    found: 'hono missing instead of 1.2.3.',
    fix: 'Run npm ci.',
  });
});

test('doctor without .NET says what is not to be had', async () => {
  expect(await checkDotnet('no-such-dotnet')).toEqual([
    {
      what: '.NET SDK',
      state: 'bad',
      found: '"no-such-dotnet" brings none.',
      consequence: 'Scripts are neither run nor checked: dev and call go on without, and say so.',
      fix: 'Install version 8 or newer from https://dotnet.microsoft.com/download.',
    },
  ]);
});
