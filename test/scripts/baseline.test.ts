import { execFileSync } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesFound } from '../../scripts/baseline.ts';
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
