import { beforeAll, describe, expect, test } from 'vitest';
import { parseConnections } from '../../../platform/gateway/connections.ts';
import type { CallTrace, TraceSummary } from '../../../platform/gateway/trace.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import type { ScriptCall, ScriptResult } from '../../../platform/script/script-process.ts';
import { address, errorOf, jsonAnswer, loadFixture, loadSendmode, type TestGateway, testGateway } from './setup.ts';

const key = 'k3y-0123456789 "abcdef"';
const message = { message: { messagetext: 'Hi', recipients: ['0870000000'] } };

let sendmode: LoadedConnector;
beforeAll(async () => {
  sendmode = { ...(await loadSendmode()), script: { file: 'script.csx', operationIds: 'all' } };
});

const get = async <Value>({ gateway }: TestGateway, path: string): Promise<Value> =>
  (await (await gateway.fetch(new Request(`${address}${path}`))).json()) as Value;

/** A script's part played by a function: it changes a header, sends, and answers what came. */
const scripted = {
  execute: async (call: ScriptCall): Promise<ScriptResult> => {
    const headers = [...call.request.headers, ['X-Script', 'ran'] as const];
    const response = await call.send?.({ ...call.request, headers }, new AbortController().signal);
    if (!response) throw new Error('no send was given');
    return { outcome: 'answered', response, log: [{ level: 'Information', text: `key is ${key}` }] };
  },
};

describe('the trace of a call', () => {
  const start = (): TestGateway =>
    testGateway(
      sendmode,
      {
        script: scripted,
        connections: parseConnections([`shop=${key}`], sendmode),
        newId: () => 'id-1',
        now: () => 0,
        elapsed: () => 0,
      },
      () => jsonAnswer({ echoed: key }),
    );

  test('shows the caller’s request, what gateway and script changed, what reached the backend, and both answers', async () => {
    const own = start();
    await own.call('/operations/Send_SMS?connection=shop', {
      'body/message/messagetext': 'Hi',
      'body/message/recipients': ['0870000000'],
    });
    const trace = await get<CallTrace>(own, '/_trace/id-1');
    expect(trace).toMatchObject({
      id: 'id-1',
      time: '1970-01-01T00:00:00.000Z',
      way: 'operation',
      connection: 'shop',
      operationId: 'Send_SMS',
      script: 'applied',
      scriptLog: ['Information: key is [redacted]'],
      caller: {
        method: 'POST',
        url: '/operations/Send_SMS?connection=shop',
        body: '{"body/message/messagetext":"Hi","body/message/recipients":["0870000000"]}',
      },
      prepared: { method: 'POST', url: 'https://rest.sendmode.com/v2/send', body: JSON.stringify(message) },
      changedByGateway: [
        { part: 'header Content-Type', before: 'application/json; charset=utf-8', after: 'application/json' },
        { part: 'header Authorization', after: '[redacted]' },
        { part: 'header x-sendmode-api', after: 'v2' },
      ],
      changedByScript: [{ part: 'header X-Script', after: 'ran' }],
      exchanges: [
        { request: { body: JSON.stringify(message) }, response: { status: 200, body: '{"echoed":"[redacted]"}' } },
      ],
      answer: { status: 200, body: '{"echoed":"[redacted]"}' },
    });
  });

  test('no secret is in traces, logs, health or errors, however the caller wrote it', async () => {
    const own = start();
    await own.call('/apim/sendmode/shop/send', { message: { messagetext: `my key is ${key}`, recipients: key } });
    await own.call('/apim/sendmode/shop/send', { message: { messagetext: `my key is ${key}`, recipients: [] } });
    await own.call(`/apim/sendmode/shop/credits?key=${encodeURIComponent(key)}`, undefined, {
      method: 'GET',
      headers: { Authorization: `Bearer ${key}`, 'X-Copy': key },
    });
    const shown = JSON.stringify([own.gateway.traces.list(), own.log, own.gateway.health()]);
    for (const form of [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1), 'k3y-0123456789']) {
      expect(shown).not.toContain(form);
    }
    expect(own.log.map(({ status, code }) => [status, code])).toEqual([
      [400, 'OpenApiOperationParameterValidationFailed'],
      [200, undefined],
      [200, undefined],
    ]);
  });

  test('no secret is in the reason why there was no answer', async () => {
    const own = testGateway(sendmode, { connections: parseConnections([`shop=${key}`], sendmode) }, () => {
      throw new Error(`getaddrinfo ENOTFOUND ${key}.invalid`);
    });
    await own.call('/apim/sendmode/shop/send', message);
    expect(own.gateway.traces.list()[0]?.exchanges).toMatchObject([
      { failure: 'getaddrinfo ENOTFOUND [redacted].invalid' },
    ]);
  });

  test('a refusal leaves a trace with nothing sent; the last 50 are kept, newest first', async () => {
    const ids = Array.from({ length: 52 }, (_, index) => `id-${index + 1}`);
    const own = testGateway(sendmode, { newId: () => ids.shift() ?? '', script: scripted });
    for (let call = 0; call < 52; call += 1) await own.call('/apim/sendmode/nobody/send', message);
    const list = await get<TraceSummary[]>(own, '/_trace');
    expect([list.length, list[0]?.id, list.at(-1)?.id]).toEqual([50, 'id-52', 'id-3']);
    expect(list[0]).toMatchObject({ way: 'apim', connection: 'nobody', status: 404 });
    expect(await get<CallTrace>(own, '/_trace/id-52')).toMatchObject({
      script: 'none',
      exchanges: [],
      caller: { url: '/apim/sendmode/nobody/send', body: JSON.stringify(message) },
    });
    const gone = await own.gateway.fetch(new Request(`${address}/_trace/id-1`));
    expect([gone.status, (await errorOf(gone)).message]).toEqual([
      404,
      'There is no trace of a call "id-1". Only the last calls are kept; GET /_trace lists them.',
    ]);
  });

  test('a log line tells operation, connection, status and time, and no more', async () => {
    const own = start();
    await own.call('/apim/sendmode/shop/send', message);
    expect(own.log).toEqual([
      {
        time: '1970-01-01T00:00:00.000Z',
        level: 'info',
        event: 'call',
        correlationId: 'id-1',
        connection: 'shop',
        operationId: 'Send_SMS',
        status: 200,
        milliseconds: 0,
      },
    ]);
  });
});

