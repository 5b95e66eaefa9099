import { rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseConnections } from '../../../platform/gateway/connections.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../../../platform/gateway/gateway.ts';
import { type StartedScript, startScript } from '../../../platform/gateway/start-script.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { ScriptError, type ScriptProcess } from '../../../platform/script/script-process.ts';
import { readFixedConnector } from '../../connector/fixed-connector.ts';
import { describeWithDotnet } from '../../script/require-dotnet.ts';
import { address, loadFixture, projectRoot } from './setup.ts';

const post = (gateway: Gateway, path: string, body: unknown) =>
  gateway.fetch(
    new Request(`${address}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  );

describe('a machine without .NET', () => {
  test('the runner says why, and how to get it', async () => {
    const { runner, stop } = await startScript(await loadFixture('tickets'), { dotnet: 'no-such-dotnet' });
    expect(runner).toEqual({
      unavailable:
        'The command "no-such-dotnet" brings no .NET SDK, so the connector\'s script cannot be compiled or run. Install the .NET SDK 8 or newer from https://dotnet.microsoft.com/download and make sure that "dotnet --version" answers in a new terminal.',
    });
    await stop();
  });

  test('a connector without a script needs none', async () => {
    expect((await startScript(await loadFixture('weather'), { dotnet: 'no-such-dotnet' })).runner).toBeUndefined();
  });
});

describeWithDotnet('scripts that .NET runs behind the gateway', () => {
  let backend: http.Server;
  let origin: string;
  let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
  const seen: http.IncomingMessage[] = [];
  let tickets: LoadedConnector;
  let sendmode: LoadedConnector;
  const started: StartedScript[] = [];

  // The first start builds the program that runs scripts.
  beforeAll(async () => {
    tickets = await loadFixture('tickets');
    sendmode = readFixedConnector(`${projectRoot}script/script.csx`);
    for (const connector of [tickets, sendmode]) started.push(await startScript(connector));
    backend = http.createServer((request, response) => {
      seen.push(request);
      request.resume().on('end', () => answer(request, response));
    });
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  }, 300_000);
  afterAll(async () => {
    await Promise.all(started.map(({ stop }) => stop()));
    backend.closeAllConnections();
    await new Promise((resolve) => backend.close(resolve));
  });

  const gatewayFor = (
    connector: LoadedConnector,
    script: StartedScript | undefined,
    options: Partial<GatewayOptions> = {},
  ): Gateway =>
    createGateway({
      connector,
      backends: { service: origin },
      ...(script?.runner ? { script: script.runner } : {}),
      ...options,
    });

  test('another connector’s script sees the address that the policies made, and its change reaches the backend', async () => {
    answer = (_request, response) => {
      response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":1}');
    };
    const gateway = gatewayFor(tickets, started[0], {
      connections: parseConnections(['demo={"host":"desk.example","username":"ann","password":"pa55word"}'], tickets),
    });
    const response = await post(gateway, '/operations/GetTicketV2', { id: 12 });
    expect([response.status, await response.json()]).toEqual([201, { id: 1 }]);
    expect(response.headers.get('x-script-saw')).toBe('https://eu.desk.example/api/v2/tickets/12');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(seen.at(-1)).toMatchObject({
      method: 'GET',
      url: '/api/v2/tickets/12',
      headers: { 'x-scripted': 'GetTicketV2' },
    });
    expect(gateway.traces.list()[0]).toMatchObject({
      script: 'applied',
      scriptLog: ['Information: ticket desk called'],
      changedByScript: [{ part: 'header X-Scripted', after: 'GetTicketV2' }],
    });
  });

  test('the connector’s own script turns an error inside a 200 into an error', async () => {
    const gateway = gatewayFor(sendmode, started[1]);
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('{"status":"INVALID_ACCESS_KEY","statusCode":14}');
    };
    const response = await post(gateway, '/apim/sendmode/demo/send', {
      message: { messagetext: 'Hi', recipients: ['0870000000'] },
    });
    expect([response.status, await response.json()]).toEqual([401, { status: 'INVALID_ACCESS_KEY', statusCode: 14 }]);
    expect(response.headers.get('x-script-not-applied')).toBeNull();
    expect(gateway.health().script.state).toBe('applied');
    expect(gateway.traces.list()[0]?.exchanges).toMatchObject([
      { request: { url: `${origin}/v2/send` }, response: { status: 200 } },
    ]);
  });

  test('a host that is killed under a call is a 424 that no host repeats, and the next call works', async () => {
    const before = started[1]?.runner;
    if (!before || !('processIds' in before)) throw new Error('The script does not run.');
    const { processIds } = before as ScriptProcess;
    const gateway = gatewayFor(sendmode, started[1]);
    const text = { message: { messagetext: 'Hi', recipients: ['0870000000'] } };
    answer = (_request, response) => {
      for (const id of processIds()) process.kill(id, 'SIGKILL');
      setTimeout(() => response.writeHead(200).end('{"status":"OK","statusCode":0}'), 500);
    };
    const lost = await post(gateway, '/apim/sendmode/demo/send', text);
    expect([lost.status, await lost.json()]).toMatchObject([
      424,
      {
        error: {
          message: expect.stringMatching(
            /^The program that runs the script ended unexpectedly \(SIGKILL\)\. What the script had sent by then may have been carried out\./,
          ),
          innerError: { code: 'ScriptHostLost' },
        },
      },
    ]);
    expect(gateway.traces.list()[0]?.exchanges).toHaveLength(1);

    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"OK","statusCode":0}');
    };
    expect((await post(gateway, '/apim/sendmode/demo/send', text)).status).toBe(200);
  });

  test('a script that does not compile is an error at the start', async () => {
    const file = join(tmpdir(), `broken-${process.pid}.csx`);
    await writeFile(file, 'public class Script : ScriptBase { }');
    const connector = { ...tickets, script: { file, operationIds: 'all' as const } };
    const error = await startScript(connector).catch((reason: unknown) => reason);
    await rm(file);
    expect(error).toBeInstanceOf(ScriptError);
    expect((error as ScriptError).message).toMatch(/^The script .*broken-\d+\.csx cannot be run:/);
  });
});
