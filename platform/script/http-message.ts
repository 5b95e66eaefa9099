/** One header line. Headers are lists of lines, so that doubled ones and their order survive. */
export type Header = readonly [name: string, value: string];

/** A request as plain data. */
export interface HttpRequest {
  readonly method: string;
  /** The absolute address. */
  readonly url: string;
  readonly headers: readonly Header[];
  /** The bytes; null means no content at all, an empty array means empty content. */
  readonly body: Uint8Array | null;
}

/** An answer as plain data. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The bytes; null means no content at all. */
  readonly body: Uint8Array | null;
}

/**
 * Sends a request for a script and returns whatever answer comes, error statuses included.
 *
 * A rejection reaches the script as .NET's HttpClient would put it: an error named `TimeoutError` as
 * TaskCanceledException, any other as HttpRequestException. The signal is aborted when the script cancels the request
 * or its call ends.
 */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;
