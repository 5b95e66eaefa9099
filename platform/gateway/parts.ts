import type { Connector } from '../loading/connector.ts';
import type { Redactor } from '../redact.ts';
import type { Send } from '../script/script-process.ts';
import type { Connection } from './connections.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { ValueCheck } from './schema-check.ts';
import type { ScriptRunner } from './script.ts';
import type { Throttle } from './throttling.ts';
import type { TraceStore } from './trace.ts';

/** What the core works with; all of it is given, none of it global. */
export interface CoreParts {
  readonly connector: Connector;
  readonly connections: readonly Connection[];
  /** The checks of each operation, by its id. */
  readonly checks: ReadonlyMap<string, ReadonlyMap<string, ValueCheck>>;
  readonly throttle: Throttle;
  /** Undefined for a connector without a script. */
  readonly script: ScriptRunner | undefined;
  /** An address in the place of the definition's host. */
  readonly backend: string | undefined;
  readonly send: Send;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly traces: TraceStore;
  readonly redactor: Redactor;
}
