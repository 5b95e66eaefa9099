import net from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenGateway } from '../../../platform/gateway/gateway.ts';
import type { Listening } from '../../../platform/listen.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { errorOf, loadFixture, loadSendmode, type TestGateway, testGateway } from './setup.ts';

const unlimited = { calls: 1_000_000, renewalPeriod: 60 };
const good = JSON.stringify({ message: { messagetext: 'Hi', recipients: ['0870000000'] } });
const length = Buffer.byteLength(good);

let sendmode: LoadedConnector;
let weather: LoadedConnector;
let own: TestGateway;
let listening: Listening;

beforeAll(async () => {
  sendmode = { ...(await loadSendmode()), throttling: unlimited };
  weather = { ...(await loadFixture('weather')), throttling: unlimited };
  own = testGateway(sendmode);
  listening = await listenGateway(own.gateway, { port: 0 });
});
afterAll(() => listening.close());

/** What comes back for bytes on a bare socket; the other end closes it, or it is closed after a second of silence. */
const rawAsk = (bytes: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = net.connect(listening.port, '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(1000, end);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (/^HTTP\/1\.1 \d+/.test(heard)) setTimeout(end, 30);
    });
    socket.on('close', end);
    socket.on('error', end);
  });

const request = (line: string, headers: readonly string[] = [], body = good) =>
  [line, 'Host: localhost', ...headers, '', body].join('\r\n');
const line = 'POST /apim/sendmode/demo/send HTTP/1.1';
const json = 'Content-Type: application/json';
const counted = `Content-Length: ${length}`;

const alive = async (): Promise<number> => (await fetch(`${listening.address}/health`)).status;

describe('a raw request that is no proper one reaches no backend, and the gateway goes on:', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['nothing but NUL', Buffer.alloc(2000)],
    ['TLS', Buffer.from('16030100c8010000c40303', 'hex')],
    ['an unknown method', request('BREW /apim/sendmode/demo/send HTTP/1.1')],
    ['HTTP/9.9', request('POST /apim/sendmode/demo/send HTTP/9.9', [counted])],
    ['no host', [line, counted, '', good].join('\r\n')],
    ['two lengths', request(line, [json, counted, `Content-Length: ${length - 5}`])],
    ['a length and chunks', request(line, [json, counted, 'Transfer-Encoding: chunked'])],
    ['a negative length', request(line, [json, 'Content-Length: -1'])],
    ['a length in words', request(line, [json, 'Content-Length: many'])],
    ['a length past 2^53', request(line, [json, 'Content-Length: 99999999999999999999'])],
    ['a broken chunk', request(line, [json, 'Transfer-Encoding: chunked'], 'zz\r\nnothing\r\n')],
    ['an unknown transfer encoding', request(line, [json, 'Transfer-Encoding: rot13'])],
    ['a folded header', request(line, [json, 'X-A: 1', ' folded: 2', counted])],
    ['a space before the colon', request(line, [json, 'Content-Length : 5'])],
    ['a NUL in a header', request(line, [json, 'X-A: a\0b', counted])],
    ['a bare line feed in a header', request(line, [json, `X-A: a\nX-B: b\rX-C: c`, counted])],
    ['a header without a name', request(line, [json, ': nothing', counted])],
    ['100 KB of headers', request(line, [json, `X-A: ${'a'.repeat(100_000)}`, counted])],
    ['an address of 100 KB', request(`POST /${'a'.repeat(100_000)} HTTP/1.1`, [counted])],
    ['an address of another host', request('POST http://evil.example/apim/sendmode/demo/send HTTP/1.1', [counted])],
    ['a foreign Host header', [line, 'Host: evil.example', json, counted, '', good].join('\r\n')],
    ['a backslash in the address', request('POST /apim/sendmode/demo/x\\..\\..\\demo/send/ HTTP/1.1', [counted])],
    ['a number sign in the address', request('POST /apim/sendmode/demo/send#/x HTTP/1.1', [json, counted])],
    ['a body that is shorter than its length', request(line, [json, `Content-Length: ${length + 100}`])],
  ])('%s', async (_name, bytes) => {
    own.received.length = 0;
    expect(await rawAsk(bytes)).toMatch(/^(HTTP\/1\.1 (4\d\d|501|505) |$)/);
    expect([own.received, await alive()]).toEqual([[], 200]);
  });

  test('a request smuggled behind another is a request of its own, and is checked as one', async () => {
    own.received.length = 0;
    const smuggled = request('POST /apim/sendmode/nobody/send HTTP/1.1', [json, counted]);
    await rawAsk(request(line, [json, counted]) + smuggled);
    expect(own.received).toHaveLength(1);
  });

  test('headers that Connection names stay at the gateway', async () => {
    own.received.length = 0;
    await rawAsk(request(line, [json, counted, 'Connection: close, x-hop', 'X-Hop: 1', 'X-End: 2']));
    expect(own.received.map(({ headers }) => [headers['x-hop'], headers['x-end']])).toEqual([[undefined, '2']]);
  });
});

