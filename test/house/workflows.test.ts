import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { wordsOf } from './pages.ts';
import { copyRepository, environment } from './repository-copy.ts';
import { house } from './sources.ts';

const run = promisify(execFile);

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly 'runs-on': string; readonly steps: readonly Step[] }>>;
}

const folder = path.join(house, '.github/workflows');

const workflows = readdirSync(folder).map((file): readonly [string, Workflow] => [
  file,
  parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow,
]);

const steps: readonly Step[] = workflows.flatMap(([, { jobs }]) => Object.values(jobs).flatMap((job) => job.steps));

const isSecret = ({ env = {}, run: line = '' }: Step): boolean =>
  /\$\{\{ *secrets\./.test([line, ...Object.values(env)].join('\n'));

/** The one list of lines that need no secret and are not run, each with the reason. */
const notRun: Readonly<Record<string, string>> = {
  'bash .ci/run': 'It is the gate, which runs this test.',
  'npm ci': 'It installs the packages that the test is running with; the gate begins with it.',
  'dotnet tool install --global Microsoft.PowerApps.CLI.Tool': "It installs Microsoft's program for the whole machine.",
  'npm run deploy -- --environment "$ENVIRONMENT_ID" --tool pac $DRY_RUN':
    'It needs a tenant; test/scripts/deploy/ runs it against stand-ins, and the pages test reads its options.',
};

const lines = steps
  .filter((step) => step.run !== undefined && !isSecret(step))
  .flatMap((step) => (step.run ?? '').split(/&&|\n/))
  .map((line) => line.trim())
  .filter((line) => line !== '');

const toRun = [...new Set(lines.filter((line) => !Object.hasOwn(notRun, line)))];

test('every workflow can be read, asks for named rights, and pins the machine and each action', () => {
  expect(workflows.map(([file]) => file).sort()).toEqual(['ci.yml', 'code-scanning.yml', 'deploy.yml', 'release.yml']);
  for (const [file, { name, on, permissions, jobs }] of workflows) {
    expect([file, typeof name, typeof on, typeof permissions.contents]).toEqual([file, 'string', 'object', 'string']);
    for (const job of Object.values(jobs)) expect(job['runs-on']).toMatch(/^ubuntu-\d\d\.\d\d$/);
  }
  for (const { uses, run: line } of steps) expect(uses ?? line).toMatch(uses === undefined ? /\S/ : /^[\w./-]+@v\d+$/);
});

test('no line puts an input or a secret into its text, where a shell would run it', () => {
  expect(steps.filter(({ run: line = '' }) => line.includes('${{'))).toEqual([]);
});

test('the list of what is not run names only lines that there are', () => {
  expect(Object.keys(notRun).filter((line) => !lines.includes(line))).toEqual([]);
  expect(existsSync(path.join(house, '.ci/run'))).toBe(true);
});

describeWithDotnet('the lines of the workflows that need no secret', () => {
  test('succeed in their order, and a release has a zip for each host and checksums that are right', {
    timeout: 400_000,
  }, async () => {
    const copy = await copyRepository();
    for (const line of toRun) {
      const [program = '', ...args] = wordsOf(line);
      await run(program, args, { cwd: copy.folder, env: environment, timeout: 240_000 });
    }
    expect(toRun).toEqual(['npm run build', 'npm run package', 'node .github/assemble-release.js release']);
    const release = path.join(copy.folder, 'release');
    const sums = readFileSync(path.join(release, 'SHA256SUMS'), 'utf8').trim().split('\n');
    const digest = (name: string) =>
      createHash('sha256')
        .update(readFileSync(path.join(release, name)))
        .digest('hex');
    expect(
      sums.map((line) => line.split('  ')[1] ?? '').filter((name) => !sums.includes(`${digest(name)}  ${name}`)),
    ).toEqual([]);
    expect(readdirSync(release).length).toBe(sums.length + 1);
    expect(readdirSync(release)).toEqual(
      expect.arrayContaining(['sendmode-power-platform.zip', 'script.csx', 'icon.png']),
    );
    const connector = unzipSync(readFileSync(path.join(release, 'sendmode-connector.zip')));
    expect(Object.keys(connector)).toEqual(expect.arrayContaining(['README.md', 'apiDefinition.swagger.json']));
  });
});
