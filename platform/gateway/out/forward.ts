import type { HttpRequest, HttpResponse } from '../../script/http-message.ts';
import type { Send } from '../../script/script-process.ts';
import type { CoreParts } from '../parts.ts';
import type { CallRecord } from '../record.ts';
import { backendFailure, sendWithin } from './backend.ts';
import { configuredUrl, redirect } from './backends.ts';
import { type Draft, finishDraft } from './draft.ts';
import { runScript, runsScript } from './script.ts';

/** A request that is ready to leave the gateway. */
export interface Forwarding {
  readonly operationId: string;
  readonly correlationId: string;
  readonly request: HttpRequest;
  /** As it was before the policies. */
  readonly original: Draft;
}

type Parts = Pick<CoreParts, 'connector' | 'script' | 'send' | 'limits' | 'backends'>;

const sendRecorded = async (
  { send, limits }: Parts,
  asked: HttpRequest,
  url: string,
  record: CallRecord,
  signal?: AbortSignal,
): Promise<HttpResponse> => {
  const request = { ...asked, url };
  const exchange: CallRecord['exchanges'][number] = { asked, request };
  record.exchanges.push(exchange);
  try {
    const response = await sendWithin(send, request, limits.outboundSeconds, signal);
    exchange.response = response;
    return response;
  } catch (error) {
    exchange.failure = error instanceof Error ? error.message : String(error);
    throw error;
  }
};

/** The hosts for which the backend of the connector's service stands. */
const serviceHosts = ({ connector }: Parts, { url }: HttpRequest): string[] => [
  configuredUrl(connector.origin).host,
  new URL(url).host,
];

/** Sends what a script sends. The script may swallow a refusal, so the first one is kept. */
const sendForScript = (parts: Parts, prepared: HttpRequest, record: CallRecord) => {
  const hosts = serviceHosts(parts, prepared);
  const kept: { refusal?: unknown } = {};
  const send: Send = async (asked, signal) => {
    let url: string;
    try {
      url = redirect(asked.url, parts.backends, hosts);
    } catch (error) {
      kept.refusal ??= error;
      throw error;
    }
    // A script without content and one with empty content send the same: no body, and no length.
    return sendRecorded(parts, { ...asked, body: asked.body?.length ? asked.body : null }, url, record, signal);
  };
  return { send, kept };
};

/**
 * Has the script make the call where there is one for the operation, else makes it.
 *
 * @throws Refusal 500 if the script failed, 502 or 504 if the backend could not be reached, 502 too if nothing stands for
 * a host that was called, whatever a script made of that.
 */
export const forward = async (
  parts: Parts,
  { operationId, correlationId, request, original }: Forwarding,
  record: CallRecord,
): Promise<HttpResponse> => {
  const runner = runsScript(parts.connector.script, operationId) ? parts.script : undefined;
  if (runner && 'execute' in runner) {
    record.script = 'applied';
    const { send, kept } = sendForScript(parts, request, record);
    const run = { operationId, correlationId, request, originalUrl: finishDraft(original).url, send };
    const { response, log } = await runScript(runner, run).catch((error) => Promise.reject(kept.refusal ?? error));
    record.scriptLog = log;
    if (kept.refusal !== undefined) throw kept.refusal;
    return response;
  }
  if (runner) {
    record.script = 'missing';
    record.scriptReason = runner.unavailable;
  }
  const url = redirect(request.url, parts.backends, serviceHosts(parts, request));
  try {
    return await sendRecorded(parts, request, url, record);
  } catch (error) {
    throw backendFailure(error, { ...request, url }, parts.limits.outboundSeconds);
  }
};
