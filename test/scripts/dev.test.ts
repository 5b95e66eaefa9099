import { existsSync } from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runCommand } from './run-command.ts';
import { descendants, runPlatform } from './run-platform.ts';
import { temporaryFolder } from './temporary-folder.ts';

const send = (gateway: string) =>
  fetch(`${gateway}/apim/sendmode/demo/send`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ message: { messagetext: 'Hello', recipients: ['0870000000'] } }),
  });

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
      `Port ${port} on 127.0.0.1 is in use, perhaps by a gateway that still runs. Stop that, or choose another port with --port (0 for any free one).`,
    );
    expect(status).toBe(1);
  });
});
