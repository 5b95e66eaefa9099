import { expect, it } from 'vitest';
import type { Header, ScriptResult } from '../../platform/script/script-process.ts';
import { startRawServer } from './raw-server.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { bytes, headerValues, json, key, text, useScript } from './script-in-test.ts';

const accepted = '{"status":"OK","statusCode":0}';
const answer = (...lines: string[]) => ['HTTP/1.1 200 OK', ...lines].join('\r\n');
const plainAnswer = answer(
  'Content-Type: application/json',
  `Content-Length: ${accepted.length}`,
  'Connection: close',
  '',
  accepted,
);

interface WireCall {
  readonly reply?: string | null;
  readonly method?: string;
  readonly headers?: readonly Header[];
  readonly body?: string | null;
  readonly operationId?: string;
  readonly emptyContent?: boolean;
  readonly direct: boolean;
}

const headerLines = (request: string, name: string) =>
  (request.split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
const bodyOf = (request: string) => request.slice(request.indexOf('\r\n\r\n') + 4);

describeWithDotnet('on the wire', () => {
  const { running } = useScript();

  const call = async (
    given: WireCall,
  ): Promise<{ request: string; received: readonly string[]; result: ScriptResult }> => {
    const {
      reply = plainAnswer,
      method = 'POST',
      headers = [],
      body = '{"a":"\u00e9"}',
      operationId = 'Send_SMS',
    } = given;
    const server = await startRawServer(reply);
    try {
      const result = await running().execute({
        operationId,
        request: {
          method,
          url: server.url,
          headers: [['Authorization', key], ...headers],
          body: body === null ? null : bytes(body),
        },
        direct: given.direct,
        emptyContent: given.emptyContent ?? true,
      });
      return { request: server.received[0] ?? '', received: server.received, result };
    } finally {
      await server.close();
    }
  };
  const response = (result: ScriptResult) => {
    if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
    return result.response;
  };

  for (const direct of [true, false]) {
    const way = direct ? "through .NET's HTTP client" : 'through the relay';

    it.concurrent.each([
      { what: 'none', headers: [] },
      { what: 'text', headers: [['Content-Type', 'text/plain; charset=utf-8']] },
      {
        what: 'two lines',
        headers: [
          ['Content-Type', 'text/plain'],
          ['Content-Type', 'application/json'],
        ],
      },
      { what: 'an invalid one', headers: [['Content-Type', 'json;;=x']] },
      { what: 'one with a line break', headers: [['Content-Type', 'text/plain\r\nX-Injected: yes']] },
      {
        what: 'a stale length',
        headers: [
          ['Content-Type', 'text/plain'],
          ['Content-Length', '3'],
        ],
      },
    ] as { what: string; headers: Header[] }[])(
      `a request with $what has one type and one true length, ${way}`,
      async ({ headers }) => {
        const { request, received, result } = await call({ direct, headers });
        expect(headerLines(request, 'Content-Type')).toEqual(['Content-Type: application/json']);
        expect(headerLines(request, 'Content-Length')).toEqual(['Content-Length: 10']);
        expect(headerLines(request, 'Transfer-Encoding')).toEqual([]);
        expect(headerLines(request, 'Authorization')).toEqual([`Authorization: ${key}`]);
        expect(headerLines(request, 'Host')).toHaveLength(1);
        expect(headerLines(request, 'X-Injected')).toEqual([]);
        expect(bodyOf(request)).toBe(Buffer.from('{"a":"\u00e9"}').toString('latin1'));
        expect(received).toHaveLength(1);
        expect(response(result).status).toBe(200);
      },
    );

    it.concurrent(`a GET without content has neither body nor type nor length, ${way}`, async () => {
      const { request } = await call({
        direct,
        method: 'GET',
        body: null,
        emptyContent: false,
        operationId: 'Check_Credits',
      });
      expect(request.split('\r\n')[0]).toBe('GET /v2/send HTTP/1.1');
      expect(headerLines(request, 'Content-Type')).toEqual([]);
      expect(headerLines(request, 'Content-Length')).toEqual([]);
      expect(bodyOf(request)).toBe('');
    });

    it.concurrent(`a GET with empty content goes on as the platform gave it, ${way}`, async () => {
      const { request } = await call({ direct, method: 'GET', body: null, operationId: 'Check_Credits' });
      expect(headerLines(request, 'Content-Type')).toEqual([]);
      expect(headerLines(request, 'Content-Length')).toEqual(['Content-Length: 0']);
      expect(bodyOf(request)).toBe('');
    });

    it.concurrent.each([true, false])(
      `a POST without a body has a length of 0 and no type (empty content: %s), ${way}`,
      async (emptyContent) => {
        const { request } = await call({ direct, body: null, emptyContent });
        expect(headerLines(request, 'Content-Type')).toEqual([]);
        expect(headerLines(request, 'Content-Length')).toEqual(['Content-Length: 0']);
        expect(bodyOf(request)).toBe('');
      },
    );

    it.concurrent(`a chunked answer is read whole, ${way}`, async () => {
      const chunks = '7\r\n{"statu\r\nd\r\nsCode": 14   \r\n1\r\n}\r\n0\r\n\r\n';
      const { result } = await call({
        direct,
        reply: answer('Transfer-Encoding: chunked', 'Connection: close', '', chunks),
      });
      expect([response(result).status, text(response(result).body)]).toEqual([401, '{"statusCode": 14   }']);
    });

    it.concurrent(`doubled and malformed types of an answer become one, ${way}`, async () => {
      const lines = ['Content-Type: text/html', 'Content-Type: json;;=x', `Content-Length: ${accepted.length}`];
      const { result } = await call({ direct, reply: answer(...lines, 'Connection: close', '', accepted) });
      expect(headerValues(response(result), 'Content-Type')).toEqual(['application/json']);
    });

    it.concurrent.each([
      { what: 'breaks before the answer', reply: null },
      { what: 'breaks within the head', reply: 'HTTP/1.1 200 OK\r\nContent-Ty' },
      { what: 'breaks within the body', reply: answer('Content-Length: 99', '', '{"status"') },
      { what: 'breaks within a chunk', reply: answer('Transfer-Encoding: chunked', '', '99\r\n{"status"') },
      { what: 'speaks something else', reply: '220 mail.example ESMTP\r\n' },
    ])(`a connection that $what leaves the outcome open, ${way}`, async ({ reply }) => {
      const sms = await call({ direct, reply });
      expect(response(sms.result).status).toBe(424);
      expect(json(response(sms.result).body)).toMatchObject({ status: 'UNKNOWN_OUTCOME' });
      expect(sms.received).toHaveLength(1);
      const other = await call({ direct, reply, operationId: 'Import_Customer' });
      expect(response(other.result).status).toBe(504);
      expect(json(response(other.result).body)).toMatchObject({ status: 'NO_ANSWER' });
    });

    it.concurrent(`nobody listening leaves the outcome open, ${way}`, async () => {
      const server = await startRawServer('');
      await server.close();
      const request = { method: 'POST', url: server.url, headers: [], body: bytes('{}') };
      const result = await running().execute({ operationId: 'Send_SMS', request, direct });
      expect(response(result).status).toBe(424);
    });

    it.concurrent(`a silent server is left after 4 seconds, ${way}`, async () => {
      const { result, received } = await call({ direct, reply: '' });
      expect([response(result).status, received.length]).toEqual([424, 1]);
    });
  }
});