describe('the script’s place', () => {
  const calls: ScriptCall[] = [];
  const record = {
    execute: async (call: ScriptCall): Promise<ScriptResult> => {
      calls.push(call);
      return { outcome: 'answered', response: jsonAnswer({ scripted: true }), log: [] };
    },
  };

  test('it gets the operation id, the correlation id and the request with its key, the service’s address in it', async () => {
    calls.length = 0;
    const own = testGateway(sendmode, {
      script: record,
      backends: { service: 'http://127.0.0.1:4281' },
      newId: () => 'id-1',
    });
    const response = await own.call('/apim/sendmode/demo/send', message);
    expect(await response.json()).toEqual({ scripted: true });
    expect(own.received).toEqual([]);
    expect(calls).toMatchObject([
      {
        operationId: 'Send_SMS',
        correlationId: 'id-1',
        originalUrl: 'https://rest.sendmode.com/v2/send',
        request: { method: 'POST', url: 'https://rest.sendmode.com/v2/send' },
      },
    ]);
    expect(calls[0]?.request.headers).toContainEqual(['Authorization', 'demo-key']);
  });

  test('it runs for the operations that are listed only', async () => {
    calls.length = 0;
    const connector: LoadedConnector = { ...sendmode, script: { file: 'script.csx', operationIds: ['Send_SMS'] } };
    const own = testGateway(connector, { script: record });
    await own.call('/operations/Check_Credits', {});
    await own.call('/apim/sendmode/demo/send', message);
    expect([calls.map(({ operationId }) => operationId), own.received.length]).toEqual([['Send_SMS'], 1]);
  });

  test.each<[ScriptResult, string, string]>([
    [
      { outcome: 'threw', exception: 'System.FormatException', message: 'Bad.', line: 12, log: [] },
      'ScriptException',
      'The script threw System.FormatException: Bad. (line 12). Correct the script: it should answer errors itself. What it had sent by then may have been carried out.',
    ],
    [
      { outcome: 'timed out', limitSeconds: 5, log: [] },
      'ScriptTimeout',
      'Request to the backend service timed out: the script took longer than 5 seconds. What it had sent by then may have been carried out.',
    ],
    [
      {
        outcome: 'not compiled',
        findings: [{ code: 'CS1002', severity: 'error', line: 3, column: 9, message: '; expected' }],
        log: [],
      },
      'ScriptNotCompiled',
      'The script does not compile: (3,9): ; expected. Nothing was sent. Correct the script; the next call compiles it anew.',
    ],
  ])('%j is a 500', async (result, code, text) => {
    const own = testGateway(sendmode, { script: { execute: async () => result } });
    const response = await own.call('/apim/sendmode/demo/send', message);
    const error = await errorOf(response);
    expect([response.status, error.innerError?.code, error.message]).toEqual([500, code, text]);
    expect(own.received).toEqual([]);
  });

  test('a status that is none, and a defect, are errors of the gateway and not the end of it', async () => {
    const odd = testGateway(sendmode, {
      script: {
        execute: async () => ({ outcome: 'answered', response: { status: 999, headers: [], body: null }, log: [] }),
      },
    });
    const response = await odd.call('/apim/sendmode/demo/send', message);
    expect([response.status, (await errorOf(response)).message]).toEqual([
      502,
      'The answer has the status 999, which is no final HTTP status.',
    ]);
    const broken = testGateway(sendmode, { script: { execute: () => Promise.reject(new Error(`lost ${key}`)) } });
    const defect = await broken.call('/apim/sendmode/demo/send', message);
    expect([defect.status, broken.log[0]?.event, broken.log[0]?.level]).toEqual([500, 'defect', 'error']);
    expect(broken.log[0]?.stack).toContain('trace.test.ts');
  });

  test('where none can run, the call goes on without it, and the answer, the trace and the health say so', async () => {
    const reason = 'The command "dotnet" brings no .NET SDK.\nInstall it – then “dotnet --version” answers.';
    const own = testGateway(sendmode, { script: { unavailable: reason } });
    const response = await own.call('/apim/sendmode/demo/send', message);
    expect([response.status, own.received.length]).toEqual([200, 1]);
    expect(response.headers.get('x-script-not-applied')).toBe(
      'The command %22dotnet%22 brings no .NET SDK. Install it %E2%80%93 then %E2%80%9Cdotnet --version%E2%80%9D answers.',
    );
    expect(own.gateway.traces.list()[0]).toMatchObject({ script: 'missing', scriptReason: reason });
    expect(own.gateway.health().script).toEqual({ state: 'missing', operationIds: 'all', reason });
    const refused = await own.call('/apim/sendmode/demo/send', {});
    expect(refused.headers.get('x-script-not-applied')).toBeNull();
  });

  test('a connector without a script says nothing about one', async () => {
    const weather = testGateway(await loadFixture('weather'));
    const response = await weather.call('/operations/GetStation', { station: 7 });
    expect([response.status, response.headers.get('x-script-not-applied')]).toEqual([200, null]);
    expect(weather.gateway.health().script).toEqual({ state: 'none' });
  });
});

test('health names operations, connections, throttling and policies, and no secret', async () => {
  const own = testGateway(await loadSendmode(), { connections: parseConnections([`shop=${key}`], sendmode) });
  expect(await get(own, '/health')).toMatchObject({
    status: 'ok',
    name: 'sendmode',
    title: 'Sendmode',
    backend: 'https://rest.sendmode.com/v2',
    operations: [
      { operationId: 'Send_SMS', method: 'POST', path: '/send', summary: 'Send SMS' },
      { operationId: 'Import_Customer', method: 'POST', path: '/import', summary: 'Import Customer' },
      { operationId: 'Check_Credits', method: 'GET', path: '/credits', summary: 'Check Credits' },
      { operationId: 'Optout_Customer', method: 'POST', path: '/optout', summary: 'Optout Customer' },
    ],
    connections: ['demo', 'shop'],
    throttling: { calls: 100, renewalPeriod: 60, scope: 'connection' },
    policies: [
      { title: 'Set Content-Type to application/json', template: 'setheader', section: 'Request' },
      { title: 'Tell the script the Sendmode API of the connection', template: 'setheader', section: 'Request' },
    ],
  });
});
