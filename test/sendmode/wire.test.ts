import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSentNumber } from '../../connector/numbers.ts';
import { ListenError } from '../../platform/listen.ts';
import { type ListeningSendmode, listenSendmode } from '../../sendmode/listen.ts';
import { definition, hello } from './client.ts';

let sendmode: ListeningSendmode;

beforeEach(async () => {
  sendmode = await listenSendmode({ definition, readNumber: readSentNumber, port: 0 });
});

afterEach(() => sendmode.close());

test('many delayed answers at once cost no warning of the process', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  expect((await order({ kind: 'delay', delay: 300, times: 15 })).ok).toBe(true);
  const answers = await Promise.all(Array.from({ length: 15 }, () => send()));
  process.off('warning', note);
  expect([answers.every(({ ok }) => ok), warnings]).toEqual([true, []]);
});

const goodBody = JSON.stringify({ message: { ...hello, customerid: 'Fáilte 👍' } });
const goodHeaders = { authorization: 'demo-key', 'content-type': 'application/json' };

const send = (init: RequestInit = {}) =>
  fetch(`${sendmode.address}/v2/send`, { method: 'POST', headers: goodHeaders, body: goodBody, ...init });

const order = (fault: object) =>
  fetch(`${sendmode.address}/_control/faults`, { method: 'POST', body: JSON.stringify(fault) });

const taken = async (): Promise<number> => {
  const answer = await fetch(`${sendmode.address}/_control/outbox`);
  return ((await answer.json()) as { messages: unknown[] }).messages.length;
};

/** Sends one message over a bare socket, and returns the bytes that came back and how the connection ended. */
const rawSend = async (): Promise<{ bytes: string; end: string }> => {
  const { hostname, port } = new URL(sendmode.address);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  let end = 'nothing';
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('end', () => {
    end = 'closed';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    end = error.code ?? error.message;
  });
  const head = `POST /v2/send HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: demo-key\r\nContent-Type: application/json`;
  socket.write(`${head}\r\nContent-Length: ${Buffer.byteLength(goodBody)}\r\n\r\n${goodBody}`);
  await new Promise((resolve) => socket.on('close', resolve));
  return { bytes: Buffer.concat(chunks).toString(), end };
};

test('a message goes out over real HTTP, byte for byte', async () => {
  const answer = await send();
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.json()).toMatchObject({ statusCode: 0, message: JSON.parse(goodBody).message });
  expect(await taken()).toBe(1);
});

describe('a reset', () => {
  test.each([
    ['before', 0],
    ['after', 1],
  ])('resets the connection without a byte, %s the message is taken', async (when, count) => {
    await order({ kind: 'reset', when });
    expect(await rawSend()).toEqual({ bytes: '', end: 'ECONNRESET' });
    expect(await taken()).toBe(count);
  });
});

