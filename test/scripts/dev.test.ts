import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runCommand } from './run-command.ts';
import { descendants, runPlatform } from './run-platform.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dev = `${process.execPath} ${path.join(root, 'scripts/sendmode-connector.js')} dev`;

const send = (gateway: string) =>
  fetch(`${gateway}/apim/sendmode/demo/send`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ message: { messagetext: 'Hello', recipients: ['0870000000'] } }),
  });

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** A folder that stands for a PATH with node in it and without dotnet. */
const pathWithoutDotnet = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await symlink(process.execPath, path.join(folder, 'node'));
  return folder;
};

describeWithDotnet('dev with the script', () => {
  test('takes a text through the gateway and the script into the outbox', async () => {
    const platform = await runPlatform();
    const answer = await send(platform.gateway);
    expect(await answer.json()).toMatchObject({ status: 'OK', statusCode: 0 });
    expect(answer.headers.get('x-script-not-applied')).toBeNull();
    const outbox = await (await fetch(`${platform.backend}/_control/outbox`)).json();
    expect(outbox).toMatchObject({ messages: [{ messagetext: 'Hello', cost: 1 }] });
    expect(platform.printed()).toContain('The script runs around every call.');
    expect(platform.printed()).not.toContain('demo-key');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it and leaves no process behind', async (signal) => {
    const platform = await runPlatform();
    await send(platform.gateway);
    const started = await descendants(platform.child.pid ?? 0);
    expect(started.length).toBeGreaterThan(0);
    platform.child.kill(signal);
    expect(await platform.ended).toBe(0);
    const left = started.filter((pid) => existsSync(`/proc/${pid}`));
    expect(left).toEqual([]);
  });

  test('killed without warning, it takes the script host with it', async () => {
    const platform = await runPlatform();
    const started = await descendants(platform.child.pid ?? 0);
    platform.child.kill('SIGKILL');
    await platform.ended;
    await expect
      .poll(async () => (await readdir('/proc')).filter((name) => started.includes(Number(name))), { timeout: 5000 })
      .toEqual([]);
  });
});

describe('dev and who started it', () => {
  const processes = async (pid: number) => [pid, ...(await descendants(pid))];
  const alive = (pids: readonly number[]) => pids.filter((pid) => existsSync(`/proc/${pid}`));

  /** Starts it as a user does, in a shell of its own, without .NET; resolves when it is ready. */
  const start = async (command: string) => {
    const child = spawn('sh', ['-c', command], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, npm_lifecycle_event: '', DEV: `${dev} --port 0 --backend-port 0` },
    });
    onTestFinished(() => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has ended.
      }
    });
    let printed = '';
    const gateway = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const [, address] = /^ready (\S+) \S+$/m.exec(printed) ?? [];
        if (address) resolve(address);
      });
      child.once('exit', () => reject(new Error(`dev ended before it was ready:\n${printed}`)));
    });
    return { child, gateway };
  };

  test.each(['SIGTERM', 'SIGKILL'] as const)('npm alone gets %s, and no process is left', async (signal) => {
    const { child } = await start('exec npm run dev -- --port 0 --backend-port 0');
    const started = await processes(child.pid ?? 0);
    expect(started.length).toBeGreaterThan(2);
    child.kill(signal);
    await expect.poll(() => alive(started), { timeout: 10_000 }).toEqual([]);
  });

  test('without npm it goes on when the shell that started it ends', async () => {
    const { child, gateway } = await start('$DEV & sleep 1000');
    const dev = (await descendants(child.pid ?? 0)).at(0);
    child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await fetch(`${gateway}/health`)).status).toBe(200);
    expect(dev).toBeGreaterThan(0);
  });

  test('it goes on when the reader of its output leaves', async () => {
    const platform = await runPlatform();
    platform.child.stdout?.destroy();
    platform.child.stderr?.destroy();
    const statuses = [];
    for (let calls = 0; calls < 5; calls += 1) statuses.push((await send(platform.gateway)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    platform.child.kill('SIGTERM');
    expect(await platform.ended).toBe(0);
  });

  test('a reader that stops reading stops neither the calls nor the end', async () => {
    const port = await freePort();
    const shell = spawn('sh', ['-c', `${dev} --port ${port} --backend-port 0 | sleep 1000`], {
      cwd: root,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, PATH: `${await pathWithoutDotnet()}:/usr/bin:/bin` },
    });
    onTestFinished(() => {
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
    });
    const gateway = `http://127.0.0.1:${port}`;
    const health = () =>
      fetch(`${gateway}/health`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(health, { timeout: 15_000 }).toBe(200);
    // A pipe holds 64 KB, and a line of the log has some 200 bytes.
    for (let calls = 0; calls < 600; calls += 1) await fetch(`${gateway}/apim/sendmode/demo/send`, { method: 'POST' });
    expect(await health()).toBe(200);
    const started = await descendants(shell.pid ?? 0);
    const command = await Promise.all(started.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8')));
    const running = started[command.findIndex((line) => line.includes('sendmode-connector.js'))] ?? 0;
    process.kill(running, 'SIGTERM');
    await expect.poll(() => alive([running]), { timeout: 10_000 }).toEqual([]);
  });
});

describe('dev', () => {
  test('without .NET it starts all the same, and says that the script is not applied', async () => {
    const platform = await runPlatform([], { PATH: await pathWithoutDotnet() });
    expect(platform.printed()).toContain('THE SCRIPT IS NOT APPLIED: ');
    expect(platform.printed()).toContain('https://dotnet.microsoft.com/download');
    const answer = await send(platform.gateway);
    expect(answer.headers.get('x-script-not-applied')).toContain('.NET SDK');
  });

  test('a port in use is said in one message', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      blocker.close();
    });
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const { status, errors } = await runCommand(['dev', '--port', String(port), '--backend-port', '0'], {
      PATH: await pathWithoutDotnet(),
    });
    expect(errors.trim()).toBe(
      `Port ${port} on 127.0.0.1 is in use, perhaps by a gateway that still runs. Stop that, or choose another port with --port (0 for any free one). Nothing was started.`,
    );
    expect(status).toBe(1);
  });
});
