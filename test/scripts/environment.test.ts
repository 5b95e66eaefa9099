import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import {
  chooseEnvironment,
  environmentToDeployTo,
  keepConnectorId,
  readEnvironments,
} from '../../scripts/environment/folder.ts';
import { hosts } from '../../scripts/package/hosts.ts';
import { type PackageOptions, packageConnector } from '../../scripts/package.ts';
import { repositoryFolder } from '../../scripts/repository.ts';
import { temporaryFolder } from './temporary-folder.ts';

const production = '11111111-2222-3333-4444-555555555555';
const trial = '66666666-7777-8888-9999-aaaaaaaaaaaa';
const nowhere = '00000000-0000-0000-0000-000000000000';
const parametersFile = 'logic-apps/consumption/azuredeploy.parameters.json';
const settingsFile = 'power-platform/SendmodeFlows.deploymentSettings.json';
const localFile = 'logic-apps/standard/local.settings.json';

let project: string;
let options: PackageOptions;

const wanted = ['connector', 'power-platform', 'logic-apps/consumption', 'logic-apps/standard'];

beforeEach(async () => {
  project = await temporaryFolder();
  await mkdir(path.join(project, 'script'));
  await copyFile(path.join(repositoryFolder, 'script/script.csx'), path.join(project, 'script/script.csx'));
  options = {
    connector: sendmode,
    folder: project,
    out: path.join(project, 'dist'),
    among: hosts.filter(({ folder }) => wanted.includes(folder)),
  };
});

const write = async (name: string, content: unknown): Promise<void> => {
  await mkdir(path.join(project, 'environments'), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(path.join(project, `environments/${name}.json`), text);
};

const inDist = (file: string): string => path.join(options.out, file);
const json = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
const settings = () => json(inDist('connector/settings.json'));

const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'ExpectedError') return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
};

const refusalOfPackage = (change: Partial<PackageOptions> = {}): Promise<string> =>
  refusal(() => packageConnector({ ...options, ...change }));

