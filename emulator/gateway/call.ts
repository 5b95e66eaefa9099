import type { HeaderLines } from './message.ts';

/** A call as it reaches the core, whichever convention the caller followed. */
export interface IncomingCall {
  /** Which of the gateway's ways in the caller took. */
  readonly way: 'apim' | 'invoke' | 'operation';
  /** The id of the connection. */
  readonly connection: string;
  /** In capitals. */
  readonly method: string;
  /** The path below the connection, encoded, such as `/send`. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  /** The host and port under which the caller reached the gateway. */
  readonly source: string;
}
