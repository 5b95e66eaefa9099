import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { buildHost } from '../../platform/script/host-build.ts';
import { ScriptError } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';

const tsx = fileURLToPath(import.meta.resolve('tsx'));
const program = fileURLToPath(new URL('fixtures/build-host.ts', import.meta.url));
const longestBuild = 240_000;

const emptyFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'script-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const startBuild = (folder: string) => {
  const child = spawn(process.execPath, ['--import', tsx, program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  child.stdout.on('data', (chunk) => lines.push(...`${chunk}`.trim().split('\n')));
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? code)),
  );
  return { child, lines, ended };
};

/** The command lines of the processes that work in a folder. */
const workingIn = (folder: string) =>
  spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(folder) && !line.includes(program));

const failureOf = async (folders: readonly string[]) => {
  const error: unknown = await buildHost('dotnet', { folders }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ScriptError) return { code: error.code, message: error.message };
  throw new Error(`not a ScriptError: ${error}`);
};

describeWithDotnet('the first build of the script host', () => {
  it(
    'is told once, and two at the same time both end well with the one host',
    async () => {
      const folder = emptyFolder();
      const builds = [startBuild(folder), startBuild(folder)];
      expect(await Promise.all(builds.map(({ ended }) => ended))).toEqual([0, 0]);
      for (const { lines } of builds) {
        expect(lines[0]).toMatch(/^Building the script host, once: about \d+ seconds/);
        expect(lines.slice(1)).toEqual([expect.stringMatching(/script-host\.dll$/)]);
        expect(existsSync(lines[1] ?? '')).toBe(true);
      }
      const [assembly = ''] = builds[0]?.lines.slice(1) ?? [];
      expect(readdirSync(folder)).toEqual([dirname(assembly).split('/').at(-1)]);
      const again = startBuild(folder);
      await again.ended;
      expect(again.lines).toEqual([assembly]);
    },
    longestBuild,
  );

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends by %s without leaving a file or a process',
    async (signal) => {
      const folder = emptyFolder();
      const { child, ended } = startBuild(folder);
      await expect.poll(() => workingIn(folder).length, { timeout: 30_000 }).toBeGreaterThan(0);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(readdirSync(folder)).toEqual([]);
      expect(workingIn(folder)).toEqual([]);
    },
    longestBuild,
  );

  it('takes the next folder where the first cannot be written, and says so in one message where none can', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const [here, there] = [join(file, 'bin'), join(folder, 'a%20b')];
    expect(await failureOf([here, there])).toEqual({
      code: 'HOST_BUILD_FAILED',
      message: `The program that runs the script (script/host) has no place to be built in: ${here} cannot be written (ENOTDIR); MSBuild takes a part of the path ${there} for an escaped character. No script can be run or checked. Make room in one of these folders, or let it be written.`,
    });
    const built = await buildHost('dotnet');
    expect(await buildHost('dotnet', { folders: [here, dirname(dirname(built))] })).toBe(built);
  });
});
