import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesFound, newestReleaseWith } from '../../scripts/baseline.ts';
import { rollingBack } from '../../scripts/deploy/guidance.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { temporaryFolder } from './temporary-folder.ts';

const tickets = path.resolve(import.meta.dirname, '../fixtures/connectors/tickets');

const git = (folder: string, ...args: readonly string[]): void => {
  const who = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'pipe' });
};

const empty = { swagger: '2.0', paths: {} };
const deleted = 'OperationDeleted';

const commit = async (folder: string, definition: unknown): Promise<void> => {
  await writeFile(path.join(folder, 'apiDefinition.swagger.json'), JSON.stringify(definition));
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'A state');
};

/** A repository with one commit: the connector for tickets. */
const repository = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await cp(tickets, folder, { recursive: true });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'The first state');
  return folder;
};

const compared = async (folder: string, against: string | true) => {
  const { verdict, summary } = await changesFound(folder, { definition: empty }, against);
  return { codes: [...new Set(verdict.findings.map(({ code }) => code))], summary };
};

const refusal = (folder: string, against: string | true): Promise<unknown> =>
  changesFound(folder, { definition: empty }, against).catch((error: unknown) => error);

describe('check --against', () => {
  test('takes a git ref, a folder or a file', async () => {
    const folder = await repository();
    expect(await compared(folder, 'HEAD')).toMatchObject({ codes: expect.arrayContaining([deleted]) });
    expect(await compared(folder, tickets)).toMatchObject({ codes: expect.arrayContaining([deleted]) });
    const { codes, summary } = await compared(folder, path.join(tickets, 'apiDefinition.swagger.json'));
    expect(codes).toContain(deleted);
    expect(summary).toContain('its definition alone');
  });

  test('without a value takes the newest release before what is checked out', async () => {
    const folder = await repository();
    git(folder, 'tag', 'v1.9.0');
    await commit(folder, { ...empty, host: 'second.example' });
    git(folder, 'tag', 'v1.10.0');
    await commit(folder, empty);
    expect((await compared(folder, true)).summary).toContain('since v1.10.0: ');
    git(folder, 'tag', '-d', 'v1.10.0');
    git(folder, 'tag', 'v2.0.0');
    expect(await compared(folder, true)).toMatchObject({ codes: expect.arrayContaining([deleted]) });
    expect((await compared(folder, true)).summary).toContain('since v1.9.0: ');
  });

  test('while nothing is released, takes the first build', async () => {
    expect((await compared(await repository(), true)).summary).toContain('first-build: ');
  });

  test('fails where there is nothing to compare with', async () => {
    const folder = await temporaryFolder();
    const outside = await refusal(folder, true);
    expect(outside).toBeInstanceOf(ExpectedError);
    expect(String(outside)).toContain('cannot be listed with git');
    expect(String(await refusal(await repository(), 'v7'))).toMatch(
      /v7 is neither a file, nor a folder, nor a git ref that has apiDefinition\.swagger\.json/,
    );
    expect(String(await refusal(folder, folder))).toContain('apiDefinition.swagger.json does not exist');
  });
});

test('the release to roll back to is the newest before what is checked out that can be deployed in the same way', async () => {
  const folder = await repository();
  const deploy = 'scripts/deploy.ts';
  git(folder, 'tag', 'v0.9.0');
  expect(await newestReleaseWith(folder, deploy)).toBeUndefined();
  await mkdir(path.join(folder, 'scripts'));
  await writeFile(path.join(folder, deploy), '');
  await commit(folder, { ...empty, host: 'second.example' });
  expect(await newestReleaseWith(folder, deploy)).toBeUndefined();
  git(folder, 'tag', 'v1.0.0');
  await commit(folder, empty);
  const release = await newestReleaseWith(folder, deploy);
  expect(release).toBe('v1.0.0');
  expect(await newestReleaseWith(await temporaryFolder(), deploy)).toBeUndefined();

  const environment = { name: 'production', environment: '11111111-2222-3333-4444-555555555555' };
  expect(rollingBack('update', environment, release).split('\n').slice(1)).toEqual([
    '  git switch --detach v1.0.0',
    '  npm ci',
    '  npm run build',
    '  npm run deploy -- --environment production',
    '  git switch -',
    '  npm ci',
  ]);
});
