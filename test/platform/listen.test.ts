import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { ListenError, type Listening, type ListenOptions, listen } from '../../platform/listen.ts';

const opened: Listening[] = [];

const start = async (more: Partial<ListenOptions> = {}): Promise<Listening> => {
  const listening = await listen({
    what: 'a test',
    portOption: '--test-port',
    port: 0,
    fetch: () => new Response('here'),
    ...more,
  });
  opened.push(listening);
  return listening;
};

afterEach(async () => {
  for (const listening of opened.splice(0)) await listening.close();
});

describe('a server', () => {
  test('answers at its address, on a port that was free', async () => {
    const { address, port } = await start();
    expect(address).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(address)).text()).toBe('here');
  });

  test('gives the outgoing message, so that a connection can be broken on purpose', async () => {
    const { address } = await start({
      fetch: (_, outgoing) => {
        outgoing.socket?.resetAndDestroy();
        return new Response(null, { status: 204 });
      },
    });
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  test.each([
    { given: { status: 200, body: Buffer.from('ü') }, want: ['200', 'two lines', '2', undefined, 'ü'] },
    { given: { status: 502, body: null }, want: ['502', 'two lines', '0', undefined, ''] },
    { given: { status: 204, body: Buffer.from('dropped') }, want: ['204', 'two lines', undefined, undefined, ''] },
  ])('writes plain data as it is, with its length and no type of its own: $given.status', async ({ given, want }) => {
    const cookies = [
      ['Set-Cookie', 'two'],
      ['Set-Cookie', 'lines'],
    ] as const;
    const { address } = await start({ fetch: () => ({ ...given, headers: cookies }) });
    const seen = await new Promise((resolve) =>
      get(address, async (answer) => {
        const { headers, statusCode } = answer;
        const cookie = headers['set-cookie']?.join(' ');
        resolve([`${statusCode}`, cookie, headers['content-length'], headers['content-type'], await text(answer)]);
      }),
    );
    expect(seen).toEqual(want);
  });

  test('keeps an idle connection longer than .NET does', async () => {
    const { address } = await start();
    const header = await new Promise((resolve) =>
      get(address, { headers: { connection: 'keep-alive' } }, (answer) => resolve(answer.headers['keep-alive'])),
    );
    expect(header).toBe('timeout=75');
  });

  test('ends connections that are open when it closes', async () => {
    const { address, close } = await start({ fetch: () => new Promise<Response>(() => undefined) });
    const pending = fetch(address).catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await close();
    expect(await pending).toBe('fetch failed');
  });
});

describe('a place where it cannot listen', () => {
  test('is named where the port is in use', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow(
      new ListenError(
        `Port ${port} on 127.0.0.1 is in use, perhaps by a test that still runs. Stop that, or choose another port with --test-port (0 for any free one).`,
      ),
    );
  });

  test.each([
    {
      given: { host: '192.0.2.1' },
      want: 'Port 0 on 192.0.2.1 cannot be opened: this machine does not have that address. Use 127.0.0.1.',
    },
    {
      given: { port: 70_000 },
      want: 'Port 70000 on 127.0.0.1 is no port: that is a whole number from 0 to 65535. Choose one with --test-port (0 for any free one).',
    },
  ])('is named for $given', async ({ given, want }) => {
    await expect(start(given)).rejects.toThrow(new ListenError(want));
  });
});
