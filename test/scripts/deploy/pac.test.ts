import { describe, expect, test } from 'vitest';
import { production, refusal } from '../packaged-project.ts';
import { deployment } from './setup.ts';

const files =
  '--api-definition-file apiDefinition.swagger.json --api-properties-file apiProperties.json --icon-file icon.png --script-file script.csx';
const list = `pac connector list --environment ${production}`;
const create = `pac connector create --environment ${production} ${files}`;
const update = (id: string): string => `pac connector update --environment ${production} --connector-id ${id} ${files}`;
const created = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';
const other = 'cccccccc-1111-4222-8333-dddddddddddd';

describe('deploying with pac', { timeout: 60_000 }, () => {
  test('makes the connector the first time and replaces it from then on', async () => {
    const at = await deployment(['pac', 'paconn']);
    expect(await at.deploy()).toContain(`The id ${created} is kept in environments/${production}.json`);
    expect(await at.deploy()).toContain(`The connector ${created} is replaced.`);
    expect(await at.calls()).toEqual([list, create, update(created)]);
    expect(await at.json(`${at.project}/environments/${production}.json`)).toEqual({
      $schema: './environment.schema.json',
      environment: production,
      connectorRowId: created,
    });
  });

  test('replaces the connector of that name that the environment has, without a file', async () => {
    const at = await deployment(['pac'], { connectors: [`${other}  Sendmode`, `${created}  Sendmode`] });
    expect(await refusal(() => at.deploy())).toBe(
      `The environment has several connectors called Sendmode: ${other}, ${created}. Nothing was changed. Write the id of the one that is meant into environments/${production}.json as "connectorRowId".`,
    );
    await at.behave({ connectors: [`${other}  Twilio`, `${created}  Sendmode`] });
    await at.deploy();
    expect(await at.calls()).toEqual([list, list, update(created)]);
  });

  test('says where the id of a new connector belongs when pac does not tell it', async () => {
    const at = await deployment(['pac'], { tellsId: false });
    expect(await at.deploy()).toContain(
      `pac did not tell the id of the new connector. Write it into environments/${production}.json as "connectorRowId"`,
    );
  });

  test.each<[string, Parameters<typeof deployment>[1], RegExp]>([
    [
      'not signed in',
      { signedIn: false },
      new RegExp(`^pac is not signed in\\. .* Sign in with: pac auth create --environment ${production}$`),
    ],
    [
      'an error at exit 0',
      { error: 'The script is too long.' },
      /^pac ended with status 0 and says: Error: The script/,
    ],
    ['no end', { hangs: 'list' }, /^pac did not come to an end/],
  ])('stops: %s', async (_, behaviour, message) => {
    const at = await deployment(['pac'], behaviour);
    expect(await refusal(() => at.deploy({ timeLimit: behaviour?.hangs ? 1500 : 20_000 }))).toMatch(message);
  });
});

describe('a dry run', { timeout: 60_000 }, () => {
  test('needs no tool, writes nothing, sends nothing, and shows everything', async () => {
    const at = await deployment([]);
    const printed = await at.deploy({ dryRun: true });
    for (const part of [
      `  ${list}\nand then, where the list has no such connector,\n  ${create}`,
      `  ${update('THE-ID')}`,
      'This was a dry run: nothing was written, and nothing was sent.',
      'pac is not installed. Install it with: dotnet tool install --global Microsoft.PowerApps.CLI.Tool',
      'Test tab',
      'To roll back:',
    ]) {
      expect(printed).toContain(part);
    }
    await expect(at.json(at.inDist('manifest.json'))).rejects.toThrow('ENOENT');
  });

  test('calls no tool that is there', async () => {
    const at = await deployment(['pac', 'paconn']);
    expect(await at.deploy({ dryRun: true, tool: 'paconn' })).toContain('paconn create --settings settings.json');
    expect(await at.calls()).toEqual([]);
  });
});

describe('the tool', { timeout: 60_000 }, () => {
  test('is the one that made the connector', async () => {
    const at = await deployment(['pac', 'paconn']);
    await at.environment('production', { environment: production, connectorId: 'shared_a-5f01' });
    await at.deploy();
    expect((await at.calls()).at(-1)).toBe(`PATCH shared_a-5f01 in ${production} with script`);
  });
});
