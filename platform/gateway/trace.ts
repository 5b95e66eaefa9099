import type { Redactor } from '../redact.ts';
import type { HttpRequest, HttpResponse } from '../script/http-message.ts';
import type { Way } from './call/call.ts';
import { responseText } from './envelope.ts';
import { beginningOf, type HeaderLines } from './message.ts';

/** A request as it is shown: secrets redacted, the body as text. */
export interface TracedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderLines;
  readonly body: string;
}

/** An answer as it is shown: secrets redacted, the body as text, unpacked if it came compressed. */
export interface TracedResponse {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly body: string;
}

/** One difference between a request before and after a step. `before` or `after` is absent where a header was added or removed. */
export interface Change {
  /** `method`, `url`, `body`, or `header <name>`. */
  readonly part: string;
  readonly before?: string;
  readonly after?: string;
}

/** What went to the backend and what came back. */
export interface TracedExchange {
  readonly request: TracedRequest;
  readonly response?: TracedResponse;
  /** Why there is no answer. */
  readonly failure?: string;
}

/** Everything about one call, for looking at it afterwards. No secret is in it. */
export interface CallTrace {
  /** The correlation id, which the answer carries as `x-ms-correlation-id`. */
  readonly id: string;
  /** When the call came in, as an ISO date and time. */
  readonly time: string;
  readonly way: Way;
  readonly connection: string;
  readonly operationId?: string;
  /** Whether a script ran for this call; `missing` where it should have and could not. */
  readonly script: 'none' | 'applied' | 'missing';
  /** Why the script did not run. */
  readonly scriptReason?: string;
  /** What the script wrote to its logger. */
  readonly scriptLog: readonly string[];
  /** The request as the caller made it; its `url` is the path and query at the gateway. */
  readonly caller: TracedRequest;
  /** The request after parameters, security and policies: what the script is given, or the backend without one. */
  readonly prepared?: TracedRequest;
  readonly changedByGateway: readonly Change[];
  /** What the script changed in its first request to the backend. */
  readonly changedByScript: readonly Change[];
  /** What reached the backend: nothing for a call that was refused, several where a script sends more than once. */
  readonly exchanges: readonly TracedExchange[];
  /** What does not fit the definition in the answer, and what could not be written of it, in sentences. */
  readonly warnings: readonly string[];
  readonly answer: TracedResponse;
  readonly milliseconds: number;
}

const longestBody = 100_000;

const bodyText = (text: string | undefined, bytes: number, redactor: Redactor): string => {
  if (text === undefined) return `(${bytes} bytes that are no text)`;
  const shown = redactor.beginning(text, longestBody);
  return text.length > longestBody ? `${shown}… (${bytes} bytes)` : shown;
};

export const traceRequest = (request: HttpRequest, redactor: Redactor): TracedRequest => ({
  method: request.method,
  url: redactor.text(request.url),
  headers: redactor.headers(request.headers),
  body: bodyText(beginningOf(request.body, longestBody + 1), request.body?.length ?? 0, redactor),
});

export const traceResponse = (response: HttpResponse, redactor: Redactor): TracedResponse => ({
  status: response.status,
  headers: redactor.headers(response.headers),
  body: bodyText(responseText(response), response.body?.length ?? 0, redactor),
});

const values = (headers: HeaderLines): Map<string, { name: string; value: string }> => {
  const joined = new Map<string, { name: string; value: string }>();
  for (const [name, value] of headers) {
    const earlier = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), { name, value: earlier ? `${earlier.value}, ${value}` : value });
  }
  return joined;
};

/** What differs between two requests. */
export const changesBetween = (before: TracedRequest, after: TracedRequest): Change[] => {
  const earlier = values(before.headers);
  const later = values(after.headers);
  const names = [...new Set([...earlier.keys(), ...later.keys()])];
  const parts = (['method', 'url', 'body'] as const).flatMap((part): Change[] =>
    before[part] === after[part] ? [] : [{ part, before: before[part], after: after[part] }],
  );
  const headers = names.flatMap((name): Change[] => {
    const [old, now] = [earlier.get(name), later.get(name)];
    if (old?.value === now?.value) return [];
    return [
      {
        part: `header ${now?.name ?? old?.name ?? name}`,
        ...(old ? { before: old.value } : {}),
        ...(now ? { after: now.value } : {}),
      },
    ];
  });
  return [...parts, ...headers];
};

/** A trace in one line. */
export type TraceSummary = Pick<CallTrace, 'id' | 'time' | 'way' | 'connection' | 'operationId' | 'milliseconds'> & {
  readonly status: number;
};

/** A call that has ended: its trace in one line, and the whole, which is made when somebody reads it. */
export interface KeptTrace {
  readonly summary: TraceSummary;
  readonly read: () => CallTrace;
}

/** Keeps the last traces. */
export interface TraceStore {
  add(trace: KeptTrace): void;
  find(id: string): CallTrace | undefined;
  /** The newest first. */
  list(): readonly CallTrace[];
  /** The newest first, a line each. */
  summaries(): readonly TraceSummary[];
  /** Forgets them all. */
  clear(): void;
}

/** @param size - How many traces are kept. */
export const createTraceStore = (size: number): TraceStore => {
  const traces: KeptTrace[] = [];
  const newestFirst = () => [...traces].reverse();
  return {
    add(trace) {
      traces.push(trace);
      if (traces.length > size) traces.shift();
    },
    find: (id) =>
      newestFirst()
        .find(({ summary }) => summary.id === id)
        ?.read(),
    list: () => newestFirst().map(({ read }) => read()),
    summaries: () => newestFirst().map(({ summary }) => summary),
    clear: () => {
      traces.length = 0;
    },
  };
};
