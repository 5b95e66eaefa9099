import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  commandSnippet,
  curlSnippet,
  flowSnippet,
  powerShellSnippet,
  type SnippetCall,
} from '../../../../platform/page/client/snippets.ts';

const call: SnippetCall = {
  origin: 'http://127.0.0.1:4280',
  connector: 'sendmode',
  title: 'Sendmode',
  fields: [],
  connection: 'demo',
  operationId: 'Send_SMS',
  path: '/operations/Send_SMS?connection=demo',
  values: { 'body/message/messagetext': 'Hello', 'body/message/recipients': ['0870000000'] },
};

/** What a POSIX shell makes of a command: its words. */
const words = (command: string): string[] =>
  spawnSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .stdout.split('\0')
    .slice(0, -1);

describe('a call as it is written elsewhere', () => {
  it('is one command of the command line', () => {
    expect(commandSnippet(call)).toBe(
      [
        'npm run call -- Send_SMS \\',
        '  --set body/message/messagetext=Hello \\',
        `  --set 'body/message/recipients=["0870000000"]'`,
      ].join('\n'),
    );
  });

  it('names the connection and the gateway where they are not the usual ones', () => {
    const text = commandSnippet({ ...call, connection: 'clinic', origin: 'http://127.0.0.1:5000', values: {} });
    expect(words(text).slice(4)).toEqual(['Send_SMS', '--as', 'clinic', '--gateway', 'http://127.0.0.1:5000']);
  });

  it.each(['It\'s $HOME `id` "quoted" \\ !', 'two\nlines', '', '-dash', '*'])('keeps %j whole in a shell', (text) => {
    const values = { 'body/message/messagetext': text };
    expect(words(commandSnippet({ ...call, values })).at(-1)).toBe(`body/message/messagetext=${text}`);
    expect(words(curlSnippet({ ...call, values })).at(-1)).toBe(JSON.stringify(values));
  });

  it('is a request in PowerShell', () => {
    expect(powerShellSnippet(call)).toBe(
      [
        "Invoke-RestMethod -Method Post -Uri 'http://127.0.0.1:4280/operations/Send_SMS?connection=demo' `",
        "  -ContentType 'application/json; charset=utf-8' `",
        `  -Body '{"body/message/messagetext":"Hello","body/message/recipients":["0870000000"]}'`,
      ].join('\n'),
    );
  });

  it('doubles every quote that PowerShell takes for the end of a text, and nothing else', () => {
    const values = { text: 'It\'s \u2018$HOME\u2019 `n "quoted"' };
    expect(powerShellSnippet({ ...call, values })).toContain(
      `-Body '{"text":"It''s \u2018\u2018$HOME\u2019\u2019 \`n \\"quoted\\""}'`,
    );
  });

  it('is a request with curl', () => {
    expect(words(curlSnippet(call))).toEqual([
      'curl',
      '-i',
      '-X',
      'POST',
      'http://127.0.0.1:4280/operations/Send_SMS?connection=demo',
      '-H',
      'Content-Type: application/json',
      '-d',
      JSON.stringify(call.values),
    ]);
  });

  it.each([
    ['@home', '@@home'],
    ['me@home', 'me@home'],
    ['@{total}', '@@{total}'],
    ['costs @{x} and @{y}', 'costs @@{x} and @@{y}'],
  ])('is an action of a flow, where %s is no expression', (text, want) => {
    const values = { 'body/message/messagetext': text, 'body/message/recipients': [text] };
    expect(JSON.parse(flowSnippet({ ...call, values }))).toEqual({
      Send_SMS: {
        type: 'OpenApiConnection',
        inputs: {
          host: {
            apiId: '/providers/Microsoft.PowerApps/apis/shared_sendmode',
            connectionName: 'shared_sendmode',
            operationId: 'Send_SMS',
          },
          parameters: { 'body/message/messagetext': want, 'body/message/recipients': [want] },
          authentication: "@parameters('$authentication')",
        },
        runAfter: {},
      },
    });
  });
});
