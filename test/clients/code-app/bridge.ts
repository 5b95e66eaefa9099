/** What the library for code apps asks of the player around it. The library finds it as `globalThis.powerAppsBridge`. */
export interface Bridge {
  readonly initialize: () => Promise<void>;
  readonly executePluginAsync: (plugin: string, action: string, parameters: readonly unknown[]) => Promise<unknown>;
}

interface BridgeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as it went out, for tests to look at. */
export interface SeenRequest extends BridgeRequest {
  readonly body: string;
}

export interface BridgeOptions {
  readonly gateway: string;
  readonly dataSource: string;
  readonly connection: string;
  /** Receives every request before it is sent. */
  readonly onRequest: (request: SeenRequest) => void;
  /** Whether a failure rejects; otherwise it is handed on like any answer. */
  readonly rejectsFailures: () => boolean;
}

const textOf = async (body: unknown): Promise<string> => (body instanceof Blob ? body.text() : String(body ?? ''));

/**
 * Sends a request of the library over HTTP. The library takes any JSON answer for a success, whatever its status, and
 * reads a failure from a rejection of this form. Which of the two Microsoft's player does is not documented.
 */
const send = async (options: BridgeOptions, request: BridgeRequest, body: unknown): Promise<unknown> => {
  const { url, method, headers } = request;
  const text = await textOf(body);
  options.onRequest({ ...request, body: text });
  const response = await fetch(url, { method, headers, ...(text === '' ? {} : { body: text }) });
  const bytes = await response.arrayBuffer();
  const { status } = response;
  const answerHeaders = { 'Content-Type': response.headers.get('content-type') ?? '' };
  if (response.ok || !options.rejectsFailures()) return [{ status, headers: answerHeaders }, bytes];
  throw [[new TextDecoder().decode(bytes), undefined, { status, headers: answerHeaders }]];
};

/** A bridge whose HTTP goes to the local gateway. */
export const createBridge = (options: BridgeOptions): Bridge => {
  const { gateway, dataSource, connection } = options;
  const answers: Readonly<Record<string, (parameters: readonly unknown[]) => unknown>> = {
    loadNonCompositeConnectionsAsync: () => undefined,
    resolveCompositeConnectionsAsync: () => undefined,
    loadAppConnectionsAsync_v2: () => ({
      [dataSource]: {
        apiId: `/providers/Microsoft.PowerApps/apis/shared_${dataSource}`,
        runtimeUrl: `${gateway}/apim/${dataSource}`,
        connectionName: connection,
      },
    }),
    getAppCdsDataSourceConfigsAsync: () => ({}),
    getAppAccessTokenAsync: () => 'token-of-the-test',
    sendHttpAsync: ([request, body]) => send(options, request as BridgeRequest, body),
  };
  return {
    initialize: () => Promise.resolve(),
    executePluginAsync: async (plugin, action, parameters) => {
      const answer = answers[action];
      if (!answer)
        throw new Error(`The library asked its player for ${plugin}.${action}, which this bridge does not have.`);
      return answer(parameters);
    },
  };
};
