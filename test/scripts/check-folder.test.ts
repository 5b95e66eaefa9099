import { copyFile, cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../platform/gateway/gateway.ts';
import { loadConnector } from '../../platform/loading/load.ts';
import { checkFolder } from '../../scripts/check-folder.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { ownPlatform, startPlatform } from '../../scripts/platform.ts';
import { repositoryFolder } from '../../scripts/repository.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

const fixture = (name: string): string => path.join(repositoryFolder, 'test/fixtures/connectors', name);

/** A copy of a connector that somebody else could have written, with an icon. */
const copied = async (name = 'tickets'): Promise<string> => {
  const folder = await temporaryFolder();
  await cp(fixture(name), folder, { recursive: true });
  await copyFile(path.join(repositoryFolder, 'icon.png'), path.join(folder, 'icon.png'));
  return folder;
};

const codes = async (folder: string): Promise<string[]> => [
  ...new Set((await checkFolder(folder)).findings.map(({ code }) => code)),
];

const refusal = async (folder: string): Promise<string> => {
  const error = await checkFolder(folder).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ExpectedError);
  return (error as Error).message;
};

describe('check FOLDER', () => {
  test.each([
    ['weather', 'SchemaDefinitionSetIncorrectly'],
    ['signup', 'SchemeNotEncrypted'],
    ['tickets', 'ResponseNotTyped200'],
    ['shop', 'IconMissing'],
    ['calendar', 'IconMissing'],
  ])('judges the connector %s, and excuses nothing', async (name, code) => {
    const found = await codes(fixture(name));
    expect(found).toContain(code);
    expect(found).not.toContain('WaiverMatchesNothing');
  });

  test.each(['shop', 'calendar', 'minimal/unsupported-policy', 'minimal/wizard-names'])(
    'says of %s what is left out in the words of the page',
    async (name) => {
      const { connector, health } = createGateway({ connector: await loadConnector(fixture(name)) });
      const words = health().warnings.filter((warning) => !warning.startsWith('The connection "demo"'));
      const { report } = await checkFolder(fixture(name));
      const { operations, leftOut } = connector;
      const told = report.slice(report.indexOf('Local platform:')).split('\n');
      expect(told.slice(0, words.length + 2)).toEqual([
        `Local platform: runs ${operations.length} of ${operations.length + leftOut.length} operations.`,
        ...words.map((sentence) => `  ${sentence}`),
        expect.stringMatching(/^\S/),
      ]);
    },
  );

  test('says that nothing of a connector runs', async () => {
    const { report } = await checkFolder(fixture('minimal/list-in-several-parameters'));
    expect(report).toMatch(
      /\nLocal platform: does not run it\.\n {2}.*Nothing of this connector runs here\. A is left out: /,
    );
  });

  test('prints the findings, counts them and exits with 1 on an error', async () => {
    const { status, output } = await runCommand(['check', 'test/fixtures/connectors/tickets']);
    expect(output).toContain(
      'error FieldLengthNotInRange at apiDefinition.swagger.json#/info/description: The description of the connector must have 30 to 500 characters. Received "Tickets of a help desk.".',
    );
    expect(output).toMatch(/tickets: OpenAPI 2\.0 and the certification rules: \d+ errors, \d+ warnings\.\n/);
    expect(output.toLowerCase()).not.toContain('sendmode');
    expect(status).toBe(1);
  });

  test('says that the icon is missing', async () => {
    const folder = await copied();
    expect(await codes(folder)).not.toContain('IconMissing');
    await rm(path.join(folder, 'icon.png'));
    const { findings } = await checkFolder(folder);
    expect(findings.filter(({ pointer }) => pointer === 'icon.png').map(({ code }) => code)).toEqual(['IconMissing']);
  });

  test('says that a script is named and missing', async () => {
    const folder = await copied();
    await rm(path.join(folder, 'script.csx'));
    const properties = { properties: { iconBrandColor: '#14506e', scriptOperations: ['CreateTicket'] } };
    await writeFile(path.join(folder, 'apiProperties.json'), JSON.stringify(properties));
    expect(await codes(folder)).toContain('InvalidScriptDefinitionUrlWithNonNullOperations');
  });

  test('judges the settings of the deployment tool where there are some', async () => {
    const folder = await copied();
    expect(await codes(folder)).not.toContain('DeploymentPathMissing');
    await writeFile(path.join(folder, 'settings.json'), '{"apiDefinition": "apiDefinition.swagger.json"}');
    const { findings } = await checkFolder(folder);
    expect(findings.filter(({ code }) => code.startsWith('Deployment')).map(({ pointer }) => pointer)).toEqual([
      'settings.json#/apiProperties',
      'settings.json#/icon',
      'settings.json#/script',
    ]);
  });
});

describe('what cannot be read is one message', () => {
  const needed = 'Give a folder that holds apiDefinition.swagger.json and apiProperties.json.';

  test('no such folder', async () => {
    const folder = path.join(await temporaryFolder(), 'nowhere');
    expect(await refusal(folder)).toBe(`The folder ${folder} does not exist. Nothing was checked. ${needed}`);
  });

  test('a file in the place of a folder', async () => {
    const file = path.join(await copied(), 'icon.png');
    expect(await refusal(file)).toBe(`${file} is a file, not a folder. Nothing was checked. ${needed}`);
  });

  test.each(['apiDefinition.swagger.json', 'apiProperties.json'])('a folder without %s', async (name) => {
    const folder = await copied();
    await rm(path.join(folder, name));
    expect(await refusal(folder)).toBe(`${path.join(folder, name)} does not exist. Nothing was checked. ${needed}`);
  });

  test.each(['apiDefinition.swagger.json', 'apiProperties.json', 'settings.json'])(
    'broken JSON in %s, with line and column',
    async (name) => {
      const folder = await copied();
      await writeFile(path.join(folder, name), '{\n  "swagger": "2.0",,\n}');
      expect(await refusal(folder)).toBe(
        `${path.join(folder, name)}, line 2, column 20: this is not JSON: the character "," cannot stand here. Nothing was checked. Correct the file.`,
      );
    },
  );

  test('JSON that is no object is judged, not thrown at', async () => {
    const folder = await copied();
    await writeFile(path.join(folder, 'apiDefinition.swagger.json'), '[]');
    expect(await codes(folder)).toContain('NotOpenApi2');
  });

  test('without a stack trace', async () => {
    const { status, errors } = await runCommand(['check', 'test/fixtures']);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain('apiDefinition.swagger.json does not exist. Nothing was checked.');
    expect(status).toBe(1);
  });
});

describeWithDotnet('a script that only .NET Framework can run', () => {
  test('is named by check FOLDER and by the platform in the same words', async () => {
    const folder = fixture('minimal/framework-only-script');
    const { findings, report } = await checkFolder(folder);
    expect(findings.map(({ code }) => code)).toContain('ScriptOnlyForNetFramework');
    const [sentence] = /B is left out: .*/.exec(report) ?? [];
    expect(sentence).toMatch(
      /^B is left out: the script uses what only \.NET Framework has, and it is run by \.NET here \(line 6: CS0103: .*CallContext.*\)\.$/,
    );
    const platform = await startPlatform({
      ...ownPlatform,
      connectorFolder: folder,
      backend: { service: 'http://127.0.0.1:9' },
    });
    onTestFinished(platform.close);
    expect(platform.gateway.health()).toMatchObject({ script: { state: 'missing' }, warnings: [sentence] });
  }, 120_000);
});
