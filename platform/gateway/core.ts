import type { Operation } from '../../definition/operations.ts';
import { Refusal } from '../refusal.ts';
import type { HttpResponse } from '../script/http-message.ts';
import { withWritableHeaders } from './answer.ts';
import type { Arrival, IncomingCall } from './call/call.ts';
import { checkCall } from './check/parameters.ts';
import { findConnection } from './connections.ts';
import { type ErrorOrigin, refusalResponse, wrapBackendError } from './envelope.ts';
import { bytesOf, type HeaderLines, headerValue, textOf, withHeader } from './message.ts';
import { type Draft, finishDraft, refuseLeadingAway } from './out/draft.ts';
import { forward } from './out/forward.ts';
import { applyAnswerPolicies, applyRequestPolicies } from './out/policies/apply.ts';
import { applySecurity } from './out/security.ts';
import type { CoreParts } from './parts.ts';
import { type CallRecord, finishTrace, startRecord } from './record.ts';
import { throttled } from './throttling.ts';

interface CallIds {
  /** Made here for every call; scripts see it as `Context.CorrelationId`. */
  readonly correlationId: string;
  /** The caller's own, or the correlation id. */
  readonly clientRequestId: string;
}

interface Outcome {
  readonly response: HttpResponse;
  readonly code?: string;
}

/** The names of both headers are the platform's; that the backend gets them too is inferred. */
const stamp = <Message extends { readonly headers: HeaderLines }>(message: Message, ids: CallIds): Message => ({
  ...message,
  headers: withHeader(
    withHeader(message.headers, 'x-ms-client-request-id', ids.clientRequestId),
    'x-ms-correlation-id',
    ids.correlationId,
  ),
});

/** A header that the operation declares is the caller's, as any other parameter is. */
const stampUnlessDeclared = (draft: Draft, { parameters }: Operation, ids: CallIds): Draft => {
  const own = draft.headers.filter(([name]) =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase()),
  );
  const { headers } = stamp(draft, ids);
  return { ...draft, headers: own.reduce((lines, [name, value]) => withHeader(lines, name, value), headers) };
};

/** The answer for a refusal. A policy may have put a secret into an address, so the text is redacted. */
const refuse = (parts: CoreParts, refusal: Refusal, origin: ErrorOrigin): HttpResponse => {
  const response = refusalResponse(refusal, origin);
  return { ...response, body: bytesOf(parts.redactor.text(textOf(response.body) ?? '')) };
};

const checkStatus = (response: HttpResponse): HttpResponse => {
  if (response.status >= 200 && response.status <= 599) return response;
  throw new Refusal(502, 'BadGateway', `The answer has the status ${response.status}, which is no final HTTP status.`);
};

/** Connection, throttling, parameters, security and policies, in this order. */
const prepare = async (parts: CoreParts, call: IncomingCall, ids: CallIds, record: CallRecord) => {
  const { connector } = parts;
  const connection = findConnection(parts.connections, call.connection, connector);
  const route = call.route ?? parts.findRoute(call.method, call.path);
  const { operationId } = route.operation;
  record.operationId = operationId;
  const decision = parts.throttle.take(connection.name);
  if (!decision.allowed) throw throttled(decision.retryAfter);
  const checks = parts.checks.get(operationId) ?? new Map();
  const checked = stampUnlessDeclared(await checkCall(connector, route, call, checks), route.operation, ids);
  const secured = applySecurity(checked, connector.security, connection);
  const draft = applyRequestPolicies(secured, connector, operationId, connection);
  refuseLeadingAway(draft);
  const request = finishDraft(draft);
  record.checked = checked;
  record.prepared = request;
  return { operationId, connection, draft, request, original: secured };
};