describe('a body that must not pass is a 400, whichever way it comes in:', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const text = (value: string) => `{"message":{"messagetext":${value},"recipients":["0870000000"]}}`;
  const recipients = (value: string) => `{"message":{"messagetext":"Hi","recipients":${value}}}`;
  const flow = (value: string) => `{"body/message/messagetext":${value},"body/message/recipients":["0870000000"]}`;

  test.each([
    ['5,000 levels in a text', 'apim', text(nested(5_000))],
    ['5,000 levels in the recipients', 'apim', recipients(nested(5_000))],
    ['400 levels in the recipients', 'apim', recipients(nested(400))],
    ['5,000 levels in a field that is not declared', 'apim', `${good.slice(0, -2)},"more":${nested(5_000)}}}`],
    ['a million levels', 'apim', nested(1_000_000)],
    ['5,000 levels under a flow key', 'operation', flow(nested(5_000))],
    ['a million levels of flow keys', 'operation', nested(1_000_000)],
    ['5,000 levels under a flow key that is none', 'operation', `{"x":${nested(5_000)}}`],
    ['a list as text, 5,000 levels deep', 'apim', recipients(`"${nested(5_000)}"`)],
    ['a byte order mark in the middle', 'apim', `{\uFEFF"message":{}}`],
    ['a lone surrogate as JSON', 'apim', '"\\ud800"'],
    ['a NUL', 'apim', good.replace('Hi', 'H\0i')],
    ['NaN', 'apim', text('NaN')],
    ['a comment', 'apim', `${good}/* hello */`],
    ['single quotes', 'apim', good.replaceAll('"', "'")],
    ['two values', 'apim', good + good],
    ['keys of the prototype', 'apim', '{"__proto__":{"message":{"messagetext":"Hi","recipients":["1"]}}}'],
    ['a message under constructor', 'apim', '{"constructor":{"message":{"messagetext":"Hi","recipients":["1"]}}}'],
    ['the last of two equal keys', 'apim', `${good.slice(0, -1)},"message":5}`],
  ] as const)('%s', async (_name, way, body) => {
    const { call, received } = testGateway(sendmode);
    const response = await call(way === 'apim' ? '/apim/sendmode/demo/send' : '/operations/Send_SMS', body);
    expect([response.status, (await errorOf(response)).message, received]).toEqual([
      400,
      expect.stringContaining('Nothing was sent.'),
      [],
    ]);
  });

  test('3 MB with more than a million wrong values are refused in a moment', async () => {
    const { call, received } = testGateway(sendmode);
    await call('/apim/sendmode/demo/send', recipients('[1]'));
    const body = recipients(`[${'1,'.repeat(1_400_000)}1]`);
    const before = process.cpuUsage();
    const response = await call('/apim/sendmode/demo/send', body);
    // Told one by one, they took two seconds.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
    expect([response.status, received]).toEqual([400, []]);
    expect((await errorOf(response)).innerError?.details).toHaveLength(1);
  });
});

/** Names that mean something somewhere: to JavaScript, to an address, to a header, to a page. */
const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '.',
  '..',
  '%',
  '%00',
  '\0',
  'a/b',
  'a\\b',
  '<script>alert(1)</script>',
  "' OR 1=1",
  '{7*7}',
  '\ud800',
  '\u202a0870000000\u202c',
  'x'.repeat(5_000),
];

