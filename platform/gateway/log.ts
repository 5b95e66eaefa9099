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
