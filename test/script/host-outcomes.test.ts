import { expect, it } from 'vitest';
import type { ScriptResult } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { bytes, fixture, useScript } from './script-in-test.ts';

const request = { method: 'POST', url: 'https://backend.test/', headers: [], body: bytes('{}') };
const aboutTo = (deed: string) => ({ level: 'Information', text: `about to ${deed}` });

describeWithDotnet('a script that misbehaves', () => {
  const { running } = useScript(fixture('misbehaving'));
  const run = (operationId: string, timeLimitSeconds = 5): Promise<ScriptResult> =>
    running().execute({ operationId, request, timeLimitSeconds, send: () => new Promise(() => undefined) });
  const isAlive = async () => expect(await run('nothing')).toMatchObject({ outcome: 'answered' });

  it.each([
    { deed: 'throw', exception: 'System.InvalidOperationException', message: 'on line 6', line: 6 },
    {
      deed: 'parse',
      exception: 'Newtonsoft.Json.JsonReaderException',
      message: expect.stringContaining('<'),
      line: 18,
    },
    {
      deed: 'null',
      exception: 'System.NullReferenceException',
      message: 'ExecuteAsync returned null instead of an answer.',
      line: 0,
    },
  ])('and throws is told with type, message and line: $deed', async ({ deed, ...want }) => {
    expect(await run(deed)).toEqual({ outcome: 'threw', ...want, log: [aboutTo(deed)] });
    await isAlive();
  });

  it('and sends one message twice is stopped as by HttpClient', async () => {
    const result = await running().execute({
      operationId: 'twice',
      request,
      send: async () => ({ status: 200, headers: [], body: null }),
    });
    expect(result).toMatchObject({ outcome: 'threw', exception: 'System.InvalidOperationException' });
  });

  it('and logs is heard, while what it prints does not disturb', async () => {
    expect(await run('log')).toEqual({
      outcome: 'answered',
      response: { status: 204, headers: [], body: new Uint8Array() },
      log: [aboutTo('log'), { level: 'Error', text: 'careful: 7\nSystem.FormatException: inner' }],
    });
  });

  it.each(['heed', 'wait', 'delay', 'sleep', 'spin'])(
    'and takes too long is cut off, and the next call works: %s',
    async (deed) => {
      const since = performance.now();
      expect(await run(deed, 0.3)).toEqual({ outcome: 'timed out', limitSeconds: 0.3, log: [aboutTo(deed)] });
      expect(performance.now() - since).toBeLessThan(3_000);
      await isAlive();
    },
  );

  it('and never ends loses its process, but not under the calls beside it', async () => {
    const [before] = running().processIds();
    const beside = running().execute({
      operationId: 'wait',
      request,
      send: () => new Promise((resolve) => setTimeout(() => resolve({ status: 200, headers: [], body: null }), 1_500)),
    });
    expect(await run('spin', 0.2)).toMatchObject({ outcome: 'timed out' });
    expect(await beside).toMatchObject({ outcome: 'answered' });
    await isAlive();
    await expect.poll(() => running().processIds(), { timeout: 5_000 }).not.toContain(before);
    expect(running().processIds()).toHaveLength(1);
  });

  it('and heeds its time limit keeps its process', async () => {
    await isAlive();
    const before = running().processIds();
    await run('heed', 0.2);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(running().processIds()).toEqual(before);
  });

  it('and ends the process is told so, and the next call gets a new process', async () => {
    expect(await run('exit')).toEqual({
      outcome: 'lost',
      message:
        'The program that runs the script ended unexpectedly (exit code 7). What the script had sent by then may have been carried out.',
      log: [aboutTo('exit')],
    });
    expect(await run('overflow', 20)).toMatchObject({
      outcome: 'lost',
      message: expect.stringMatching(/^The program .* \(SIGABRT\)\. What .* carried out\. It said:\nStack overflow\.$/),
    });
    await isAlive();
  });

  it('and runs many times at once gets each answer to its own call', async () => {
    const calls = Array.from({ length: 64 }, (_, index) =>
      running().execute({
        scriptPath: fixture('pass-through'),
        operationId: `${index}`,
        request: { ...request, body: bytes(`${index}`) },
        send: async ({ body }) => {
          await new Promise((resolve) => setTimeout(resolve, (index * 7) % 20));
          return { status: 200 + index, headers: [], body };
        },
      }),
    );
    const results = await Promise.all(calls);
    expect(
      results.map(
        (result) =>
          result.outcome === 'answered' && [result.response.status, Buffer.from(result.response.body ?? []).toString()],
      ),
    ).toEqual(results.map((_, index) => [200 + index, `${index}`]));
  });
});
