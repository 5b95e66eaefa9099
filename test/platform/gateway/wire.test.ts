import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGateway, type GatewayOptions, listenGateway } from '../../../platform/gateway/gateway.ts';
import type { LogEntry } from '../../../platform/gateway/parts.ts';
import { ListenError, type Listening } from '../../../platform/listen.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import type { ErrorBody } from './setup.ts';
import { loadSendmode } from './setup.ts';

const message = JSON.stringify({ message: { messagetext: 'Grüße', recipients: ['0870000000'] } });

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A client that adds nothing of its own. */
const ask = (address: string, options: http.RequestOptions, body?: string | Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = http.request(address, { agent: false, ...options }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    });
    request.on('error', reject);
    request.end(body);
  });

const errorIn = ({ body }: Answer): ErrorBody => (JSON.parse(body.toString()) as { error: ErrorBody }).error;

describe('over real HTTP', () => {
  let connector: LoadedConnector;
  let backend: http.Server;
  let listening: Listening | undefined;
  let seen: Seen[];
  let answer: (response: http.ServerResponse) => void;

  beforeAll(async () => {
    connector = await loadSendmode();
  });

  beforeEach(async () => {
    seen = [];
    answer = (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"OK"}');
    };
    backend = http.createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = '', url = '', rawHeaders } = request;
      seen.push({ method, url, rawHeaders, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    await listening?.close();
    listening = undefined;
    backend.closeAllConnections();
    await new Promise((resolve) => backend.close(resolve));
  });

  const start = async (options: Partial<GatewayOptions> = {}): Promise<string> => {
    const { port } = backend.address() as AddressInfo;
    const gateway = createGateway({ connector, backends: { service: `http://127.0.0.1:${port}` }, ...options });
    listening = await listenGateway(gateway, { port: 0 });
    return listening.address;
  };

  const send = (address: string, body: string | Buffer = message, headers: http.OutgoingHttpHeaders = {}) =>
    ask(
      `${address}/apim/sendmode/demo/send`,
      { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } },
      body,
    );

  test('a call passes to the byte, with its key and one length', async () => {
    const address = await start();
    const response = await send(address, message, { Authorization: 'Bearer platform-token' });
    expect([response.status, response.body.toString()]).toEqual([200, '{"status":"OK"}']);
    expect(seen).toMatchObject([{ method: 'POST', url: '/v2/send', body: message }]);
    const names = (seen[0]?.rawHeaders ?? []).filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(names.filter((name) => name === 'content-length')).toHaveLength(1);
    expect(names).not.toContain('transfer-encoding');
    expect(seen[0]?.rawHeaders).toContain('demo-key');
    expect(JSON.stringify(seen)).not.toContain('platform-token');
  });

  test('a GET has no body and no length', async () => {
    const address = await start();
    const response = await ask(`${address}/apim/sendmode/demo/credits`, { method: 'GET' });
    expect(response.status).toBe(200);
    expect(seen).toMatchObject([{ method: 'GET', url: '/v2/credits', body: '' }]);
    expect((seen[0]?.rawHeaders ?? []).map((each) => each.toLowerCase())).not.toContain('content-length');
  });

  test('a compressed answer is forwarded as it came; a compressed error is read for the envelope', async () => {
    const address = await start();
    answer = (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"status":"OK"}'));
    };
    const good = await send(address);
    expect([good.headers['content-encoding'], good.body.equals(gzipSync('{"status":"OK"}'))]).toEqual(['gzip', true]);
    answer = (response) => {
      response.writeHead(500, { 'Content-Encoding': 'gzip' }).end(gzipSync('<h1>Oops</h1>'));
    };
    const bad = await send(address);
    expect([bad.status, bad.headers['content-encoding'], errorIn(bad).innerError]).toEqual([
      500,
      undefined,
      '<h1>Oops</h1>',
    ]);
  });

  test('several cookies stay several', async () => {
    const address = await start();
    answer = (response) => {
      response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] }).end('{}');
    };
    expect((await send(address)).headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  test('no answer in time is a 504 that guesses nothing', async () => {
    const address = await start({ limits: { outboundSeconds: 0.2 } });
    answer = () => undefined;
    const response = await send(address);
    expect([response.status, errorIn(response).message]).toEqual([
      504,
      `Request to the backend service timed out: http://127.0.0.1:${(backend.address() as AddressInfo).port} gave no answer within 0.2 seconds. The call may have been carried out all the same.`,
    ]);
  });

  test('a connection that breaks is a 502 that guesses nothing', async () => {
    const address = await start();
    answer = (response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{');
      setTimeout(() => response.destroy(), 20);
    };
    const response = await send(address);
    expect([response.status, errorIn(response).message]).toEqual([
      502,
      `No answer from http://127.0.0.1:${(backend.address() as AddressInfo).port}: the connection broke before the answer was complete. The call may have been carried out all the same.`,
    ]);
  });

  test('a backend that is not there is a 502, and the gateway stays up', async () => {
    const free = net.createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const address = await start({ backends: { service: `http://127.0.0.1:${port}` } });
    const response = await send(address);
    expect([response.status, errorIn(response).message]).toEqual([
      502,
      `No answer from http://127.0.0.1:${port}: the connection was refused, so nothing was sent. Start the service, or correct the address.`,
    ]);
    expect((await ask(`${address}/health`, { method: 'GET' })).status).toBe(200);
  });

  test('a body over the limit is refused while it is being sent, whether its length was announced or not', async () => {
    const address = await start();
    const large = Buffer.alloc(5_000_000, 'x');
    const announced = await send(address, large, { 'Content-Length': String(large.length) });
    const chunked = await send(address, large, { 'Transfer-Encoding': 'chunked' });
    expect([announced.status, chunked.status]).toEqual([413, 413]);
    expect(errorIn(announced).message).toContain('The request has 5,000,000 bytes;');
    expect(seen).toEqual([]);
    expect((await send(address)).status).toBe(200);
  });

  test('a caller that goes away in the middle of its body leaves one log line, and nothing is sent', async () => {
    const log: LogEntry[] = [];
    const address = await start({ log: (entry) => log.push(entry) });
    const socket = net.connect(listening?.port ?? 0, '127.0.0.1');
    socket.write(
      `POST /apim/sendmode/demo/send HTTP/1.1\r\nHost: ${new URL(address).host}\r\nContent-Length: 100\r\n\r\n{"message":`,
    );
    setTimeout(() => socket.destroy(), 50);
    await vi.waitFor(() => expect(log).toHaveLength(1), 5000);
    expect(log[0]).toMatchObject({ event: 'call', status: 400, code: 'RequestIncomplete' });
    expect(seen).toEqual([]);
    expect((await send(address)).status).toBe(200);
  });

  test('a long address reaches the gateway’s own check instead of Node’s', async () => {
    const address = await start();
    const fits = await ask(`${address}/apim/sendmode/demo/credits?q=${'x'.repeat(16_000)}`, { method: 'GET' });
    const long = await ask(`${address}/apim/sendmode/demo/credits?q=${'x'.repeat(17_000)}`, { method: 'GET' });
    expect([fits.status, long.status, errorIn(long).code]).toEqual([200, 414, 414]);
  });

  test('a doubled content type reaches the policies as one value', async () => {
    const address = await start({ connector: { ...connector, policies: [] } });
    const socket = net.connect(listening?.port ?? 0, '127.0.0.1');
    socket.write(
      `POST /apim/sendmode/demo/send HTTP/1.1\r\nHost: ${new URL(address).host}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
    );
    const text = await new Promise<string>((resolve) => {
      let all = '';
      socket.on('data', (chunk) => {
        all += String(chunk);
      });
      socket.on('close', () => resolve(all));
    });
    expect(text).toMatch(/^HTTP\/1\.1 200/);
    expect(seen[0]?.rawHeaders).toContain('application/json, text/plain');
  });

  test('a port in use is one clear sentence', async () => {
    await start();
    const gateway = createGateway({ connector });
    const port = listening?.port ?? 0;
    const attempt = listenGateway(gateway, { port });
    await expect(attempt).rejects.toThrow(ListenError);
    await expect(attempt).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use, perhaps by a gateway that still runs. Stop that, or choose another port with --port (0 for any free one).`,
    );
  });

  test('closing ends open connections', async () => {
    const address = await start();
    const socket = net.connect(listening?.port ?? 0, '127.0.0.1');
    await new Promise((resolve) => socket.on('connect', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await listening?.close();
    listening = undefined;
    await closed;
    await expect(ask(`${address}/health`, { method: 'GET' })).rejects.toThrow('ECONNREFUSED');
  });
});

describe('web pages elsewhere', () => {
  let listening: Listening;
  let address: string;
  const sent: string[] = [];

  beforeEach(async () => {
    sent.length = 0;
    const gateway = createGateway({
      connector: await loadSendmode(),
      send: async ({ url }) => {
        sent.push(url);
        return { status: 200, headers: [], body: null };
      },
    });
    listening = await listenGateway(gateway, { port: 0 });
    address = listening.address;
  });
  afterEach(() => listening.close());

  const call = (headers: http.OutgoingHttpHeaders, path = '/apim/sendmode/demo/credits', method = 'GET') =>
    ask(`${address}${path}`, { method, headers });

  test.each(['attacker.example', 'attacker.example:4280', '127.0.0.1.attacker.example', '192.168.0.2'])(
    'the host name %s',
    async (host) => {
      const response = await call({ Host: host }, '/health');
      expect([response.status, errorIn(response).message]).toEqual([
        403,
        `The gateway answers to this machine's own names only, not to "${host}". Nothing was sent. Call it as localhost or 127.0.0.1.`,
      ]);
    },
  );

  test.each([['https://attacker.example'], ['null'], ['http://127.0.0.1:1']])('the origin %s', async (origin) => {
    const response = await call({ Origin: origin, 'Content-Type': 'text/plain' }, '/operations/Check_Credits', 'POST');
    expect([response.status, errorIn(response).message]).toEqual([
      403,
      `A web page of another origin (${origin}) may not call the gateway. Nothing was sent. Call it from its own page, a terminal or a program.`,
    ]);
    expect(sent).toEqual([]);
  });

  test.each(['cross-site', 'same-site'])('an image or form of a %s page', async (site) => {
    expect((await call({ 'Sec-Fetch-Site': site })).status).toBe(403);
    expect((await call({ 'Sec-Fetch-Site': site }, '/health')).status).toBe(200);
    expect(sent).toEqual([]);
  });

  test('its own page, and programs', async () => {
    const own = { Origin: address, 'Sec-Fetch-Site': 'same-origin' };
    expect((await call(own, '/operations/Check_Credits', 'POST')).status).toBe(200);
    expect((await call({})).status).toBe(200);
    expect((await call({ Host: `localhost:${listening.port}` })).status).toBe(200);
    expect(sent).toHaveLength(3);
  });
});
