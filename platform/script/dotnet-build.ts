import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { dotnetMissing, ScriptError } from './script-error.ts';

const longestBuild = 300_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const onWindows = process.platform === 'win32';

// Neither a compiler server nor a build node may outlive the build.
const quietBuild = ['--nologo', '-v', 'quiet', '-nodeReuse:false', '-p:UseSharedCompilation=false'];

/** Ends a process with everything that it started. */
const endTree = ({ pid }: ChildProcess) => {
  if (pid === undefined) return;
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/**
 * Lets a signal to this process end the child first. What is returned ends that, and then delivers a signal that came
 * unless somebody else listens for it.
 */
const guardAgainstSignals = (child: ChildProcess) => {
  let came: NodeJS.Signals | undefined;
  const end = () => endTree(child);
  const interrupt = (signal: NodeJS.Signals) => {
    came = signal;
    end();
  };
  for (const signal of signals) process.on(signal, interrupt);
  // Before whoever waits for the build tidies up.
  process.prependListener('exit', end);
  return {
    interrupted: () => came !== undefined,
    release: () => {
      for (const signal of signals) process.off(signal, interrupt);
      process.off('exit', end);
    },
    redeliver: () => {
      if (came && process.listenerCount(came) === 0) process.kill(process.pid, came);
    },
  };
};

const failure = (dotnet: string, said: string, interrupted: boolean): ScriptError => {
  if (interrupted)
    return new ScriptError('STOPPED', 'The build of the script host was interrupted; nothing of it is left.');
  if (/No \.NET SDKs were found|application 'build' does not exist/.test(said)) return dotnetMissing(dotnet);
  const reason = said.trim().split('\n').slice(-12).join('\n');
  return new ScriptError(
    'HOST_BUILD_FAILED',
    `The program that runs the script (script/host) could not be built with "${dotnet} build", so no script can be run or checked. The first build needs NuGet. It said:\n${reason}`,
  );
};

/**
 * Builds a project, all of whose work is done in its own folder, into another.
 *
 * A signal to this process ends the build and everything it started first.
 *
 * @param begun is called once there is a `dotnet` that has started.
 * @throws ScriptError DOTNET_MISSING, HOST_BUILD_FAILED, or STOPPED where it was interrupted.
 */
export const runDotnetBuild = (dotnet: string, project: string, output: string, begun: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(dotnet, ['build', project, '-c', 'Release', '-o', output, ...quietBuild], {
      cwd: dirname(project),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that the compiler which it starts can be ended with it.
      detached: !onWindows,
      windowsHide: true,
      env: {
        ...process.env,
        DOTNET_NOLOGO: '1',
        DOTNET_CLI_TELEMETRY_OPTOUT: '1',
        DOTNET_CLI_UI_LANGUAGE: 'en',
        DOTNET_TieredPGO: '0',
      },
    });
    const guard = guardAgainstSignals(child);
    const timer = setTimeout(() => endTree(child), longestBuild);
    let said = '';
    const hear = (text: string) => {
      said += text;
    };
    const settle = (error?: ScriptError) => {
      clearTimeout(timer);
      guard.release();
      if (error) reject(error);
      else resolve();
      // Whoever waits for the build tidies up before the signal is heard.
      setImmediate(guard.redeliver);
    };
    child.on('spawn', begun);
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', () => settle(dotnetMissing(dotnet)));
    child.on('close', (code) => settle(code === 0 ? undefined : failure(dotnet, said, guard.interrupted())));
  });
