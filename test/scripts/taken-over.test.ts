import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { type PackagedProject, packagedProject, production, refusal, trial } from './packaged-project.ts';

let at: PackagedProject;

beforeEach(async () => {
  at = await packagedProject();
});

describe('an id that paconn wrote into the packages', { timeout: 60_000 }, () => {
  const created = 'shared_sendmode-5f0123456789abcdef';

  /** What `paconn create --overwrite-settings` leaves: the members that it knows, in an order and a form of its own. */
  const create = async (more: object = { environment: production }): Promise<void> => {
    const { apiProperties, apiDefinition, icon, script, powerAppsUrl, powerAppsApiVersion } = await at.settings();
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
    await writeFile(at.inDist('connector/settings.json'), `${JSON.stringify(written, null, 4)}`);
  };

  test('is taken over, with the environment, and packaging says in one line where to keep it', async () => {
    await at.run();
    await create();
    const { notes } = await at.run();
    expect(notes).toEqual([
      `connector/settings.json keeps the connector id ${created}, which paconn wrote there. Keep it in environments/NAME.json too, as "connectorId", so that it outlives dist/.`,
    ]);
    expect(await at.settings()).toMatchObject({ connectorId: created, environment: production, script: 'script.csx' });
    expect((await at.run()).notes).toEqual(notes);
  });

  test('is taken over even where everything is to be overwritten', async () => {
    await at.run();
    await create();
    await at.run({ overwrite: true });
    expect(await at.settings()).toMatchObject({ connectorId: created });
  });

  test('is taken over into the settings of the environment that it belongs to', async () => {
    await at.environment('production', { environment: production });
    await at.run();
    await create();
    const { notes } = await at.run();
    expect(notes[1]).toContain('Keep it in environments/production.json too');
    expect(await at.settings()).toMatchObject({ connectorId: created, environment: production });
  });

  test('needs no more words once the environment knows it', async () => {
    await at.run();
    await create();
    await at.environment('production', { environment: production, connectorId: created });
    expect((await at.run()).notes).toEqual(['With what environments/production.json says of the environment.']);
  });

  test('is not written over by the settings of another environment, unless a file knows it', async () => {
    await at.run();
    await create();
    await at.environment('trial', { environment: trial });
    expect(await refusal(() => at.run())).toContain('  connector/settings.json\n');
    expect(await at.settings()).toMatchObject({ connectorId: created });
    await at.environment('production', { environment: production, connectorId: created });
    await at.run({ environment: 'trial' });
    expect(await at.settings()).toMatchObject({ environment: trial });
    expect(await at.settings()).not.toHaveProperty('connectorId');
  });

  test.each<[string, string]>([
    ['no JSON', 'not JSON'],
    ['no object', '[]'],
    ['a member that paconn does not know', '{"connectorId":"shared_x","note":"mine"}'],
    ['an environment that is no identifier', '{"environment":"prod"}'],
    ['a member that is no text', '{"connectorId":1}'],
  ])('settings that hold %s are left alone', async (_, text) => {
    await at.run();
    await writeFile(at.inDist('connector/settings.json'), text);
    expect(await refusal(() => at.run())).toContain('  connector/settings.json\n');
    expect(await readFile(at.inDist('connector/settings.json'), 'utf8')).toBe(text);
  });
});