describe('an odd name where a known one belongs is refused, and nothing is sent:', () => {
  const encoded = (name: string): string => encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'));

  test.each(oddNames)('%j', async (name) => {
    const { gateway, received } = testGateway(sendmode);
    const ask = (path: string, body: string | undefined, headers: Record<string, string> = {}) =>
      gateway.fetch(
        new Request(`http://127.0.0.1:4280${path}`, {
          method: 'POST',
          headers,
          ...(body === undefined ? {} : { body }),
        }),
      );
    const answers = [
      await ask(`/apim/${encoded(name)}/demo/send`, good),
      await ask(`/apim/sendmode/${encoded(name)}/send`, good),
      await ask(`/apim/sendmode/demo/${encoded(name)}`, good),
      await ask(`/operations/${encoded(name)}`, '{}'),
      await ask(`/operations/Send_SMS?connection=${encoded(name)}`, '{}'),
      await ask('/operations/Send_SMS', JSON.stringify({ [name]: 'x', 'body/message/messagetext': 'Hi' })),
      await ask('/apim/sendmode/demo/send', JSON.stringify({ [name]: JSON.parse(good).message })),
      await ask('/invoke', good, { 'x-ms-request-method': encoded(name), 'x-ms-request-url': '/demo/send' }),
      await ask('/invoke', good, { 'x-ms-request-method': 'POST', 'x-ms-request-url': encoded(name) }),
      await ask('/invoke', good, { 'x-ms-request-method': 'POST', 'x-ms-request-url': `/${encoded(name)}/send` }),
    ];
    expect(answers.filter(({ status }) => status < 400 || status > 499).map(({ url }) => url)).toEqual([]);
    expect(received).toEqual([]);
  });
});

describe('whatever stands in the path of a call by Power Apps', () => {
  test('ends below the operation that was meant, or is refused', async () => {
    const { gateway, received } = testGateway(weather);
    const piece = fc.constantFrom(
      'a',
      '.',
      '..',
      '%2e',
      '%252e',
      '\\',
      '%5c',
      '%255c',
      '/',
      '%2f',
      '%252f',
      '\t',
      '#',
      '?',
      ' ',
      '%00',
      '%2500',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        received.length = 0;
        const response = await gateway.fetch(
          new Request('http://127.0.0.1:4280/invoke', {
            method: 'POST',
            headers: { 'x-ms-request-method': 'GET', 'x-ms-request-url': `/demo/stations/${pieces.join('')}/forecast` },
          }),
        );
        if (response.status >= 400) {
          expect(received).toEqual([]);
          return;
        }
        const { pathname, searchParams, hash } = new URL(received[0]?.url ?? '');
        expect(pathname).toMatch(/^\/v1\/stations\/[^/]+(\/forecast)?$/);
        expect([searchParams.get('appid'), hash]).toEqual(['demo-key', '']);
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever a caller puts into a header', () => {
  test.each(['x-ms-client-request-id', 'content-type', 'accept', 'x-anything'])('%s', async (name) => {
    const { gateway, received } = testGateway(sendmode);
    for (const value of ['a'.repeat(8_000), 'Grüße', '"', ',,,', '\u00ff', 'a\tb', '{}', "'; drop table"]) {
      received.length = 0;
      const response = await gateway.fetch(
        new Request('http://127.0.0.1:4280/apim/sendmode/demo/send', {
          method: 'POST',
          body: good,
          headers: { [name]: value },
        }),
      );
      expect([response.status, received.length]).toEqual([200, 1]);
    }
  });
});

describe('an answer of the gateway is no page in a browser', () => {
  const html = {
    status: 200,
    headers: [['Content-Type', 'text/html'] as const],
    body: new TextEncoder().encode('<script>alert(1)</script>'),
  };

  test.each([{ accept: 'text/html,*/*' }, { 'sec-fetch-dest': 'document' }])('that asks with %j', async (headers) => {
    const { gateway } = testGateway(sendmode, { newId: () => 'id-1' }, () => html);
    for (const path of [
      '/apim/sendmode/demo/credits',
      '/apim/sendmode/nobody/credits',
      '/_trace/id-1',
      '/_trace/none',
    ]) {
      const answer = await gateway.fetch(new Request(`http://127.0.0.1:4280${path}`, { headers }));
      expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('and programs get it as it came', async () => {
    const { call } = testGateway(sendmode, {}, () => html);
    const { headers } = await call('/apim/sendmode/demo/credits', undefined, { method: 'GET' });
    expect([headers.has('content-security-policy'), headers.has('x-content-type-options')]).toEqual([false, false]);
  });
});
