import type { HttpRequest } from '../../script/http-message.ts';
import type { Body, HeaderLines } from '../message.ts';
import type { Route } from './route.ts';

/** The ways into the gateway: as flows and workflows call, as Power Apps calls, and by operation id with flow keys. */
export type Way = 'apim' | 'invoke' | 'operation';

/** A call as the core takes it, whichever convention the caller followed. */
export interface IncomingCall {
  /** The id of the connection. */
  readonly connection: string;
  /** In capitals. */
  readonly method: string;
  /** The path below the connection, encoded, such as `/send`. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: HeaderLines;
  readonly body: Body;
  /** The operation and its path values, where the caller named the operation; else the path says it. */
  readonly route?: Route;
}

/** A request at the gateway's door, before anything of it is understood. */
export interface Arrival {
  readonly way: Way;
  /** The host and port under which the caller reached the gateway. */
  readonly source: string;
  /** The request as the caller made it, without its body; `url` is the path and query. */
  readonly request: HttpRequest;
  /** Reads the body. @throws Refusal 413 */
  readonly readBody: () => Promise<Body>;
  /** Makes out which call is meant. @throws Refusal if that cannot be done. */
  readonly understand: (body: Body) => Promise<IncomingCall> | IncomingCall;
}
