import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import { filesInProject, loadConnector } from '../../../platform/loading/load.ts';
import { ConnectorLoadError } from '../../../platform/loading/load-error.ts';
import { fixtureFolder, loadFixture, projectRoot } from '../gateway/setup.ts';

describe('files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'connector-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const messageOf = async (load: Promise<unknown>): Promise<string> => {
    const error = await load.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof ConnectorLoadError) return error.message.replaceAll(folder, 'FOLDER');
    throw new Error(`no ConnectorLoadError: ${String(error)}`);
  };

  test('a folder is loaded, with its script or without', async () => {
    expect(await loadFixture('tickets')).toMatchObject({
      name: 'desktickets',
      script: { file: join(fixtureFolder('tickets'), 'script.csx'), operationIds: 'all' },
      origin: 'https://desk.example',
      basePath: '/unused',
    });
    expect(await loadFixture('weather')).not.toHaveProperty('script');
    expect((await loadConnector(fixtureFolder('weather'), 'wx')).name).toBe('wx');
  });

  test('what this project emits is loaded without a warning but for the absent script', async () => {
    const { definition, properties } = filesInProject(projectRoot);
    const connector = await loadConnector({ definition, properties });
    expect([connector.name, connector.throttling, connector.warnings.length]).toEqual([
      'sendmode',
      { calls: sendmode.throttling.calls, renewalPeriod: sendmode.throttling.renewalPeriod },
      1,
    ]);
  });

  test('a missing folder, a missing file, a file for a folder', async () => {
    const fix = 'Give a folder with apiDefinition.swagger.json and apiProperties.json.';
    expect(await messageOf(loadConnector(join(folder, 'gone')))).toBe(
      `FOLDER/gone/apiDefinition.swagger.json: The file does not exist. ${fix}`,
    );
    await cp(join(fixtureFolder('weather'), 'apiDefinition.swagger.json'), join(folder, 'apiDefinition.swagger.json'));
    expect(await messageOf(loadConnector(folder))).toBe(`FOLDER/apiProperties.json: The file does not exist. ${fix}`);
    expect(await messageOf(loadConnector(join(folder, 'apiDefinition.swagger.json')))).toBe(
      `FOLDER/apiDefinition.swagger.json/apiDefinition.swagger.json: A part of the path is a file, not a folder. ${fix}`,
    );
  });

  test('JSON that is broken is named with line and column', async () => {
    const text = await readFile(join(fixtureFolder('weather'), 'apiProperties.json'), 'utf8');
    await writeFile(join(folder, 'apiProperties.json'), text.replace('"properties": {', '"properties": {,'));
    expect(await messageOf(loadConnector(folder))).toBe(
      'FOLDER/apiProperties.json, line 2, column 18: This is not JSON: the character "," cannot stand here. Correct the file.',
    );
    await writeFile(join(folder, 'apiProperties.json'), text.slice(0, 40));
    expect(await messageOf(loadConnector(folder))).toMatch(
      /^FOLDER\/apiProperties\.json, line \d+, column \d+: This is not JSON: the text ends before the JSON does\./,
    );
    await writeFile(join(folder, 'apiProperties.json'), '[]');
    expect(await messageOf(loadConnector(folder))).toBe(
      'FOLDER/apiProperties.json: This is JSON, but not an object. Give the file that the platform takes.',
    );
    await writeFile(join(folder, 'apiProperties.json'), '{}');
    expect(await messageOf(loadConnector(folder))).toBe(
      'FOLDER/apiProperties.json#/properties: The member "properties" is missing. Give the file that the platform takes.',
    );
  });
});
