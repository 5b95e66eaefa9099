import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { describeWithDotnet } from './require-dotnet.ts';
import { fixture, jsonAnswer, requestOf, useScript } from './script-in-test.ts';

describeWithDotnet("a script's own HTTP client", () => {
  const { call } = useScript(fixture('own-client'));

  it('reaches no other computer', async () => {
    const { sent, result } = await call('Check_Credits', jsonAnswer(200, {}));
    expect(sent).toEqual([]);
    expect(result).toMatchObject({
      outcome: 'threw',
      exception: 'System.Net.Http.HttpRequestException',
      message: expect.stringContaining('use-context-sendasync.invalid'),
    });
  });

  it('reaches a service on this computer', async () => {
    const server = http.createServer((_request, response) => response.end('{"here":true}'));
    onTestFinished(() => {
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { answer } = await call('Check_Credits', jsonAnswer(200, {}), requestOf('Check_Credits', { url }));
    expect(Buffer.from(answer.body ?? []).toString()).toBe('{"here":true}');
  });
});
