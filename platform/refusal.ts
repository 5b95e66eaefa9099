import type { Header } from './script/http-message.ts';

/** A call is answered here instead of being passed on, or in the place of a backend that failed. */
export class Refusal extends Error {
  readonly status: number;
  /** A stable name of the reason, such as `ConnectionNotFound`. */
  readonly code: string;
  readonly headers: readonly Header[];
  /** More about the reason, for programs: it stands in the envelope as `innerError`. */
  readonly details: unknown;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { headers?: readonly Header[]; details?: unknown } = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? [];
    this.details = more.details;
  }
}
