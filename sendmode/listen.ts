import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { SendmodeSetupError } from './account.ts';
import { respond } from './answer.ts';
import { errorBody } from './codes.ts';
import { BrokenConnection, type PartialAnswer } from './faults.ts';
import { createSendmode, type Sendmode } from './server.ts';
import type { SendmodeOptions } from './simulation.ts';

/** Where a simulated Sendmode listens, and how it is set up. */
export interface ListenOptions extends SendmodeOptions {
  /**
   * The port; 0 takes a free one.
   * @default 4281
   */
  readonly port?: number;
  /**
   * The address to listen on.
   * @default '127.0.0.1'
   */
  readonly host?: string;
}

/** A simulated Sendmode that listens. */
export interface ListeningSendmode extends Sendmode {
  /** Its address without a path, such as `http://127.0.0.1:4281`. */
  readonly address: string;
  /** Stops listening, ends open connections and pending delays, and resolves once nothing is left. */
  close(): Promise<void>;
}

// .NET's HttpClient lets go of an idle connection after a minute; letting go later here avoids a race for its last use.
const keepAlive = 75_000;

const defect = (error: unknown): Response => {
  console.error('The simulated Sendmode failed while it answered a request. This is a defect:', error);
  return respond({ status: 500, body: errorBody('SYSTEM_ERROR', 'The simulation failed; its log says where') });
};

const breakOff = (outgoing: ServerResponse, sent: PartialAnswer | undefined): void => {
  if (sent === undefined) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(sent.status, { 'content-type': sent.contentType, 'content-length': sent.length });
  outgoing.write(sent.bytes, () => outgoing.socket?.destroySoon());
};

const answer = async (
  app: Sendmode['app'],
  request: Request,
  outgoing: ServerResponse,
  closing: AbortSignal,
): Promise<Response> => {
  try {
    return await app.fetch(request);
  } catch (error) {
    if (error instanceof BrokenConnection) breakOff(outgoing, error.sent);
    else if (!outgoing.destroyed && !closing.aborted) return defect(error);
    return RESPONSE_ALREADY_SENT;
  }
};

const setupError = (error: NodeJS.ErrnoException, host: string, port: number): SendmodeSetupError => {
  const place = `The simulated Sendmode cannot listen on ${host}:${port}`;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'the port is in use. Stop what listens there, or choose another port (0 takes a free one).',
    EACCES: 'the port needs more rights than this process has. Choose one above 1023 (0 takes a free one).',
    EADDRNOTAVAIL: 'this machine does not have that address. Use 127.0.0.1.',
    ERR_SOCKET_BAD_PORT: 'a port is a whole number from 0 to 65535. Choose one of these (0 takes a free one).',
    ENOTFOUND: 'no such host is known. Use 127.0.0.1.',
  };
  return new SendmodeSetupError(`${place}: ${reasons[error.code ?? ''] ?? error.message}`, { cause: error });
};

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('listening', resolve);
    const refuse = (error: NodeJS.ErrnoException) => reject(setupError(error, host, port));
    server.once('error', refuse);
    try {
      server.listen(port, host);
    } catch (error) {
      refuse(error as NodeJS.ErrnoException);
    }
  });

const addressOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/**
 * Starts a simulated Sendmode that listens.
 * @throws SendmodeSetupError where the port is taken or the host is not this machine's, or an account is unusable.
 */
export const listenSendmode = async (options: ListenOptions): Promise<ListeningSendmode> => {
  const { port = 4281, host = '127.0.0.1', ...sendmodeOptions } = options;
  const closing = new AbortController();
  const { app } = createSendmode({
    pause: (milliseconds) => wait(milliseconds, undefined, { signal: closing.signal }),
    ...sendmodeOptions,
  });
  const server = createAdaptorServer({
    fetch: (request, env) => answer(app, request, (env as HttpBindings).outgoing, closing.signal),
    overrideGlobalObjects: false,
    serverOptions: { keepAliveTimeout: keepAlive },
  }) as Server;
  await listening(server, host, port);
  return {
    app,
    address: addressOf(server),
    close: () => {
      closing.abort();
      return closed(server);
    },
  };
};
