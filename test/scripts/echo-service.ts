import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service received. */
export interface Sent {
  /** Method, path and query. */
  readonly line: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A service that takes every request and answers `{"ok":true}`. */
export interface EchoService {
  readonly address: string;
  /** What it received, the last at the end. */
  readonly sent: Sent[];
  close(): Promise<void>;
}

export const startEchoService = async (): Promise<EchoService> => {
  const sent: Sent[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    sent.push({
      line: `${request.method} ${request.url}`,
      headers: request.headers as Record<string, string | undefined>,
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