describe('the file of an environment', { timeout: 60_000 }, () => {
  test('fills every file that a person would have to edit', async () => {
    await write('production', {
      environment: production,
      connectorId: 'shared_sendmode-5f0123456789abcdef',
      files: {
        [settingsFile]: { ConnectionReferences: [{ LogicalName: 'smode_sharedsendmode_290d9', ConnectionId: 'c1' }] },
        [parametersFile]: { parameters: { workflowState: { value: 'Enabled' }, location: { value: 'westeurope' } } },
        [localFile]: { Values: { WORKFLOWS_LOCATION_NAME: 'westeurope', MINE: 'yes' } },
        'logic-apps/standard/parameters.json': { 'sendmode-Authentication': { value: { type: 'Raw' } } },
      },
    });
    const { notes } = await packageConnector(options);
    expect(notes).toEqual(['With what environments/production.json says of the environment.']);
    expect(await settings()).toMatchObject({
      environment: production,
      connectorId: 'shared_sendmode-5f0123456789abcdef',
    });
    expect((await json(inDist(settingsFile))).ConnectionReferences).toContainEqual({
      LogicalName: 'smode_sharedsendmode_290d9',
      ConnectionId: 'c1',
      ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_smode-5fsendmode',
    });
    expect((await json(inDist(parametersFile))).parameters).toMatchObject({
      workflowState: { value: 'Enabled' },
      location: { value: 'westeurope' },
      connectionName: { value: 'sendmode' },
    });
    expect((await json(inDist(localFile))).Values).toMatchObject({
      APP_KIND: 'workflowapp',
      WORKFLOWS_LOCATION_NAME: 'westeurope',
      MINE: 'yes',
    });
    expect((await json(inDist('logic-apps/standard/parameters.json')))['sendmode-Authentication']).toEqual({
      type: 'Object',
      value: { type: 'Raw' },
    });
  });

  test('may hold a file that was filled in as a whole, which may then stand in dist already', async () => {
    await packageConnector(options);
    const edited = { ...(await json(inDist(parametersFile))), parameters: { workflowState: { value: 'Enabled' } } };
    await writeFile(inDist(parametersFile), JSON.stringify(edited));
    await write('production', { environment: production, files: { [parametersFile]: edited } });
    expect(await refusalOfPackage()).toContain(`  ${parametersFile}`);
    const whole = await packageConnector({ ...options, overwrite: true }).then(() => json(inDist(parametersFile)));
    await writeFile(inDist(parametersFile), JSON.stringify(whole));
    await packageConnector(options);
    expect((await json(inDist(parametersFile))).parameters).toMatchObject({ workflowState: { value: 'Enabled' } });
  });

  test('is never written by packaging', async () => {
    await write('production', { environment: production });
    const before = await readFile(path.join(project, 'environments/production.json'));
    await packageConnector(options);
    const file = await settings();
    await writeFile(inDist('connector/settings.json'), JSON.stringify({ ...file, connectorId: 'shared_a-5f01' }));
    await packageConnector(options);
    expect(await readFile(path.join(project, 'environments/production.json'))).toEqual(before);
  });

  test('gets an id from a deployment, beside what stands in it', async () => {
    await write('production', { environment: production, files: {} });
    const [environment] = await readEnvironments(project);
    if (!environment) throw new Error('It was not read.');
    await keepConnectorId(project, environment, { connectorId: 'shared_a-5f01' });
    expect(await json(path.join(project, 'environments/production.json'))).toEqual({
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
    const example = await json(path.join(repositoryFolder, 'environments/example.json'));
    await write('mine', { ...example, environment: production });
    await packageConnector(options);
    expect((await json(inDist(localFile))).Values).toMatchObject({ WORKFLOWS_LOCATION_NAME: 'westeurope' });
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
    await write('production', content);
    expect(await refusalOfPackage()).toContain(message);
    await expect(readFile(inDist('manifest.json'))).rejects.toThrow('ENOENT');
  });

  test('several, and none is named', async () => {
    await write('production', { environment: production });
    await write('trial', { environment: trial });
    expect(await refusalOfPackage()).toBe(
      'Several environments have a file, and the packages are for one. There are: production, trial. Nothing was written, and nothing was sent. Say which with --environment NAME.',
    );
    await packageConnector({ ...options, environment: 'trial' });
    expect(await settings()).toMatchObject({ environment: trial });
  });

  test('a name that none has', async () => {
    await write('production', { environment: production });
    expect(await refusalOfPackage({ environment: 'produktion' })).toBe(
      'No environment is called "produktion". Did you mean "production"? Nothing was written, and nothing was sent.',
    );
    expect(await refusalOfPackage({ environment: '../production' })).toContain('No environment is called');
  });

  test('two files for one environment', async () => {
    await write('a', { environment: production });
    await write('b', { environment: production });
    expect(await refusalOfPackage({ environment: production })).toContain(
      `environments/a.json and environments/b.json are both for ${production}`,
    );
  });

  test('the placeholder, to deploy to', async () => {
    expect(await refusal(() => environmentToDeployTo([], nowhere))).toContain('that nobody has chosen yet');
  });
});

describe('an id that paconn wrote into the packages', { timeout: 60_000 }, () => {
  const created = 'shared_sendmode-5f0123456789abcdef';

  /** What `paconn create --overwrite-settings` leaves: the members that it knows, in an order and a form of its own. */
  const create = async (more: object = { environment: production }): Promise<void> => {
    const { apiProperties, apiDefinition, icon, script, powerAppsUrl, powerAppsApiVersion } = await settings();
    const written = {
      connectorId: created,
      ...more,
      apiProperties,
      apiDefinition,
      icon,
      powerAppsUrl,
      powerAppsApiVersion,
      script,
    };
    await writeFile(inDist('connector/settings.json'), `${JSON.stringify(written, null, 4)}`);
  };

  test('is taken over, with the environment, and packaging says in one line where to keep it', async () => {
    await packageConnector(options);
    await create();
    const { notes } = await packageConnector(options);
    expect(notes).toEqual([
      `connector/settings.json keeps the connector id ${created}, which paconn wrote there. Keep it in environments/NAME.json too, as "connectorId", so that it outlives dist/.`,
    ]);
    expect(await settings()).toMatchObject({ connectorId: created, environment: production, script: 'script.csx' });
    expect((await packageConnector(options)).notes).toEqual(notes);
  });

  test('is taken over even where everything is to be overwritten', async () => {
    await packageConnector(options);
    await create();
    await packageConnector({ ...options, overwrite: true });
    expect(await settings()).toMatchObject({ connectorId: created });
  });

  test('is taken over into the settings of the environment that it belongs to', async () => {
    await write('production', { environment: production });
    await packageConnector(options);
    await create();
    const { notes } = await packageConnector(options);
    expect(notes[1]).toContain('Keep it in environments/production.json too');
    expect(await settings()).toMatchObject({ connectorId: created, environment: production });
  });

  test('needs no more words once the environment knows it', async () => {
    await packageConnector(options);
    await create();
    await write('production', { environment: production, connectorId: created });
    expect((await packageConnector(options)).notes).toEqual([
      'With what environments/production.json says of the environment.',
    ]);
  });

  test('is not written over by the settings of another environment, unless a file knows it', async () => {
    await packageConnector(options);
    await create();
    await write('trial', { environment: trial });
    expect(await refusalOfPackage()).toContain('  connector/settings.json\n');
    expect(await settings()).toMatchObject({ connectorId: created });
    await write('production', { environment: production, connectorId: created });
    await packageConnector({ ...options, environment: 'trial' });
    expect(await settings()).toMatchObject({ environment: trial });
    expect(await settings()).not.toHaveProperty('connectorId');
  });

  test.each<[string, string]>([
    ['no JSON', 'not JSON'],
    ['no object', '[]'],
    ['a member that paconn does not know', '{"connectorId":"shared_x","note":"mine"}'],
    ['an environment that is no identifier', '{"environment":"prod"}'],
    ['a member that is no text', '{"connectorId":1}'],
  ])('settings that hold %s are left alone', async (_, text) => {
    await packageConnector(options);
    await writeFile(inDist('connector/settings.json'), text);
    expect(await refusalOfPackage()).toContain('  connector/settings.json\n');
    expect(await readFile(inDist('connector/settings.json'), 'utf8')).toBe(text);
  });
});
