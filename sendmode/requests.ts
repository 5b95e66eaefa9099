import { createRedactor, type Redactor, redacted } from '../platform/redact.ts';
import type { BodyForm } from './body.ts';
import type { FaultKind } from './faults.ts';
import { roundTrip } from './schedule.ts';

const kept = 100;
const longestBody = 65_536;
const keyHeaders = ['x-api-key', 'api_key'];
const secretParameters = new Set(['access_key', 'api_key']);

// A shorter text in Authorization is no real key, and blotting it out everywhere would only garble the rest.
const shortestGiven = 8;

/** What came of a request; Sendmode writes it while it answers. */
export interface RequestOutcome {
  /** The operation that the path and method name. */
  operation: string | null;
  form: BodyForm;
  /** The kind of fault that was applied. */
  fault: FaultKind | null;
  /** What Sendmode decided; null while undecided, or where a fault came first. */
  statusCode: number | null;
  /** The HTTP status that was answered; null while there is none, or where the connection broke first. */
  httpStatus: number | null;
  /** What else is to be said of it; null where nothing is. */
  note: string | null;
}

/** One request as it reached Sendmode, without its key, and what came of it. */
export interface RequestRecord extends Readonly<RequestOutcome> {
  readonly id: number;
  readonly receivedDateTime: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; empty where there was none, or where it was over the limit. */
  readonly body: string;
}

/** A request that is kept: its record is made when somebody reads it. */
export interface KeptRequest {
  readonly id: number;
  readonly read: () => RequestRecord;
}

/** A request as it came in. */
interface ReceivedRequest {
  readonly request: Request;
  readonly body: Uint8Array;
  /** The keys of all accounts. */
  readonly keys: readonly string[];
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

const secretsOf = (request: Request, keys: readonly string[]): string[] => {
  const parameters = new URL(request.url).searchParams;
  const given = [
    ...(request.headers.get('authorization') ?? '').split(/\s+/),
    ...[...secretParameters].map((name) => parameters.get(name) ?? ''),
  ];
  return [...new Set([...keys, ...given.filter((each) => each.length >= shortestGiven)])];
};

const shownBody = (bytes: Uint8Array, { text: shown }: Redactor): string => {
  const text = shown(new TextDecoder().decode(bytes));
  const rest = text.length - longestBody;
  return rest > 0 ? `${text.slice(0, longestBody)}… (${rest} more characters)` : text;
};

const shownRequest = (request: Request, keys: readonly string[], body: Uint8Array) => {
  const url = new URL(request.url);
  const redactor = createRedactor(secretsOf(request, keys), keyHeaders, 1);
  return {
    method: request.method,
    path: redactor.text(url.pathname),
    query: Object.fromEntries(
      [...url.searchParams].map(([name, value]) => [
        name,
        secretParameters.has(name) ? redacted : redactor.text(value),
      ]),
    ),
    headers: Object.fromEntries(redactor.headers([...request.headers])),
    body: shownBody(body, redactor),
  };
};

/** What came of a request of which nothing is known yet. */
export const startOutcome = (): RequestOutcome => ({
  operation: null,
  form: 'none',
  fault: null,
  statusCode: null,
  httpStatus: null,
  note: null,
});

/**
 * Keeps a request among the last hundred, with what comes of it. The accounts' keys, and whatever the request gave as its
 * key, are blotted out of all of it when it is read; of the body, the first 65,536 characters are kept.
 */
export const keepRequest = (
  requests: KeptRequest[],
  { request, body, keys, receivedAt }: ReceivedRequest,
  outcome: RequestOutcome,
): void => {
  const id = (requests.at(-1)?.id ?? 0) + 1;
  const shown = () => shownRequest(request, keys, body);
  // A large body is cut at once, so that a hundred of them take no room.
  const large = body.length > longestBody ? shown() : undefined;
  const read = () => ({ id, receivedDateTime: roundTrip(receivedAt), ...(large ?? shown()), ...outcome });
  requests.push({ id, read });
  if (requests.length > kept) requests.shift();
};
