import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { writeAnswer } from './answer.ts';
import { arrivesOn } from './incoming.ts';
import type { HttpResponse } from './script/http-message.ts';

/** A server cannot listen; the message says where, why and how to mend it. */
export class ListenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ListenError';
  }
}

type Answer = HttpResponse | Response;

/** What is to listen, and where. */
export interface ListenOptions {
  /**
   * Answers a request: with plain data, which is written straight to the socket, or with a response of the web, which may
   * be a stream. It is given the outgoing message too, since one that simulates a fault breaks it off.
   */
  readonly fetch: (request: Request, outgoing: ServerResponse) => Answer | Promise<Answer>;
  /** What listens, for messages, such as `a gateway`. */
  readonly what: string;
  /** The option of the command line that chooses the port, such as `--port`. */
  readonly portOption: string;
  /** 0 for any free port. */
  readonly port: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
}

/** A server that listens. */
export interface Listening {
  /** Without a path, such as `http://127.0.0.1:4280`. */
  readonly address: string;
  readonly port: number;
  /** Closes the socket and every connection on it. */
  close(): Promise<void>;
}

/** What one connection may take, in bytes and milliseconds. */
const limits = {
  // Room for the longest address and its headers: Node's own limit on both together is 16 KiB.
  maxHeaderSize: 65_536,
  headersTimeout: 60_000,
  requestTimeout: 120_000,
  // .NET's HttpClient lets go of an idle connection after a minute; letting go later here avoids a race for its last use.
  keepAliveTimeout: 75_000,
};

/** Connections that wait to be accepted. Of Node's own 511, a thousand callers at once leave many to knock again after one second, or three. */
const mostUnaccepted = 4096;

const listenError = (error: NodeJS.ErrnoException, options: ListenOptions, host: string): ListenError => {
  const { what, port, portOption } = options;
  const place = `Port ${port} on ${host}`;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `${place} is in use, perhaps by ${what} that still runs. Stop that, or choose another port with ${portOption} (0 for any free one).`,
    EACCES: `${place} may not be opened by this user. Choose a port above 1023 with ${portOption}.`,
    EADDRNOTAVAIL: `${place} cannot be opened: this machine does not have that address. Use 127.0.0.1.`,
    ENOTFOUND: `${place} cannot be opened: no such host is known. Use 127.0.0.1.`,
    ERR_SOCKET_BAD_PORT: `${place} is no port: that is a whole number from 0 to 65535. Choose one with ${portOption} (0 for any free one).`,
  };
  return new ListenError(reasons[error.code ?? ''] ?? `${place} cannot be opened: ${error.message}.`);
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/**
 * Opens a socket.
 *
 * @throws ListenError if the port is in use, may not be opened, or is none.
 */
export const listen = (options: ListenOptions): Promise<Listening> => {
  const { fetch, port, host = '127.0.0.1' } = options;
  const server = createAdaptorServer({
    fetch: async (request, bindings) => {
      const { incoming, outgoing } = bindings as HttpBindings;
      arrivesOn(request, incoming);
      const answer = await fetch(request, outgoing);
      if (answer instanceof Response) return answer;
      writeAnswer(outgoing, answer);
      return RESPONSE_ALREADY_SENT;
    },
    // Replacing the process's own Request and Response would reach into whatever else runs in it.
    overrideGlobalObjects: false,
    serverOptions: limits,
  }) as Server;
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(listenError(error, options, host));
    server.once('error', refuse);
    server.once('listening', () => {
      const { address, family, port: opened } = server.address() as AddressInfo;
      const name = family === 'IPv6' ? `[${address}]` : address;
      resolve({ address: `http://${name}:${opened}`, port: opened, close: () => close(server) });
    });
    try {
      server.listen({ port, host, backlog: mostUnaccepted });
    } catch (error) {
      refuse(error as NodeJS.ErrnoException);
    }
  });
};
