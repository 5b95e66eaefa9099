import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { production, refusal, trial } from '../packaged-project.ts';
import { runCommand } from '../run-command.ts';
import { deployment } from './setup.ts';

type Project = Awaited<ReturnType<typeof deployment>>;
type Change = Parameters<Project['deploy']>[0];

interface Wrong {
  readonly given: string;
  readonly prepare?: (at: Project) => Promise<void>;
  readonly options?: Change;
  readonly want: string;
}

const wrong: readonly Wrong[] = [
  {
    given: 'a name that no file has',
    options: { environment: 'prod' },
    want: 'No environment is called "prod". There is none yet: copy environments/example.json. Nothing was written, and nothing was sent.',
  },
  {
    given: 'an identifier that is too short',
    options: { environment: production.slice(1) },
    want: `No environment is called "${production.slice(1)}".`,
  },
  { given: 'no environment at all', options: { environment: '' }, want: 'No environment is called "".' },
  {
    given: 'the placeholder',
    options: { environment: '00000000-0000-0000-0000-000000000000' },
    want: 'stands for an environment that nobody has chosen yet.',
  },
  {
    given: 'a way out of the folder',
    options: { environment: '../environments/example' },
    want: 'No environment is called "../environments/example".',
  },
  {
    given: 'a file that is no JSON',
    prepare: (at) => at.environment('production', '{'),
    want: 'environments/production.json is not JSON:',
  },
  {
    given: 'a file with a misspelt key',
    prepare: (at) => at.environment('production', { enviroment: production }),
    want: 'Did you mean "environment"?',
  },
  {
    given: 'another file that is broken',
    prepare: (at) => at.environment('trial', { environment: trial, connectorId: 7 }),
    want: 'environments/trial.json#/connectorId: It has to be a JSON string. Received 7.',
  },
  {
    given: 'two files for the environment',
    prepare: async (at) => {
      await at.environment('a', { environment: production });
      await at.environment('b', { environment: production });
    },
    want: 'are both for',
  },
  {
    given: 'an id of the other tool',
    prepare: (at) => at.environment('production', { environment: production, connectorRowId: trial }),
    options: { tool: 'paconn' },
    want: `has the connector ${trial}, which pac made, and paconn would make a second one beside it. Nothing was written, and nothing was sent. Deploy with --tool pac,`,
  },
  {
    given: 'a tool that is not installed',
    options: { variables: { PATH: '/nowhere' } },
    want: 'pac is not installed, or not on the search path. Nothing was written, and nothing was sent. Install it with: dotnet tool install --global Microsoft.PowerApps.CLI.Tool. Or deploy with paconn: pip install paconn (Python 3).',
  },
  { given: 'no search path', options: { variables: {} }, want: 'pac is not installed' },
  {
    given: 'a built file that somebody edited',
    prepare: (at) => writeFile(path.join(at.project, 'apiProperties.json'), '{"properties": {}}'),
    want: 'NotWhatTheDescriptionEmits at apiProperties.json',
  },
  {
    given: 'a script that does not compile',
    prepare: (at) => writeFile(path.join(at.project, 'script/script.csx'), 'publick class Script { }'),
    want: 'Nothing was written, and nothing was sent. Correct what is named and deploy again.',
  },
  {
    given: 'no script',
    prepare: (at) => writeFile(path.join(at.project, 'script/script.csx'), ''),
    want: 'Nothing was written',
  },
  {
    given: 'a value that does not fit into its file',
    prepare: (at) =>
      at.environment('production', {
        environment: production,
        files: { 'logic-apps/standard/local.settings.json': { IsEncrypted: 'no' } },
      }),
    want: 'It has to be a JSON boolean. Received "no".',
  },
];

describe('what is wrong is refused in words, and nothing is sent:', { timeout: 60_000 }, () => {
  test.each(wrong)('$given', async ({ prepare, options, want }) => {
    const at = await deployment(['pac', 'paconn']);
    await prepare?.(at);
    expect(await refusal(() => at.deploy(options))).toContain(want);
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

  test.each([
    [['deploy'], "error: required option '--environment <id>' not specified"],
    [['deploy', '--environment', production, '--tool', 'az'], 'Allowed choices are pac, paconn.'],
    [['deploy', '--environment', 'nowhere'], 'No environment is called "nowhere".'],
    [['deploy', '--environment', production, '--dryrun'], '(Did you mean --dry-run?)'],
  ])('%j, on the command line', async (args, message) => {
    const { status, errors } = await runCommand(args);
    expect(errors).toContain(message);
    expect(errors).not.toMatch(/^ {4}at /m);
    expect(status).toBe(1);
  });
});
