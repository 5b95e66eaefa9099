import type { IncomingCall } from './call.ts';
import { findConnection } from './connections.ts';
import { finishDraft } from './draft.ts';
import { type ErrorOrigin, refusalResponse, wrapBackendError } from './envelope.ts';
import { type Forwarding, forward } from './forward.ts';
import { headerValue, type WireResponse, withHeader } from './message.ts';
import { checkCall } from './parameters.ts';
import type { CoreParts } from './parts.ts';
import { applyAnswerPolicies, applyRequestPolicies } from './policies/apply.ts';
import { type CallRecord, finishTrace, startRecord } from './record.ts';
import { Refusal } from './refusal.ts';
import { findRoute } from './route.ts';
import { applySecurity } from './security.ts';
import { throttled } from './throttling.ts';

interface CallIds {
  /** Made here for every call; scripts see it as `Context.CorrelationId`. */
  readonly correlationId: string;
  /** The caller's own, or the correlation id. */
  readonly clientRequestId: string;
}

interface Outcome {
  readonly response: WireResponse;
  readonly code?: string;
}

/** The names of both headers are the platform's; that the backend gets them too is inferred. */
const stamp = <Message extends { headers: WireResponse['headers'] }>(message: Message, ids: CallIds): Message => ({
  ...message,
  headers: withHeader(
    withHeader(message.headers, 'x-ms-client-request-id', ids.clientRequestId),
    'x-ms-correlation-id',
    ids.correlationId,
  ),
});

/** Connection, throttling, parameters, security, policies, script or backend, policies on the answer: in this order. */
const process = async (
  parts: CoreParts,
  call: IncomingCall,
  ids: CallIds,
  record: CallRecord,
  origin: ErrorOrigin,
): Promise<Outcome> => {
  const { connector } = parts;
  const connection = findConnection(parts.connections, call.connection, connector);
  const route = findRoute(connector, call.method, call.path);
  const { operationId } = route.operation;
  record.operationId = operationId;
  const decision = parts.throttle.take(connection.name);
  if (!decision.allowed) throw throttled(decision.retryAfter);
  const checked = stamp(await checkCall(connector, route, call, parts.checks.get(operationId) ?? new Map()), ids);
  const secured = applySecurity(checked, connector.security, connection);
  const draft = applyRequestPolicies(secured, connector, operationId, connection);
  record.checked = finishDraft(checked, parts.backend);
  record.prepared = finishDraft(draft, parts.backend);
  const forwarding: Forwarding = {
    operationId,
    correlationId: ids.correlationId,
    request: record.prepared,
    originalUrl: finishDraft(secured, parts.backend).url,
  };
  const seen = { connection, draft };
  try {
    const answered = await forward(parts, forwarding, record);
    const response = applyAnswerPolicies(answered, connector, operationId, 'Response', seen);
    return { response: wrapBackendError(response, origin) };
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 502 && error.status !== 504)) throw error;
    const response = applyAnswerPolicies(refusalResponse(error, origin), connector, operationId, 'Failure', seen);
    return { response, code: error.code };
  }
};

/** A header may hold no more than printable ASCII. */
const headerText = (text: string): string => encodeURI(text.replace(/\s+/g, ' ')).replaceAll('%20', ' ');

const refuse = (error: unknown): { refusal: Refusal; defect?: string } => {
  if (error instanceof Refusal) return { refusal: error };
  const text = error instanceof Error ? error.message : String(error);
  return {
    refusal: new Refusal(
      500,
      'GatewayDefect',
      `The local gateway failed: ${text}. The call may have been carried out.`,
    ),
    defect: error instanceof Error ? (error.stack ?? text) : text,
  };
};

/**
 * Answers one call, whichever way it came in. Never rejects: what goes wrong is an answer in the platform's envelope.
 * Leaves a trace and a log line.
 */
export const handleCall = async (parts: CoreParts, call: IncomingCall): Promise<WireResponse> => {
  const startedAt = parts.now();
  const correlationId = parts.newId();
  const ids = { correlationId, clientRequestId: headerValue(call.headers, 'x-ms-client-request-id') ?? correlationId };
  const origin = { source: call.source, clientRequestId: ids.clientRequestId };
  const record = startRecord();
  let outcome: Outcome;
  let defect: string | undefined;
  try {
    outcome = await process(parts, call, ids, record, origin);
  } catch (error) {
    const refused = refuse(error);
    defect = refused.defect;
    outcome = { response: refusalResponse(refused.refusal, origin), code: refused.refusal.code };
  }
  const stamped = stamp(outcome.response, ids);
  const answer =
    record.scriptReason === undefined
      ? stamped
      : { ...stamped, headers: withHeader(stamped.headers, 'x-script-not-applied', headerText(record.scriptReason)) };
  const endedAt = parts.now();
  parts.traces.add(
    finishTrace(record, call, answer, { id: correlationId, startedAt, endedAt, redactor: parts.redactor }),
  );
  parts.log({
    time: new Date(startedAt).toISOString(),
    level: answer.status >= 500 ? 'error' : answer.status >= 400 ? 'warn' : 'info',
    event: defect === undefined ? 'call' : 'defect',
    correlationId,
    connection: call.connection.slice(0, 64),
    ...(record.operationId === undefined ? {} : { operationId: record.operationId }),
    status: answer.status,
    milliseconds: Math.round(endedAt - startedAt),
    ...(outcome.code === undefined ? {} : { code: outcome.code }),
    ...(defect === undefined ? {} : { stack: parts.redactor.text(defect) }),
  });
  return answer;
};
