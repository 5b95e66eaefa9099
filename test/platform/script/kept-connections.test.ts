import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { sendOverHttp } from '../../../platform/script/http-relay.ts';

const servers: http.Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server that answers each request by its number on the connection, and what it saw. */
const serverThat = async (answer: (number: number, response: http.ServerResponse) => void) => {
  const seen: string[] = [];
  const connections = new Map<unknown, number>();
  const server = http.createServer((request, response) => {
    const number = (connections.get(request.socket) ?? 0) + 1;
    connections.set(request.socket, number);
    seen.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => answer(number, response));
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const send = (path: string) =>
    sendOverHttp(
      { method: 'POST', url: `http://127.0.0.1:${port}${path}`, headers: [], body: new Uint8Array([1]) },
      new AbortController().signal,
    );
  return { server, seen, connections, send };
};

describe('a connection to the backend', () => {
  test('is used for the next request too', async () => {
    const { connections, send } = await serverThat((_, response) => response.end('ok'));
    for (const path of ['/1', '/2', '/3']) expect((await send(path)).status).toBe(200);
    expect([...connections.values()]).toEqual([3]);
  });

  test('that breaks under a request never has it sent again', async () => {
    const { seen, send } = await serverThat((number, response) =>
      number === 1 ? response.end('ok') : response.socket?.destroy(),
    );
    await send('/1');
    await expect(send('/2')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await pause(50);
    expect(seen).toEqual(['POST /1', 'POST /2']);
  });

  test('that the backend has closed is not used again', async () => {
    const { server, seen, send } = await serverThat((_, response) => response.end('ok'));
    await send('/1');
    server.closeIdleConnections();
    await pause(100);
    expect((await send('/2')).status).toBe(200);
    expect(seen).toEqual(['POST /1', 'POST /2']);
  });
});
