import { copyFile, cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkFolder } from '../../../scripts/check-folder.ts';
import { checkDotnet } from '../../../scripts/doctor/dotnet.ts';
import { diagnose } from '../../../scripts/doctor.ts';
import { ExpectedError } from '../../../scripts/expected-error.ts';
import { repositoryFolder } from '../../../scripts/repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { expectTold } from './told.ts';

const copied = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await cp(path.join(repositoryFolder, 'test/fixtures/connectors/weather'), folder, { recursive: true });
  await copyFile(path.join(repositoryFolder, 'icon.png'), path.join(folder, 'icon.png'));
  return folder;
};

const definition = 'apiDefinition.swagger.json';
const properties = 'apiProperties.json';

const giveFolder = 'Give a folder that holds apiDefinition.swagger.json and apiProperties.json.';

test.each<[file: string, text: string | undefined, place: string, value: string, fix: string]>([
  [definition, undefined, definition, 'does not exist', giveFolder],
  [properties, undefined, properties, 'does not exist', giveFolder],
  [definition, '', `${definition}, line 1, column 1`, 'this is not JSON', 'Correct the file.'],
  [definition, '{', `${definition}, line 1, column 2`, 'this is not JSON', 'Correct the file.'],
  [properties, '{"properties": }', `${properties}, line 1, column 16`, 'the character "}"', 'Correct the file.'],
  [properties, '{\n  "properties": {},\n}', `${properties}, line 3`, 'this is not JSON', 'Correct the file.'],
  ['settings.json', '{', 'settings.json, line 1, column 2', 'this is not JSON', 'Correct the file.'],
])('check of a folder whose %s is %j says where and what to do', async (file, text, place, value, fix) => {
  const folder = await copied();
  await (text === undefined ? rm(path.join(folder, file)) : writeFile(path.join(folder, file), text));
  const refusal: unknown = await checkFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ExpectedError);
  expectTold((refusal as Error).message, { place, value, consequence: 'Nothing was checked.', fix });
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

test.each<[what: string, manifest: string | undefined, value: string, consequence: string, fix: string]>([
  ['Packages', undefined, 'package.json cannot be read.', 'Nobody knows which packages', 'Restore the file.'],
  ['Packages', '{', 'package.json cannot be read.', 'Nobody knows which packages', 'Restore the file.'],
  [
    'Packages',
    '{"dependencies":{"hono":"1.2.3"}}',
    ...(['hono missing instead of 1.2.3.', 'Commands and tests that need them stop', 'Run npm ci.'] as const),
  ],
  ['Emitted files', undefined, 'apiProperties.json', 'differs from the description', 'Run npm run build.'],
  ['Script host', undefined, 'not built from its present sources.', 'fetches packages from NuGet', 'npm run check'],
])('doctor names %s of a folder whose package.json is %j', async (what, manifest, value, consequence, fix) => {
  const folder = await temporaryFolder();
  if (manifest !== undefined) await writeFile(path.join(folder, 'package.json'), manifest);
  const found = (await states(folder)).get(what);
  expect(found?.state).not.toBe('good');
  expectTold(`${found?.what}: ${found?.found} ${found?.consequence} ${found?.fix}`, {
    place: what,
    value,
    consequence,
    fix,
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
