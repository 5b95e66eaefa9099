import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  chooseEnvironment,
  environmentToDeployTo,
  keepConnectorId,
  readEnvironments,
} from '../../scripts/environment/folder.ts';
import { repositoryFolder } from '../../scripts/repository.ts';
import { type PackagedProject, packagedProject, production, refusal, trial } from './packaged-project.ts';

const nowhere = '00000000-0000-0000-0000-000000000000';
const parametersFile = 'logic-apps/consumption/azuredeploy.parameters.json';
const settingsFile = 'power-platform/SendmodeFlows.deploymentSettings.json';
const localFile = 'logic-apps/standard/local.settings.json';

let at: PackagedProject;

beforeEach(async () => {
  at = await packagedProject();
});

describe('the file of an environment', { timeout: 60_000 }, () => {
  test('fills every file that a person would have to edit', async () => {
    await at.environment('production', {
      environment: production,
      connectorId: 'shared_sendmode-5f0123456789abcdef',
      files: {
        [settingsFile]: { ConnectionReferences: [{ LogicalName: 'smode_sharedsendmode_290d9', ConnectionId: 'c1' }] },
        [parametersFile]: { parameters: { workflowState: { value: 'Enabled' }, location: { value: 'westeurope' } } },
        [localFile]: { Values: { WORKFLOWS_LOCATION_NAME: 'westeurope', MINE: 'yes' } },
        'logic-apps/standard/parameters.json': { 'sendmode-Authentication': { value: { type: 'Raw' } } },
      },
    });
    const { notes } = await at.run();
    expect(notes).toEqual(['With what environments/production.json says of the environment.']);
    expect(await at.settings()).toMatchObject({
      environment: production,
      connectorId: 'shared_sendmode-5f0123456789abcdef',
    });
    expect((await at.json(at.inDist(settingsFile))).ConnectionReferences).toContainEqual({
      LogicalName: 'smode_sharedsendmode_290d9',
      ConnectionId: 'c1',
      ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_smode-5fsendmode',
    });
    expect((await at.json(at.inDist(parametersFile))).parameters).toMatchObject({
      workflowState: { value: 'Enabled' },
      location: { value: 'westeurope' },
      connectionName: { value: 'sendmode' },
    });
    expect((await at.json(at.inDist(localFile))).Values).toMatchObject({
      APP_KIND: 'workflowapp',
      WORKFLOWS_LOCATION_NAME: 'westeurope',
      MINE: 'yes',
    });
    expect((await at.json(at.inDist('logic-apps/standard/parameters.json')))['sendmode-Authentication']).toEqual({
      type: 'Object',
      value: { type: 'Raw' },
    });
  });

  test('may hold a file that was filled in as a whole, which may then stand in dist already', async () => {
    await at.run();
    const edited = {
      ...(await at.json(at.inDist(parametersFile))),
      parameters: { workflowState: { value: 'Enabled' } },
    };
    await writeFile(at.inDist(parametersFile), JSON.stringify(edited));
    await at.environment('production', { environment: production, files: { [parametersFile]: edited } });
    expect(await refusal(() => at.run())).toContain(`  ${parametersFile}`);
    const whole = await at.run({ overwrite: true }).then(() => at.json(at.inDist(parametersFile)));
    await writeFile(at.inDist(parametersFile), JSON.stringify(whole));
    await at.run();
    expect((await at.json(at.inDist(parametersFile))).parameters).toMatchObject({
      workflowState: { value: 'Enabled' },
    });
  });

  test('is never written by packaging', async () => {
    await at.environment('production', { environment: production });
    const before = await readFile(path.join(at.project, 'environments/production.json'));
    await at.run();
    const file = await at.settings();
    await writeFile(at.inDist('connector/settings.json'), JSON.stringify({ ...file, connectorId: 'shared_a-5f01' }));
    await at.run();
    expect(await readFile(path.join(at.project, 'environments/production.json'))).toEqual(before);
  });

  test('gets an id from a deployment, beside what stands in it', async () => {
    await at.environment('production', { environment: production, files: {} });
    const [environment] = await readEnvironments(at.project);
    if (!environment) throw new Error('It was not read.');
    await keepConnectorId(at.project, environment, { connectorId: 'shared_a-5f01' });
    expect(await at.json(path.join(at.project, 'environments/production.json'))).toEqual({
      $schema: './environment.schema.json',
      environment: production,
      connectorId: 'shared_a-5f01',
      files: {},
    });
  });

  test('is made for an identifier that has none yet', () => {
    const upper = 'ABCDEF00-0000-0000-0000-000000000001';
    expect(environmentToDeployTo([], upper)).toEqual({ name: upper.toLowerCase(), environment: upper.toLowerCase() });
  });

  test('is found by its name and by its identifier', () => {
    const all = [
      { name: 'production', environment: production },
      { name: 'trial', environment: trial },
    ];
    expect([chooseEnvironment(all, 'trial')?.name, environmentToDeployTo(all, production).name]).toEqual([
      'trial',
      'production',
    ]);
  });

  test('the example is one, but for the placeholder of the environment', async () => {
    const example = await at.json(path.join(repositoryFolder, 'environments/example.json'));
    await at.environment('mine', { ...example, environment: production });
    await at.run();
    expect((await at.json(at.inDist(localFile))).Values).toMatchObject({ WORKFLOWS_LOCATION_NAME: 'westeurope' });
  });
});

