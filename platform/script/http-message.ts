/** One header line. Headers are lists of lines, so that doubled ones and their order survive. */
export type Header = readonly [name: string, value: string];

/**
 * A request as plain data, wherever it stands: as it came in, as a script makes it, as it goes out.
 */
export interface HttpRequest {
  readonly method: string;
  /** The absolute address. */
  readonly url: string;
  readonly headers: readonly Header[];
  /**
   * The bytes. Null means no content: nothing is written for it, not even its length, as with a GET. An empty array means
   * content of no bytes, which is written as `Content-Length: 0`; only a script makes that. What arrives over HTTP without
   * a byte has null.
   */
  readonly body: Uint8Array | null;
}

/** An answer as plain data. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The bytes. Null means no content, which only a script's own answer has; what reads an answer treats it as no bytes. */
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
