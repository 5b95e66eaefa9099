import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Header } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { type ActionName, answerOf, headerValues, repeatableActions, text, useScript } from './script-in-test.ts';

interface Given {
  readonly action?: ActionName;
  readonly given: string;
  readonly want: string;
}

const mended: readonly Given[] = [
  { given: '{"statusCode":"0"}', want: '{"statusCode":0}' },
  {
    given: '{ "status" : "OK",\n\t"statusCode" : " 0 " , "more":[1,"2"] }\r\n',
    want: '{ "status" : "OK",\n\t"statusCode" : 0 , "more":[1,"2"] }\r\n',
  },
  { given: '{"statusCode":0.0}', want: '{"statusCode":0}' },
  { given: '{"statusCode":"00.0"}', want: '{"statusCode":0}' },
  { given: '{"status\\u0043ode":"\\u0030"}', want: '{"status\\u0043ode":0}' },
  { given: '{"statusCode":"0","statusCode":"0"}', want: '{"statusCode":0,"statusCode":0}' },
  { given: '{"status":0,"statusCode":0,"error":false}', want: '{"status":"0","statusCode":0,"error":"false"}' },
  { given: '{"statusCode":0,"acceptedDateTime":1767225600}', want: '{"statusCode":0,"acceptedDateTime":"1767225600"}' },
  {
    given:
      '{"statusCode":0,"message":{"customerid":42,"senderid":-0.50e+1,"recipients":[353870000000,"0870000000", 1]}}',
    want: '{"statusCode":0,"message":{"customerid":"42","senderid":"-0.50e+1","recipients":["353870000000","0870000000", "1"]}}',
  },
  { action: 'Check_Credits', given: '{"statusCode":0,"balance":"998.50"}', want: '{"statusCode":0,"balance":998.50}' },
  { action: 'Check_Credits', given: '{"balance":" -3 ","statusCode":"0"}', want: '{"balance":-3,"statusCode":0}' },
  {
    action: 'Check_Credits',
    given: '{"balance":"123456789012345","statusCode":0}',
    want: '{"balance":123456789012345,"statusCode":0}',
  },
  {
    action: 'Import_Customer',
    given: '{"statusCode":0,"importdata":{"custom1":7}}',
    want: '{"statusCode":0,"importdata":{"custom1":"7"}}',
  },
  {
    action: 'Optout_Customer',
    given: '{"mobilenumber":870000000,"statusCode":0}',
    want: '{"mobilenumber":"870000000","statusCode":0}',
  },
];

const left: readonly Omit<Given, 'want'>[] = [
  { given: '{"statusCode":0,"message":"accepted"}' },
  { given: '{"statusCode":0,"message":[{"customerid":42}]}' },
  { given: '{"statusCode":0,"message":{"recipients":"0870000000"}}' },
  { given: '{"statusCode":0,"message":{"recipients":{"[]":1,"0":2}},"[]":[3]}' },
  { given: '{"statusCode":0,"message":{"recipients":[[353870000000],{"a":1},null]}}' },
  { given: '{"statusCode":0,"status":null,"error":["x"],"message":{"customerid":{"id":42},"senderid":null}}' },
  { given: '{"statusCode":-0}' },
  {
    given:
      '{"statusCode":0,"customerid":42,"balance":"1","message.customerid":42,"message":{"recipients[]":7,"more":8}}',
  },
  { given: '{"statusCode":0,"Status":1,"recipients":[1],"deep":{"message":{"customerid":42}}}' },
  ...[
    '"1,000.50"',
    '"998.50 EUR"',
    '"+5"',
    '"007"',
    '".5"',
    '"5."',
    '"1e3"',
    '"NaN"',
    '""',
    '"0x10"',
    '"1234567890.123456"',
    'true',
    'null',
    '[1]',
    '{"a":"1"}',
    '1e3',
    '998.50',
  ].map((balance) => ({ action: 'Check_Credits' as const, given: `{"statusCode":0,"balance":${balance}}` })),
];

describeWithDotnet('an accepted answer', () => {
  const { call } = useScript();
  const label: Header = ['Content-Type', 'application/json'];

  it.each(mended)('has the types of the definition: $given', async ({ action = 'Send_SMS', given, want }) => {
    for (const type of ['text/html', 'application/json']) {
      const { answer } = await call(
        action,
        answerOf(202, given, [
          ['X-Trace', 'a1'],
          ['Content-Type', type],
          ['Content-Length', '7'],
        ]),
      );
      expect([answer.status, text(answer.body)]).toEqual([202, want]);
      expect(answer.headers).toEqual([['X-Trace', 'a1'], label]);
    }
  });

  it.each(left)('keeps what has no exact form in the declared type: $given', async ({ action = 'Send_SMS', given }) => {
    const { answer } = await call(action, answerOf(200, given, [label]));
    expect([answer.status, text(answer.body)]).toEqual([200, given]);
  });

  it.each([
    { encoding: 'gzip', compress: gzipSync },
    { encoding: 'deflate', compress: deflateSync },
    { encoding: 'identity', compress: Buffer.from },
  ])('goes on uncompressed where it was mended: $encoding', async ({ encoding, compress }) => {
    const encoded = (body: string) => Uint8Array.from(compress(body));
    const reply = (body: string) =>
      answerOf(200, encoded(body), [label, ['Content-Encoding', encoding], ['Content-Language', 'en']]);
    const { answer } = await call('Send_SMS', reply('{"statusCode":"0","text":"\u20ac"}'));
    expect(text(answer.body)).toBe('{"statusCode":0,"text":"\u20ac"}');
    expect(answer.headers).toEqual([label, ['Content-Language', 'en']]);

    const untouched = (await call('Send_SMS', reply('{"statusCode":0}'))).answer;
    expect([untouched.body, headerValues(untouched, 'Content-Encoding')]).toEqual([
      encoded('{"statusCode":0}'),
      [encoding],
    ]);
  });

  it('is mended whatever its encoding', async () => {
    const utf16 = Uint8Array.from(Buffer.from('\ufeff{"statusCode":"0","text":"\u20ac"}', 'utf16le'));
    for (const [body, encoding] of [
      [utf16, []],
      [Uint8Array.from(gzipSync(utf16)), [['Content-Encoding', 'gzip']]],
    ] as const) {
      const { answer } = await call('Send_SMS', answerOf(200, body, [...encoding]));
      expect([text(answer.body), answer.headers]).toEqual(['{"statusCode":0,"text":"\u20ac"}', [label]]);
    }
  });

  it.each([
    { http: 200, given: '{"statusCode":"14","status":1}', want: 401 },
    { http: 200, given: '{"statusCode":"195","status":1}', want: 400 },
    { http: 400, given: '{"statusCode":"195","status":1}', want: 400 },
    { http: 200, given: '{"status":1,"balance":"1"}', want: 200 },
  ])('is the only one that is mended: HTTP $http with $given', async ({ http, given, want }) => {
    for (const action of repeatableActions) {
      const { answer } = await call(action, answerOf(http, given, [label]));
      expect([answer.status, text(answer.body)]).toEqual([want, given]);
    }
  });

  it('of an operation that the script does not know keeps its members but the status', async () => {
    const reply = answerOf(200, '{"statusCode":"0","customerid":42}', []);
    const { answer } = await call(
      'Check_Credits',
      reply,
      { method: 'GET', url: 'https://rest.sendmode.com/v2/x', headers: [], body: null },
      { operationId: 'x' },
    );
    expect(text(answer.body)).toBe('{"statusCode":0,"customerid":42}');
  });
});
