import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { guardBrowsers } from '../platform/browser-guard.ts';
import { type Listening, listen } from '../platform/listen.ts';
import { Refusal } from '../platform/refusal.ts';
import type { HttpResponse } from '../platform/script/http-message.ts';
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
  /** The address of Engage, on the next port; absent where it is not simulated. */
  readonly engageAddress?: string;
  /** Stops listening, ends open connections and pending delays, and resolves once nothing is left. */
  close(): Promise<void>;
}

/** Its control may be read from a link; the API may be called by no page, whose key might be `demo-key`. */
const guarded = {
  what: 'simulated Sendmode',
  outcome: 'Nothing was taken.',
  acts: (path: string) => !path.startsWith('/_control/'),
};

const refused = ({ status, code, message }: Refusal): HttpResponse =>
  respond({ status, body: { status: code, statusCode: status, error: message } });

const defect = (error: unknown): HttpResponse => {
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
): Promise<HttpResponse | Response> => {
  try {
    guardBrowsers(request, guarded);
    return await app.answer(request);
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    if (error instanceof BrokenConnection) breakOff(outgoing, error.sent);
    else if (!outgoing.destroyed && !closing.aborted) return defect(error);
    return RESPONSE_ALREADY_SENT;
  }
};

/**
 * Starts a simulated Sendmode that listens.
 *
 * @throws ListenError where the port is taken or the host is not this machine's.
 * @throws SendmodeSetupError where an account is unusable.
 */
export const listenSendmode = async (options: ListenOptions): Promise<ListeningSendmode> => {
  const { port = 4281, host = '127.0.0.1', ...sendmodeOptions } = options;
  const closing = new AbortController();
  // Every answer that is delayed listens to it.
  setMaxListeners(0, closing.signal);
  const sendmode = createSendmode({
    pause: (milliseconds) => wait(milliseconds, undefined, { signal: closing.signal }),
    ...sendmodeOptions,
  });
  const listenWith = (answering: () => Sendmode['app'], at: number): Promise<Listening> =>
    listen({
      what: 'a simulated Sendmode',
      portOption: '--backend-port',
      port: at,
      host,
      fetch: (request, outgoing) => answer(answering(), request, outgoing, closing.signal),
    });
  const listening = await listenWith(() => sendmode.app, port);
  const close = async () => {
    closing.abort();
    await listening.close();
  };
  const { engage } = sendmode;
  const open = {
    get app() {
      return sendmode.app;
    },
    follow: sendmode.follow,
    address: listening.address,
  };
  if (!engage) return Object.assign(open, { close });
  const beside = await listenWith(() => engage, port === 0 ? 0 : port + 1).catch(async (error) => {
    await close();
    throw error;
  });
  return Object.assign(open, {
    engage,
    engageAddress: beside.address,
    close: async () => {
      await close();
      await beside.close();
    },
  });
};
