import type { LoadedConnector } from '../loading/connector.ts';
import type { Redactor } from '../redact.ts';
import type { Send } from '../script/script-process.ts';
import type { FindRoute } from './call/route.ts';
import type { AnswerCheck } from './check/answer-check.ts';
import type { ValueCheck } from './check/schema-check.ts';
import type { Connection } from './connections.ts';
import type { Backends } from './out/backends.ts';
import type { ScriptRunner } from './out/script.ts';
import type { Throttle } from './throttling.ts';
import type { TraceStore } from './trace.ts';

/** One line of the gateway's log: never a key, a body or a value of a call. */
export interface LogEntry {
  /** An ISO date and time. */
  readonly time: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly event: 'call' | 'defect';
  readonly correlationId: string;
  readonly connection: string;
  readonly operationId?: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The reason where the gateway answered itself, such as `ConnectionNotFound`. */
  readonly code?: string;
  /** Where in the program a defect is; absent otherwise. */
  readonly stack?: string;
}

/** Takes the lines of the log. */
export type Log = (entry: LogEntry) => void;

/** The platform's limits on one call. */
export interface Limits {
  /** Bytes of a request's body (Custom connectors, FAQ: content length at the gateway). */
  readonly requestBytes: number;
  /** Characters of an address (Limits of automated flows). */
  readonly urlCharacters: number;
  /** Seconds for the answer to an outbound request (Limits of automated flows, outbound synchronous request). */
  readonly outboundSeconds: number;
}

export const platformLimits: Limits = { requestBytes: 3_182_218, urlCharacters: 16_384, outboundSeconds: 120 };

/** What the core works with; all of it is given, none of it global. */
export interface CoreParts {
  readonly connector: LoadedConnector;
  readonly connections: readonly Connection[];
  readonly findRoute: FindRoute;
  /** The checks of each operation, by its id. */
  readonly checks: ReadonlyMap<string, ReadonlyMap<string, ValueCheck>>;
  readonly checkAnswer: AnswerCheck;
  readonly throttle: Throttle;
  /** Undefined for a connector without a script. */
  readonly script: ScriptRunner | undefined;
  /** Undefined where every request goes to the host that it names. */
  readonly backends: Backends | undefined;
  readonly send: Send;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that never go back, whatever becomes of the machine's clock. */
  readonly elapsed: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly traces: TraceStore;
  readonly redactor: Redactor;
}
