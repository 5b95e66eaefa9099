import { expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runCommand } from './run-command.ts';
import { runPlatform } from './run-platform.ts';

const hello = ['--set', 'body/message/messagetext=Hello', 'body/message/recipients=0870000000,0871111111'];

describeWithDotnet('call', () => {
  test('starts a platform for the call, and prints the request and the answer', async () => {
    const { status, output, errors } = await runCommand(['call', 'Send_SMS', ...hello, '--gateway', 'new']);
    expect(errors).toBe('');
    expect(output).toContain('Starting a gateway for this call.');
    expect(output).toMatch(/request {3}POST http:\/\/127\.0\.0\.1:\d+\/v2\/send\n/);
    expect(output).toContain('answer    HTTP 200\n{\n  "status": "OK",\n  "statusCode": 0,');
    expect(output).not.toContain('demo-key');
    expect(status).toBe(0);
  });

  test('calls the platform that runs', async () => {
    const { gateway, backend } = await runPlatform();
    const { status } = await runCommand(['call', 'Send_SMS', ...hello, '--gateway', gateway]);
    expect(status).toBe(0);
    const outbox = await (await fetch(`${backend}/_control/outbox`)).json();
    expect(outbox).toMatchObject({
      messages: [{ messagetext: 'Hello', recipients: [{ number: '0870000000' }, { number: '0871111111' }] }],
    });

    const balance = await runCommand(['call', 'Check_Credits', '--gateway', gateway]);
    expect(balance.output).toContain('"balance": 998');
  });

  test('an action that fails exits with 1, and nothing is sent where a field is missing', async () => {
    const { gateway, backend } = await runPlatform();
    const { status, output } = await runCommand([
      'call',
      'Send_SMS',
      hello[0] ?? '',
      hello[1] ?? '',
      '--gateway',
      gateway,
    ]);
    expect(output).toContain('request   Nothing was sent.');
    expect(output).toContain('answer    HTTP 400');
    expect(output).toContain('body/message/recipients');
    expect(status).toBe(1);
    expect(await (await fetch(`${backend}/_control/requests`)).json()).toMatchObject({ requests: [] });
  });
});
