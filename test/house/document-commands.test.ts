import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { commandsToRun } from './page-commands.ts';
import { wordsOf } from './pages.ts';
import { copyRepository, environment } from './repository-copy.ts';

const run = promisify(execFile);

/** A state under git, which `check --against` asks for releases. */
const commitEverything = async (folder: string): Promise<void> => {
  const who = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...who, 'commit', '-qm', 'A state'],
  ])
    await run('git', ['-C', folder, ...args]);
};

describeWithDotnet('every command on a page that can be run', () => {
  test('succeeds, one after the other in a copy of the repository', { timeout: 600_000 }, async () => {
    const { folder } = await copyRepository();
    await commitEverything(folder);
    const failed: string[] = [];
    for (const command of commandsToRun) {
      const [program = '', ...args] = wordsOf(command);
      await run(program, args, { cwd: folder, env: environment, timeout: 240_000 }).catch(
        ({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }) =>
          failed.push(`${command}\n${stdout}${stderr}`),
      );
    }
    expect(failed).toEqual([]);
    expect(commandsToRun).toEqual(
      expect.arrayContaining(['npm run build', 'npm run check', 'npm run check -- --against', 'npm run package']),
    );
    const { stdout } = await run('git', ['-C', folder, 'status', '--porcelain']);
    expect(stdout).toBe('');
  });
});
