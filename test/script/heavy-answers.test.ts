import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describeWithDotnet } from './require-dotnet.ts';
import { type ActionName, answerOf, bytes, json, requestOf, text, useScript } from './script-in-test.ts';

const megabyte = 1024 * 1024;
// Quickly rather than well: what counts is how much comes out of it.
const compressed = (body: string | Buffer) =>
  answerOf(200, Uint8Array.from(gzipSync(body, { level: 1 })), [['Content-Encoding', 'gzip']]);
const accepted = (more: string) => `{"status":"OK","statusCode":0,"more":${more}}`;
const list = (item: string, count: number) => `[${`${item},`.repeat(count - 1)}${item}]`;

const bombs = [
  { what: 'a text of 10 MB', reply: compressed(accepted(`"${'x'.repeat(10 * megabyte)}"`)) },
  { what: 'a text of 100 MB', reply: compressed(accepted(`"${'x'.repeat(100 * megabyte)}"`)) },
  { what: '100 MB of zero bytes', reply: compressed(Buffer.alloc(100 * megabyte)) },
  { what: '100 MB of white space', reply: compressed(Buffer.alloc(100 * megabyte, ' ')) },
  { what: '100 MB of open tags', reply: compressed(Buffer.alloc(100 * megabyte, '<')) },
  { what: 'a list of 5 million numbers', reply: compressed(accepted(list('1', 5_000_000))) },
  {
    what: 'a deflated list of 5 million numbers',
    reply: answerOf(200, Uint8Array.from(deflateSync(accepted(list('1', 5_000_000)), { level: 1 })), [
      ['Content-Encoding', 'deflate'],
    ]),
  },
  { what: 'a plain text of 5 MB', reply: answerOf(200, accepted(`"${'x'.repeat(5 * megabyte)}"`), []) },
];

/** As much as the script reads, each of a kind that costs much. */
const fill = (unit: string, rest = 100) => Math.floor((4 * megabyte - rest) / unit.length);
const largest = [
  { what: 'one text', body: accepted(`"${'x'.repeat(fill('x'))}"`) },
  { what: 'one text of escapes', body: accepted(`"${'\\n'.repeat(fill('\\n'))}"`) },
  { what: 'one text of \\u escapes', body: accepted(`"${'\\u0041'.repeat(fill('\\u0041'))}"`) },
  { what: 'numbers', body: accepted(list('1', fill('1,'))) },
  { what: 'one number', body: accepted('1'.repeat(fill('1'))) },
  { what: 'objects', body: accepted(list('{"a":1}', fill('{"a":1},'))) },
  { what: 'members', body: `{"statusCode":0,${'"a":1,'.repeat(fill('"a":1,'))}"b":1}` },
  { what: 'white space', body: accepted(`${' '.repeat(fill(' '))}1`) },
  { what: 'status codes', body: `{"statusCode":0${',"statusCode":0'.repeat(fill(',"statusCode":0'))}}` },
];
const numbers = fill('1,', 200);
const toMend = {
  given: `{"statusCode":0,"message":{"recipients":${list('1', numbers)}}}`,
  want: `{"statusCode":0,"message":{"recipients":${list('"1"', numbers)}}}`,
};

describeWithDotnet('a heavy answer', () => {
  const { call } = useScript();
  const inTime = { timeLimitSeconds: 5 };

  it.each(bombs)('that is too long to read is never a success, and ends soon: $what', async ({ reply }) => {
    const error = 'Sendmode answered HTTP 200 without JSON: the body cannot be read.';
    for (const [action, status] of [
      ['Send_SMS', 424],
      ['Check_Credits', 502],
      ['Import_Customer', 502],
    ] as const) {
      const { answer } = await call(action, reply, undefined, inTime);
      expect([action, answer.status]).toEqual([action, status]);
      expect(json(answer.body)).toMatchObject({ error: expect.stringContaining(error) });
    }
  });

  it.each(largest)('of nearly 4 MB is read and keeps every byte: $what', async ({ body }) => {
    for (const action of ['Send_SMS', 'Check_Credits'] as ActionName[]) {
      const since = performance.now();
      const { answer } = await call(action, answerOf(200, body, []), undefined, inTime);
      expect(answer.status).toBe(200);
      expect(text(answer.body) === body).toBe(true);
      expect(performance.now() - since).toBeLessThan(4_500);
    }
  });

  it('of two million numbers where texts are declared is mended in time', async () => {
    const { answer } = await call('Send_SMS', compressed(toMend.given), undefined, inTime);
    expect(answer.status).toBe(200);
    expect(text(answer.body) === toMend.want).toBe(true);
  });

  it.each([
    { count: 40, what: 'bombs', reply: compressed(accepted(list('1', 5_000_000))), statuses: [424] },
    {
      count: 40,
      what: 'the largest that are read',
      reply: compressed(accepted(list('1', fill('1,')))),
      statuses: [200, 424],
    },
    // Mended answers are no longer compressed, and the pipe to the host has to carry them.
    { count: 8, what: 'the largest to mend', reply: compressed(toMend.given), statuses: [200, 424] },
  ])(
    'is no time-out of the platform, though $count come at once: $what',
    async ({ count, reply, statuses }) => {
      const calls = Array.from({ length: count }, () => call('Send_SMS', reply, undefined, inTime));
      const seen = new Set(
        (await Promise.all(calls)).map(({ result, answer }) => [result.outcome, answer.status].join()),
      );
      expect([...seen].filter((each) => !statuses.map((status) => `answered,${status}`).includes(each))).toEqual([]);
    },
    60_000,
  );

  it('that is nested too deep is no JSON, and does not end the process', async () => {
    const nested = (depth: number) => `{"statusCode":0,"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const status = async (depth: number) => (await call('Send_SMS', answerOf(200, nested(depth), []))).answer.status;
    expect([await status(499), await status(500), await status(2_000_000)]).toEqual([200, 424, 424]);
  });

  it('does not shorten what a request may hold', async () => {
    const body = bytes(`{"message":{"messagetext":"${'x'.repeat(5 * megabyte)}"}}`);
    const { sent, answer } = await call(
      'Send_SMS',
      answerOf(200, '{"statusCode":0}', []),
      requestOf('Send_SMS', { headers: [], body }),
      inTime,
    );
    expect([answer.status, sent[0]?.headers, Buffer.compare(sent[0]?.body ?? bytes(''), body)]).toEqual([
      200,
      [['Content-Type', 'application/json']],
      0,
    ]);
  });
});
