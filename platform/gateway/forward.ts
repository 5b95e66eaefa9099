import { backendFailure, sendWithin } from './backend.ts';
import type { WireRequest, WireResponse } from './message.ts';
import type { CoreParts } from './parts.ts';
import type { CallRecord } from './record.ts';
import { runScript, runsScript } from './script.ts';

/** A request that is ready to leave the gateway. */
export interface Forwarding {
  readonly operationId: string;
  readonly correlationId: string;
  readonly request: WireRequest;
  readonly originalUrl: string;
}

const sendRecorded = async (
  parts: Pick<CoreParts, 'send' | 'limits'>,
  request: WireRequest,
  record: CallRecord,
  signal?: AbortSignal,
): Promise<WireResponse> => {
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
): Promise<WireResponse> => {
  const runner = runsScript(parts.connector.script, operationId) ? parts.script : undefined;
  if (runner && 'execute' in runner) {
    record.script = 'applied';
    const { response, log } = await runScript(runner, {
      operationId,
      correlationId,
      request,
      originalUrl,
      send: (sent, signal) => sendRecorded(parts, { ...sent, body: sent.body ?? new Uint8Array(0) }, record, signal),
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
