import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Gateway } from './gateway.ts';

/** The gateway cannot listen; the message says why and how to mend it. */
export class ListenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ListenError';
  }
}

/** A gateway that listens. */
export interface ListeningGateway {
  /** Such as `http://127.0.0.1:4280`. */
  readonly address: string;
  readonly port: number;
  /** Closes the socket and every connection on it. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 for any free port. @default 4280 */
  readonly port?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
}

/** Room for the longest address and its headers: Node's own limit on both together is 16 KiB. */
const headerBytes = 65_536;

const reasons: Readonly<Record<string, (place: string) => string>> = {
  EADDRINUSE: (place) =>
    `${place} is in use, perhaps by a gateway that still runs. Stop that, or choose another port with --port (0 for any free one).`,
  EACCES: (place) => `${place} may not be opened by this user. Choose a port above 1023 with --port.`,
  EADDRNOTAVAIL: (place) => `${place} is no address of this machine. Use 127.0.0.1.`,
};

/**
 * Opens the socket.
 *
 * @throws ListenError if the port is in use or may not be opened.
 */
export const listenGateway = (gateway: Gateway, options: ListenOptions = {}): Promise<ListeningGateway> => {
  const { port = 4280, host = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: gateway.app.fetch,
        // Replacing the process's own Request and Response would reach into whatever else runs in it.
        overrideGlobalObjects: false,
        port,
        hostname: host,
        serverOptions: { maxHeaderSize: headerBytes, requestTimeout: 120_000 },
      },
      (info) => {
        resolve({
          address: `http://${host.includes(':') ? `[${host}]` : host}:${info.port}`,
          port: info.port,
          close: () => closeServer(server as Server),
        });
      },
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      const place = `Port ${port} on ${host}`;
      reject(new ListenError(reasons[error.code ?? '']?.(place) ?? `${place} cannot be opened: ${error.message}.`));
    });
  });
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
