import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** A `dev` command that runs. */
export interface RunningPlatform {
  readonly child: ChildProcess;
  readonly gateway: string;
  readonly backend: string;
  /** Everything printed so far. */
  readonly printed: () => string;
  /** Resolves with the exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/**
 * Starts `dev` on free ports, in a copy of the repository if one is given, and waits for its line
 * `ready <gateway> <backend>`. Ends it with the test.
 */
export const runPlatform = async (
  args: readonly string[] = [],
  environment: Record<string, string> = {},
  repository = root,
): Promise<RunningPlatform> => {
  const child = spawn(
    process.execPath,
    [path.join(repository, 'scripts/sendmode-connector.js'), 'dev', '--port', '0', '--backend-port', '0', ...args],
    { cwd: repository, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (status, signal) => resolve(status ?? signal ?? 'unknown'));
  });
  const ready = new Promise<[string, string]>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const [, gateway, backend] = /^ready (\S+) (\S+)$/m.exec(text) ?? [];
      if (gateway && backend) resolve([gateway, backend]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((status) => reject(new Error(`dev ended (${status}) before it was ready:\n${text}`)));
  });
  const [gateway, backend] = await ready;
  return { child, gateway, backend, printed: () => text, ended };
};

/** The processes below a process, by their identifiers. */
export const descendants = async (pid: number): Promise<number[]> => {
  const { readdir, readFile } = await import('node:fs/promises');
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const id of ids) {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    parents.set(id, Number(/^PPid:\t(\d+)$/m.exec(status)?.[1] ?? 0));
  }
  const below = (id: number): number[] =>
    ids.filter((candidate) => parents.get(candidate) === id).flatMap((child) => [child, ...below(child)]);
  return below(pid);
};
