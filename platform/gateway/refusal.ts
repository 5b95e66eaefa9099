import type { HeaderLines } from './message.ts';

/** The gateway answers a call itself instead of passing it on, or in the place of a backend that failed. */
export class Refusal extends Error {
  readonly status: number;
  /** A stable name of the reason, such as `ConnectionNotFound`. */
  readonly code: string;
  readonly headers: HeaderLines;
  /** More about the reason, for programs: it stands in the envelope as `innerError`. */
  readonly details: unknown;

  constructor(status: number, code: string, message: string, more: { headers?: HeaderLines; details?: unknown } = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? [];
    this.details = more.details;
  }
}