describe('a truncated answer', () => {
  test('promises all its bytes, sends half of them and closes', async () => {
    await order({ kind: 'truncated' });
    const { bytes, end } = await rawSend();
    const [head = '', body = ''] = bytes.split('\r\n\r\n');
    const promised = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
    expect(end).toBe('closed');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toMatch(/^content-type: application\/json; charset=utf-8$/im);
    expect(Buffer.byteLength(body)).toBe(Math.ceil(promised / 2));
    expect(body).toMatch(/^{"status":"OK","statusCode":0,"acceptedDateTime":"/);
    expect(await taken()).toBe(1);
  });

  test('is an error to a client that reads it', async () => {
    await order({ kind: 'truncated' });
    await expect(send().then((answer) => answer.text())).rejects.toThrow('terminated');
  });
});

describe('a delay', () => {
  test('holds the answer back for the time it says', async () => {
    await order({ kind: 'delay', delay: 300 });
    const began = performance.now();
    expect(await (await send()).json()).toMatchObject({ statusCode: 0 });
    expect(performance.now() - began).toBeGreaterThanOrEqual(295);
  });

  test('does not keep the message from being taken when the caller gives up', async () => {
    await order({ kind: 'delay', delay: 200, when: 'before' });
    await expect(send({ signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect(await taken()).toBe(0);
    await expect.poll(taken, { timeout: 5000 }).toBe(1);
  });

  test('does not hold up who comes meanwhile', async () => {
    await order({ operation: 'Send_SMS', kind: 'delay', delay: 2000 });
    const giveUp = new AbortController();
    const slow = send({ signal: giveUp.signal }).catch(() => undefined);
    const began = performance.now();
    expect((await fetch(`${sendmode.address}/v2/credits`, { headers: goodHeaders })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(1500);
    giveUp.abort();
    await slow;
  });
});

describe('a body over the limit', () => {
  test.each([
    ['just over, its length told', 1024 * 1024 + 1, 'content-length'],
    ['far over, in chunks', 20 * 1024 * 1024, 'transfer-encoding'],
  ])('(%s) is answered 413 on a connection that stays whole', async (_, size, header) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { [header]: header === 'content-length' ? String(size) : 'chunked' };
    const ask = async (body: string, more: Record<string, string>) => {
      const client = request(`${sendmode.address}/v2/send`, {
        method: 'POST',
        agent,
        headers: { ...goodHeaders, ...more },
      });
      client.end(body);
      const [response] = await once(client, 'response');
      return { status: response.statusCode, body: JSON.parse(await text(response)), port: client.socket?.localPort };
    };
    const refused = await ask('x'.repeat(size), headers);
    expect(refused).toMatchObject({ status: 413, body: { status: 'BODY_TOO_LARGE' } });
    expect(await taken()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await ask(goodBody, {})).toMatchObject({ status: 200, body: { statusCode: 0 }, port: refused.port });
    agent.destroy();
  });
});

test('a caller who leaves in the middle of the body leaves the simulation well, and nothing is taken', async () => {
  const client = request(`${sendmode.address}/v2/send`, {
    method: 'POST',
    headers: { ...goodHeaders, 'content-length': 500 },
  });
  client.on('error', () => undefined);
  client.write(goodBody.slice(0, 20));
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.destroy();
  expect((await send()).status).toBe(200);
  expect(await taken()).toBe(1);
});

describe('closing', () => {
  test('ends open connections and pending delays at once', async () => {
    await order({ kind: 'delay', delay: 60_000 });
    const pending = rawSend();
    const idle = get(sendmode.address, { agent: false, headers: { connection: 'keep-alive' } });
    await once(idle, 'response');
    await expect
      .poll(async () => (await (await fetch(`${sendmode.address}/_control/faults`)).json()) as object)
      .toEqual({ faults: [] });
    const began = performance.now();
    await sendmode.close();
    expect(performance.now() - began).toBeLessThan(1000);
    expect((await pending).bytes).toBe('');
    await expect(send()).rejects.toThrow('fetch failed');
  });

  test('lets the process exit by itself', async () => {
    const script = `
      import { readSentNumber } from './connector/numbers.ts';
      import { listenSendmode } from './sendmode/listen.ts';
      import { definition } from './test/sendmode/client.ts';
      const sendmode = await listenSendmode({ definition, readNumber: readSentNumber, port: 0 });
      const post = (path, body, headers) => fetch(sendmode.address + path, { method: 'POST', headers, body: JSON.stringify(body) });
      await post('/_control/faults', { kind: 'delay', delay: 60000 });
      const pending = post('/v2/send', ${goodBody}, ${JSON.stringify(goodHeaders)}).catch((error) => error.message);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await sendmode.close();
      console.log('closed; the caller saw:', await pending);
    `;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: new URL('../..', import.meta.url),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 15_000,
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    expect({ out, err, code }).toEqual({ out: 'closed; the caller saw: fetch failed\n', err: '', code: 0 });
  });
});

describe('a place where it cannot listen', () => {
  test('is named where the port is in use', async () => {
    const port = Number(new URL(sendmode.address).port);
    await expect(listenSendmode({ definition, readNumber: readSentNumber, port })).rejects.toThrow(
      new ListenError(
        `Port ${port} on 127.0.0.1 is in use, perhaps by a simulated Sendmode that still runs. Stop that, or choose another port with --backend-port (0 for any free one).`,
      ),
    );
  });

  test.each([
    [
      { port: 0, host: '192.0.2.1' },
      'Port 0 on 192.0.2.1 cannot be opened: this machine does not have that address. Use 127.0.0.1.',
    ],
    [
      { port: 70_000 },
      'Port 70000 on 127.0.0.1 is no port: that is a whole number from 0 to 65535. Choose one with --backend-port (0 for any free one).',
    ],
  ])('is named for %j', async (place, reason) => {
    await expect(listenSendmode({ definition, readNumber: readSentNumber, ...place })).rejects.toThrow(
      new ListenError(reason),
    );
  });
});