/** The prepared call through script or backend, and the policies on the answer. */
const carryOut = async (
  parts: CoreParts,
  call: IncomingCall,
  ids: CallIds,
  record: CallRecord,
  origin: ErrorOrigin,
): Promise<Outcome> => {
  const { connection, draft, operationId, request, original } = await prepare(parts, call, ids, record);
  const seen = { connection, draft };
  const { correlationId } = ids;
  try {
    const answered = checkStatus(await forward(parts, { operationId, correlationId, request, original }, record));
    const response = applyAnswerPolicies(answered, parts.connector, operationId, 'Response', seen);
    record.warnings.push(...(await parts.checkAnswer(operationId, response)));
    return { response: wrapBackendError(response, origin) };
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 502 && error.status !== 504)) throw error;
    const refused = refuse(parts, error, origin);
    return {
      response: applyAnswerPolicies(refused, parts.connector, operationId, 'Failure', seen),
      code: error.code,
    };
  }
};

const understand = async (arrival: Arrival, record: CallRecord): Promise<IncomingCall> => {
  const body = await arrival.readBody();
  record.caller = { ...arrival.request, body };
  const call = await arrival.understand(body);
  record.connection = call.connection.slice(0, 64);
  return call;
};

const defectOf = (error: unknown): { refusal: Refusal; defect: string } => {
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

/** A refusal that came up when the request had left: whoever wrote its message did not know. */
const afterSending = ({ status, code, message, headers, details }: Refusal): Refusal =>
  new Refusal(status, code, message.replace('Nothing was sent.', 'The backend had been called before.'), {
    headers,
    details,
  });

const attempt = async (
  parts: CoreParts,
  arrival: Arrival,
  ids: CallIds,
  record: CallRecord,
): Promise<Outcome & { readonly defect?: string }> => {
  const origin = { source: arrival.source, clientRequestId: ids.clientRequestId };
  try {
    return await carryOut(parts, await understand(arrival, record), ids, record, origin);
  } catch (error) {
    if (error instanceof Refusal) {
      return {
        response: refuse(parts, record.exchanges.length > 0 ? afterSending(error) : error, origin),
        code: error.code,
      };
    }
    const { refusal, defect } = defectOf(error);
    return { response: refuse(parts, refusal, origin), code: refusal.code, defect: parts.redactor.text(defect) };
  }
};

/** A header may hold no more than printable ASCII. */
const headerText = (text: string): string => encodeURI(text.replace(/\s+/g, ' ')).replaceAll('%20', ' ');

const withScriptReason = (response: HttpResponse, reason: string | undefined): HttpResponse =>
  reason === undefined
    ? response
    : { ...response, headers: withHeader(response.headers, 'x-script-not-applied', headerText(reason)) };

/**
 * Answers one call, whichever way it came in. Never rejects: what goes wrong is an answer in the platform's envelope.
 * Leaves a trace and a log line.
 */
export const handleCall = async (parts: CoreParts, arrival: Arrival): Promise<HttpResponse> => {
  const startedAt = parts.now();
  const began = parts.elapsed();
  const correlationId = parts.newId();
  const clientRequestId = headerValue(arrival.request.headers, 'x-ms-client-request-id') ?? correlationId;
  const ids = { correlationId, clientRequestId };
  const record = startRecord(arrival.way, arrival.request);
  const { response, code, defect } = await attempt(parts, arrival, ids, record);
  const { response: answer, warnings } = withWritableHeaders(
    withScriptReason(stamp(response, ids), record.scriptReason),
  );
  record.warnings.push(...warnings);
  const milliseconds = Math.round(parts.elapsed() - began);
  parts.traces.add(
    finishTrace(record, answer, { id: correlationId, startedAt, milliseconds, redactor: parts.redactor }),
  );
  parts.log({
    time: new Date(startedAt).toISOString(),
    level: answer.status >= 500 ? 'error' : answer.status >= 400 ? 'warn' : 'info',
    event: defect === undefined ? 'call' : 'defect',
    correlationId,
    connection: record.connection,
    ...(record.operationId === undefined ? {} : { operationId: record.operationId }),
    status: answer.status,
    milliseconds,
    ...(code === undefined ? {} : { code }),
    ...(defect === undefined ? {} : { stack: defect }),
  });
  return answer;
};