describe('an environment that is refused', { timeout: 60_000 }, () => {
  const place = 'environments/production.json';

  test.each<[string, unknown, string]>([
    ['no JSON', '{,}', `${place} is not JSON: `],
    ['no object', '[]', `at ${place}#: It has to be a JSON object. Received [].`],
    ['no environment', {}, `at ${place}#/environment: It is missing. Received nothing.`],
    ['the placeholder', { environment: nowhere }, `at ${place}#/environment: It does not have the form`],
    ['capitals', { environment: trial.toUpperCase() }, `Received "${trial.toUpperCase()}"`],
    ['a name for an identifier', { environment: 'Contoso (default)' }, 'Received "Contoso (default)".'],
    [
      'a misspelt key',
      { environment: production, conectorId: 'shared_x' },
      `at ${place}#/conectorId: No such key is known. Received "shared_x". The connector would be deployed to another environment, or without what you filled in. Did you mean "connectorId"?`,
    ],
    [
      "pac's id where paconn's belongs",
      { environment: production, connectorId: trial },
      `at ${place}#/connectorId: It does not have the form that it must have. Received "${trial}".`,
    ],
    ['an address without https', { environment: production, powerAppsUrl: 'http://x' }, `${place}#/powerAppsUrl`],
    [
      'a file that is not packaged',
      { environment: production, files: { 'azuredeploy.parameters.json': {} } },
      `at ${place}#/files/azuredeploy.parameters.json: No packaged file of that path is to be filled in. Received {}. What you filled in would stand in no file. Did you mean "${parametersFile}"?`,
    ],
    [
      'a file that nobody fills in',
      { environment: production, files: { 'connector/apiProperties.json': {} } },
      'No packaged file of that path is to be filled in.',
    ],
    [
      'a key that the file has not',
      { environment: production, files: { [settingsFile]: { ConnectionReference: [] } } },
      'The packaged file has no "ConnectionReference" there. Received []. The host would refuse the file, or go without the value. Did you mean "ConnectionReferences"?',
    ],
    [
      'a connection reference that the flows do not have',
      {
        environment: production,
        files: { [settingsFile]: { ConnectionReferences: [{ LogicalName: 'smode_other' }] } },
      },
      'The packaged file has no "smode_other" there.',
    ],
    [
      'a value of another type',
      { environment: production, files: { [parametersFile]: { parameters: { workflows: { value: 'all' } } } } },
      `/parameters/workflows/value: It has to be a list. Received "all".`,
    ],
    [
      'the key, which stands in no file',
      { environment: production, files: { [parametersFile]: { parameters: { api_key: { value: 'k' } } } } },
      'The packaged file has no "api_key" there.',
    ],
  ])('%s', async (_, content, message) => {
    await at.environment('production', content);
    expect(await refusal(() => at.run())).toContain(message);
    await expect(readFile(at.inDist('manifest.json'))).rejects.toThrow('ENOENT');
  });

  test('several, and none is named', async () => {
    await at.environment('production', { environment: production });
    await at.environment('trial', { environment: trial });
    expect(await refusal(() => at.run())).toBe(
      'Several environments have a file, and the packages are for one. There are: production, trial. Nothing was written, and nothing was sent. Say which with --environment NAME.',
    );
    await at.run({ environment: 'trial' });
    expect(await at.settings()).toMatchObject({ environment: trial });
  });

  test('a name that none has', async () => {
    await at.environment('production', { environment: production });
    expect(await refusal(() => at.run({ environment: 'produktion' }))).toBe(
      'No environment is called "produktion". Did you mean "production"? Nothing was written, and nothing was sent.',
    );
    expect(await refusal(() => at.run({ environment: '../production' }))).toContain('No environment is called');
  });

  test('two files for one environment', async () => {
    await at.environment('a', { environment: production });
    await at.environment('b', { environment: production });
    expect(await refusal(() => at.run({ environment: production }))).toContain(
      `environments/a.json and environments/b.json are both for ${production}`,
    );
  });

  test('the placeholder, to deploy to', async () => {
    expect(await refusal(() => environmentToDeployTo([], nowhere))).toContain('that nobody has chosen yet');
  });
});
