import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dotnetMissing, ScriptError } from './script-error.ts';

const hostFolder = fileURLToPath(new URL('../../script/host/', import.meta.url));
const lockFile = join(hostFolder, 'obj', 'build.lock');
const longestBuild = 300_000;

// Neither a compiler server nor a build node may outlive the build.
const quietBuild = ['--nologo', '-v', 'quiet', '-nodeReuse:false', '-p:UseSharedCompilation=false'];

const sourceHash = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(hostFolder)
    .filter((file) => /\.(cs|csproj)$/.test(file))
    .sort()) {
    hash.update(name).update(readFileSync(join(hostFolder, name)));
  }
  return hash.digest('hex').slice(0, 16);
};

const runBuild = (dotnet: string, output: string) =>
  new Promise<void>((resolve, reject) => {
    const project = join(hostFolder, 'script-host.csproj');
    const child = spawn(dotnet, ['build', project, '-c', 'Release', '-o', output, ...quietBuild], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_CLI_UI_LANGUAGE: 'en' },
      timeout: longestBuild,
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', () => reject(dotnetMissing(dotnet)));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      if (/No \.NET SDKs were found|application 'build' does not exist/.test(said))
        return reject(dotnetMissing(dotnet));
      const reason = said.trim().split('\n').slice(-12).join('\n');
      reject(
        new ScriptError(
          'HOST_BUILD_FAILED',
          `The program that runs the script (script/host) could not be built with "${dotnet} build", so no script can run. The first build needs NuGet. It said:\n${reason}`,
        ),
      );
    });
  });

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const takeLock = (): boolean => {
  mkdirSync(join(hostFolder, 'obj'), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

const dropLock = () => rmSync(lockFile, { force: true });

/** A process that was ended during its build leaves its lock. */
const dropLockOfTheDead = () => {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    const isOld = Date.now() - statSync(lockFile).mtimeMs > longestBuild;
    if (isOld || (owner > 0 && !isRunning(owner))) dropLock();
  } catch {
    // Its owner was faster.
  }
};

const buildInto = async (dotnet: string, folder: string) => {
  const unfinished = `${folder}.${process.pid}`;
  try {
    await runBuild(dotnet, unfinished);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};

/**
 * Builds the script host unless its present sources are built already, and returns the path of its assembly.
 *
 * Each state of the sources has a folder of its own below `script/host/bin`, so a running host is never overwritten.
 * Processes that want to build at the same time wait for the first.
 *
 * @throws ScriptError DOTNET_MISSING or HOST_BUILD_FAILED.
 */
export const buildHost = async (dotnet: string): Promise<string> => {
  const folder = join(hostFolder, 'bin', sourceHash());
  const assembly = join(folder, 'script-host.dll');
  while (!existsSync(assembly)) {
    if (!takeLock()) {
      await pause(200);
      dropLockOfTheDead();
      continue;
    }
    try {
      if (!existsSync(assembly)) await buildInto(dotnet, folder);
    } finally {
      dropLock();
    }
  }
  return assembly;
};
