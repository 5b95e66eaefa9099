import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { production, refusal, trial } from '../packaged-project.ts';
import { runCommand } from '../run-command.ts';
import { nothing as absent, done, expectTold, type Told } from '../wrong-inputs/told.ts';
import { deployment } from './setup.ts';

type Project = Awaited<ReturnType<typeof deployment>>;
type Change = Parameters<Project['deploy']>[0];

interface Wrong {
  readonly given: string;
  readonly prepare?: (at: Project) => Promise<void>;
  readonly options?: Change;
  readonly want: Told;
}

const consequence = 'Nothing was written, and nothing was sent.';
const copyOne = 'copy environments/example.json.';
const askPortal = 'Give the identifier that the maker portal shows under Settings, Session details.';
const installPac = 'Install it with: dotnet tool install --global Microsoft.PowerApps.CLI.Tool.';
const correctIt = 'Correct what is named and deploy again.';

const unknown = (value: string): Told => ({ place: 'No environment is called', value, consequence, fix: copyOne });

const wrong: readonly Wrong[] = [
  { given: 'a name that no file has', options: { environment: 'prod' }, want: unknown('"prod"') },
  {
    given: 'an identifier that is too short',
    options: { environment: production.slice(1) },
    want: unknown(`"${production.slice(1)}"`),
  },
  { given: 'no environment at all', options: { environment: '' }, want: unknown('""') },
  {
    given: 'the placeholder',
    options: { environment: '00000000-0000-0000-0000-000000000000' },
    want: {
      place: 'stands for an environment that nobody has chosen yet.',
      value: '00000000-0000-0000-0000-000000000000',
      consequence,
      fix: askPortal,
    },
  },
  {
    given: 'a way out of the folder',
    options: { environment: '../environments/example' },
    want: unknown('"../environments/example"'),
  },
  {
    given: 'a file that is no JSON',
    prepare: (at) => at.environment('production', '{'),
    want: {
      place: 'environments/production.json',
      value: 'is not JSON:',
      consequence,
      fix: 'Correct it; environments/example.json shows one.',
    },
  },
  {
    given: 'a file with a misspelt key',
    prepare: (at) => at.environment('production', { enviroment: production }),
    want: {
      place: 'environments/production.json#/enviroment',
      value: `"${production}"`,
      consequence,
      fix: 'Did you mean "environment"?',
    },
  },
  {
    given: 'another file that is broken',
    prepare: (at) => at.environment('trial', { environment: trial, connectorId: 7 }),
    want: {
      place: 'environments/trial.json#/connectorId',
      value: 'Received 7.',
      consequence,
      fix: 'It has to be a JSON string.',
    },
  },
  {
    given: 'two files for the environment',
    prepare: async (at) => {
      await at.environment('a', { environment: production });
      await at.environment('b', { environment: production });
    },
    want: {
      place: 'environments/a.json and environments/b.json',
      value: `are both for ${production}`,
      consequence,
      fix: 'Keep one of them',
    },
  },
  {
    given: 'an id of the other tool',
    prepare: (at) => at.environment('production', { environment: production, connectorRowId: trial }),
    options: { tool: 'paconn' },
    want: {
      place: 'The environment production has the connector',
      value: `${trial}, which pac made`,
      consequence,
      fix: 'Deploy with --tool pac,',
    },
  },
  {
    given: 'a tool that is not installed',
    options: { variables: { PATH: '/nowhere' } },
    want: { place: 'pac is not installed, or not on the search path.', value: absent, consequence, fix: installPac },
  },
  {
    given: 'no search path',
    options: { variables: {} },
    want: { place: 'pac is not installed', value: absent, consequence, fix: 'Or deploy with paconn: pip install' },
  },
  {
    given: 'a built file that somebody edited',
    prepare: (at) => writeFile(path.join(at.project, 'apiProperties.json'), '{"properties": {}}'),
    want: {
      place: 'NotWhatTheDescriptionEmits at apiProperties.json',
      value: 'Received ',
      consequence,
      fix: correctIt,
    },
  },
  {
    given: 'a script that does not compile',
    prepare: (at) => writeFile(path.join(at.project, 'script/script.csx'), 'publick class Script { }'),
    want: { place: 'script/script.csx', value: 'publick', consequence, fix: correctIt },
  },
  {
    given: 'no script',
    prepare: (at) => writeFile(path.join(at.project, 'script/script.csx'), ''),
    want: { place: 'script/script.csx', value: absent, consequence, fix: correctIt },
  },
  {
    given: 'a value that does not fit into its file',
    prepare: (at) =>
      at.environment('production', {
        environment: production,
        files: { 'logic-apps/standard/local.settings.json': { IsEncrypted: 'no' } },
      }),
    want: {
      place: 'environments/production.json#/files/logic-apps~1standard~1local.settings.json/IsEncrypted',
      value: 'Received "no".',
      consequence: 'Nothing was written',
      fix: 'It has to be a JSON boolean.',
    },
  },
];

describe('what is wrong is refused in words, and nothing is sent:', { timeout: 60_000 }, () => {
  test.each(wrong)('$given', async ({ prepare, options, want }) => {
    const at = await deployment(['pac', 'paconn']);
    await prepare?.(at);
    expectTold(await refusal(() => at.deploy(options)), want);
    expect(await at.calls()).toEqual([]);
    await expect(at.json(at.inDist('manifest.json'))).rejects.toThrow('ENOENT');
  });

  test('settings of another environment, with an id that only they know', async () => {
    const at = await deployment(['pac', 'paconn']);
    await at.run();
    const settings = { ...(await at.settings()), environment: trial, connectorId: 'shared_x-5f01' };
    await writeFile(at.inDist('connector/settings.json'), JSON.stringify(settings));
    expect(await refusal(() => at.deploy())).toContain('  connector/settings.json');
    expect(await at.settings()).toEqual(settings);
    expect(await at.calls()).toEqual([]);
  });

  test.each<[args: readonly string[], want: Told]>([
    [['deploy'], { place: 'deploy received no --environment <id>', value: absent, consequence: done, fix: 'Give it.' }],
    [
      ['deploy', '--environment', production, '--tool', 'az'],
      { place: '--tool', value: '"az"', consequence: done, fix: 'Allowed choices are pac, paconn.' },
    ],
    [['deploy', '--environment', 'nowhere'], unknown('"nowhere"')],
    [
      ['deploy', '--environment', production, '--dryrun'],
      { place: 'deploy has no option', value: '"--dryrun"', consequence: done, fix: 'Did you mean --dry-run?' },
    ],
  ])('%j, on the command line', async (args, want) => {
    const { status, errors } = await runCommand(args);
    expectTold(errors, want);
    expect(status).toBe(1);
  });
});
