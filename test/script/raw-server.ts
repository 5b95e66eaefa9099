import type { AddressInfo } from 'node:net';
import net from 'node:net';

/** A server that knows nothing of HTTP but where a request ends: it shows the bytes and answers with given bytes. */
export interface RawServer {
  readonly url: string;
  /** The requests as they came over the wire, as Latin-1 text. */
  readonly received: readonly string[];
  readonly close: () => Promise<void>;
}

const isWhole = (request: string): boolean => {
  const end = request.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = request.slice(0, end);
  if (/^transfer-encoding:.*chunked/im.test(head)) return request.endsWith('0\r\n\r\n');
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return request.length >= end + 4 + length;
};

/** @param reply the raw answer; null breaks the connection off instead, and an empty text never answers. */
export const startRawServer = async (reply: string | null): Promise<RawServer> => {
  const received: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    let request = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      request += chunk.toString('latin1');
      if (!isWhole(request)) return;
      received.push(request);
      request = '';
      if (reply === null) socket.destroy();
      else if (reply !== '') socket.end(Buffer.from(reply, 'latin1'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v2/send`,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
