import type { HttpRequest, HttpResponse } from '../../script/http-message.ts';
import type { CoreParts } from '../parts.ts';
import type { CallRecord } from '../record.ts';
import { backendFailure, sendWithin } from './backend.ts';
import { runScript, runsScript } from './script.ts';

/** A request that is ready to leave the gateway. */
export interface Forwarding {
  readonly operationId: string;
  readonly correlationId: string;
  readonly request: HttpRequest;
  readonly originalUrl: string;
}

const sendRecorded = async (
  parts: Pick<CoreParts, 'send' | 'limits'>,
  request: HttpRequest,
  record: CallRecord,
  signal?: AbortSignal,
): Promise<HttpResponse> => {
  const exchange: CallRecord['exchanges'][number] = { request };
  record.exchanges.push(exchange);
  try {
    const response = await sendWithin(parts.send, request, parts.limits.outboundSeconds, signal);
    exchange.response = response;
    return response;
  } catch (error) {
    exchange.failure = error instanceof Error ? error.message : String(error);
    throw error;
  }
};

/**
 * Has the script make the call where there is one for the operation, else makes it.
 *
 * @throws Refusal 500 if the script failed, 502 or 504 if the backend could not be reached.
 */
export const forward = async (
  parts: Pick<CoreParts, 'connector' | 'script' | 'send' | 'limits'>,
  { operationId, correlationId, request, originalUrl }: Forwarding,
  record: CallRecord,
): Promise<HttpResponse> => {
  const runner = runsScript(parts.connector.script, operationId) ? parts.script : undefined;
  if (runner && 'execute' in runner) {
    record.script = 'applied';
    const { response, log } = await runScript(runner, {
      operationId,
      correlationId,
      request,
      originalUrl,
      // A script without content and one with empty content send the same: no body, and no length.
      send: (sent, signal) =>
        sendRecorded(parts, { ...sent, body: sent.body?.length ? sent.body : null }, record, signal),
    });
    record.scriptLog = log;
    return response;
  }
  if (runner) {
    record.script = 'missing';
    record.scriptReason = runner.unavailable;
  }
  try {
    return await sendRecorded(parts, request, record);
  } catch (error) {
    throw backendFailure(error, request, parts.limits.outboundSeconds);
  }
};
