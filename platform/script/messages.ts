import { isUtf8 } from 'node:buffer';
import { joined } from '../joined.ts';
import type { Header, HttpRequest, HttpResponse } from './http-message.ts';

/** Something to say about a script; `line` and `column` count from 1 and are 0 where there is no position. */
export interface ScriptFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What was found, and what could not be looked at on this machine. */
export interface ScriptCheck {
  readonly findings: readonly ScriptFinding[];
  readonly skipped: readonly { readonly check: string; readonly reason: string }[];
}

/** One line that a script wrote to its logger. */
export interface LogLine {
  /** Microsoft.Extensions.Logging's name of the level, such as `Information`. */
  readonly level: string;
  readonly text: string;
}

/** A body in transit: as text where it is UTF-8, else in base64; neither for none. */
interface BodyData {
  readonly text: string | null;
  readonly base64: string | null;
}

interface RequestData extends BodyData {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
}

interface ResponseData extends BodyData {
  readonly status: number;
  readonly headers: readonly Header[];
}

/** A line from the host, which is built from `script/host` and speaks this and nothing else. */
export type HostMessage =
  | { readonly type: 'ready'; readonly process: number }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | ({ readonly type: 'findings'; readonly id: number } & ScriptCheck)
  /** The host has read a call or a question, whatever becomes of it. */
  | { readonly type: 'taken'; readonly id: number }
  | { readonly type: 'started'; readonly id: number }
  | ({ readonly type: 'log'; readonly id: number } & LogLine)
  | { readonly type: 'send'; readonly id: number; readonly call: number; readonly request: RequestData }
  | { readonly type: 'abandon'; readonly id: number; readonly call: number }
  | HostResult;

/** How a call ended inside the host. */
export type HostResult = { readonly type: 'result'; readonly id: number } & (
  | { readonly outcome: 'answered'; readonly response: ResponseData }
  | { readonly outcome: 'threw'; readonly exception: string; readonly message: string; readonly line: number }
  | { readonly outcome: 'not compiled'; readonly findings: readonly ScriptFinding[] }
);

/** A line to the host; the connection adds the identifier. */
export interface ToHost {
  readonly type: 'execute' | 'sent' | 'cancel' | 'prepare' | 'check';
  readonly [member: string]: unknown;
}

const none: BodyData = { text: null, base64: null };

const inTransit = (body: Uint8Array | null): BodyData => {
  if (body === null) return none;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  return isUtf8(bytes) ? { text: bytes.toString(), base64: null } : { text: null, base64: bytes.toString('base64') };
};

const arrived = ({ text, base64 }: BodyData): Uint8Array | null => {
  if (text !== null) return new TextEncoder().encode(text);
  return base64 === null ? null : joined([Buffer.from(base64, 'base64')]);
};

export const encodeMessage = <Message extends HttpRequest | HttpResponse>({ body, ...message }: Message) => ({
  ...message,
  ...inTransit(body),
});

export const decodeRequest = ({ method, url, headers, ...body }: RequestData): HttpRequest => ({
  method,
  url,
  headers,
  body: arrived(body),
});

export const decodeResponse = ({ status, headers, ...body }: ResponseData): HttpResponse => ({
  status,
  headers,
  body: arrived(body),
});
