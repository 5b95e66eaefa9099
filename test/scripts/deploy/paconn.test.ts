import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { production, refusal } from '../packaged-project.ts';
import { deployment } from './setup.ts';

const id = 'shared_sendmode-5f0123456789abcdef';
const update = 'paconn update --settings settings.json';
const validate = 'paconn validate --settings settings.json';
const create = 'paconn create --settings settings.json --overwrite-settings';

describe('deploying with paconn', { timeout: 60_000 }, () => {
  test('makes the connector the first time and replaces it from then on, without a question', async () => {
    const at = await deployment(['paconn']);
    const first = await at.deploy();
    expect(await at.calls()).toEqual([validate, create, `POST in ${production} with script`]);
    expect(first).toContain(`The id ${id} is kept in environments/${production}.json, which git ignores.`);
    expect(first).toMatch(/Next:\n.*Test tab.*\n.*Create a connection.*\n.*Call Check Credits/);
    expect(first).toContain('To roll back: delete the connector in the maker portal');

    await writeFile(path.join(at.project, 'script/script.csx'), `${await scriptOf(at.project)}\n// changed\n`);
    const second = await at.deploy();
    expect((await at.calls()).slice(3)).toEqual([validate, update, `PATCH ${id} in ${production} with script`]);
    expect(await readFile(at.inDist('connector/script.csx'), 'utf8')).toMatch(/\/\/ changed\n$/);
    expect(second).toContain('  git log --oneline\n  git switch --detach COMMIT\n  npm ci\n');
  });

  test('shows the commands before it runs the first', async () => {
    const at = await deployment(['paconn'], { validation: 'error' });
    await refusal(() => at.deploy());
    const printed = at.printed();
    expect(printed.indexOf(`  ${create}`)).toBeGreaterThan(0);
    expect(printed.indexOf(`  ${create}`)).toBeLessThan(printed.indexOf(`> ${validate}`));
    expect(await at.calls()).toEqual([validate]);
  });

  test('replaces the connector that a person made by hand, whose id stands in the packages alone', async () => {
    const at = await deployment(['paconn']);
    await at.run();
    await writeFile(
      at.inDist('connector/settings.json'),
      JSON.stringify({ ...(await at.settings()), environment: production }),
    );
    const folder = at.inDist('connector');
    await promisify(execFile)('paconn', create.split(' ').slice(1), { cwd: folder, env: at.variables });
    await at.deploy();
    expect((await at.calls()).slice(2)).toEqual([validate, update, `PATCH ${id} in ${production} with script`]);
  });

  test('the loop by hand: create, change, package, update', async () => {
    const at = await deployment(['paconn']);
    await at.environment('production', { environment: production });
    const paconn = (line: string) =>
      promisify(execFile)('paconn', line.split(' ').slice(1), { cwd: at.inDist('connector'), env: at.variables });
    await at.run();
    await paconn(create);
    await writeFile(path.join(at.project, 'script/script.csx'), `${await scriptOf(at.project)}\n// changed\n`);
    const { notes } = await at.run();
    expect(notes[1]).toContain(`the connector id ${id}`);
    await paconn(update);
    expect(await at.calls()).toEqual([
      create,
      `POST in ${production} with script`,
      update,
      `PATCH ${id} in ${production} with script`,
    ]);
  });

  test('the stand-in asks where the documented option is missing, after it made the connector', async () => {
    const at = await deployment(['paconn']);
    await at.run();
    const asked = promisify(execFile)('paconn', ['create', '--settings', 'settings.json'], {
      cwd: at.inDist('connector'),
      env: at.variables,
    });
    await expect(asked).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('NoTTYException') });
    expect(await at.settings()).not.toHaveProperty('connectorId');
  });

  test('hides what is secret in the words of a tool', async () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
    const at = await deployment(['paconn'], {
      validation: `error Authorization: Bearer abc.def, ${token}, https://x/y?sv=1&sig=S3cr3t%3D, "access_token": "zzz", hunter22`,
    });
    await refusal(() => at.deploy({ variables: { ...at.variables, PAC_CLIENT_SECRET: 'hunter22' } }));
    expect(at.printed()).toContain(
      'Authorization: Bearer (hidden), (hidden), https://x/y?sv=1&sig=(hidden), "access_token": "(hidden)", (hidden)',
    );
  });

  test('goes on after warnings, and where it is told to do without the validation', async () => {
    const warned = await deployment(['paconn'], { validation: '##[warning]The operation has more than one response.' });
    await warned.deploy();
    expect(await warned.calls()).toContain(`POST in ${production} with script`);
    const unasked = await deployment(['paconn'], { validation: 'error' });
    await unasked.deploy({ validation: false });
    expect(await unasked.calls()).toEqual([create, `POST in ${production} with script`]);
  });

  test.each<[string, Parameters<typeof deployment>[1], RegExp]>([
    [
      'errors at exit 0',
      { validation: '##[error]The summary is missing.' },
      /^The validation lists what is above, although it ended with status 0\. Nothing was deployed\./,
    ],
    ['not signed in', { signedIn: false }, /^paconn is not signed in\. .* Sign in with: paconn login$/],
    [
      'a refused member',
      { refuses: "Could not find member 'x'" },
      /^paconn failed with exit status 1\. The connector may have been made all the same/,
    ],
    ['no word of success', { silent: true }, /^paconn ended with status 0 and does not say that it succeeded\./],
    [
      'a question',
      { asks: 'create' },
      /^paconn asked something that nobody can answer here\. The connector may have been made/,
    ],
    ['no end', { hangs: 'validate' }, /^paconn did not come to an end, and was ended\./],
  ])('stops: %s', async (_, behaviour, message) => {
    const at = await deployment(['paconn'], behaviour);
    expect(await refusal(() => at.deploy({ timeLimit: behaviour?.hangs ? 1500 : 20_000 }))).toMatch(message);
  });
});

const scriptOf = (project: string): Promise<string> => readFile(path.join(project, 'script/script.csx'), 'utf8');
