import type { Redactor } from '../redact.ts';
import type { HttpRequest, HttpResponse } from '../script/http-message.ts';
import type { Way } from './call/call.ts';
import { type Draft, finishDraft } from './out/draft.ts';
import {
  type CallTrace,
  changesBetween,
  type KeptTrace,
  type TracedExchange,
  traceRequest,
  traceResponse,
} from './trace.ts';

/** What is noted about a call while it is on its way. Only the call itself writes to it. */
export interface CallRecord {
  readonly way: Way;
  /** The request as the caller made it. */
  caller: HttpRequest;
  /** Empty until it is known. */
  connection: string;
  operationId?: string;
  script: CallTrace['script'];
  scriptReason?: string;
  scriptLog: readonly string[];
  /** The request after the parameters, before security and policies. */
  checked?: Draft;
  prepared?: HttpRequest;
  /** What the caller should know of the answer, in sentences. */
  readonly warnings: string[];
  readonly exchanges: {
    /** The request before a backend took the place of its host. */
    readonly asked: HttpRequest;
    /** The request as it went out. */
    readonly request: HttpRequest;
    response?: HttpResponse;
    failure?: string;
  }[];
}

export const startRecord = (way: Way, caller: HttpRequest): CallRecord => ({
  way,
  caller,
  connection: '',
  script: 'none',
  scriptLog: [],
  warnings: [],
  exchanges: [],
});

const traceExchange = (
  { request, response, failure }: CallRecord['exchanges'][number],
  redactor: Redactor,
): TracedExchange => ({
  request: traceRequest(request, redactor),
  ...(response ? { response: traceResponse(response, redactor) } : {}),
  ...(failure === undefined ? {} : { failure: redactor.text(failure) }),
});

interface Finished {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly redactor: Redactor;
}

const render = (record: CallRecord, answer: HttpResponse, about: Finished): CallTrace => {
  const { redactor } = about;
  const prepared = record.prepared && traceRequest(record.prepared, redactor);
  const exchanges = record.exchanges.map((exchange) => traceExchange(exchange, redactor));
  const asked = record.exchanges[0]?.asked;
  return {
    id: about.id,
    time: new Date(about.startedAt).toISOString(),
    way: record.way,
    connection: record.connection,
    ...(record.operationId === undefined ? {} : { operationId: record.operationId }),
    script: record.script,
    ...(record.scriptReason === undefined ? {} : { scriptReason: record.scriptReason }),
    scriptLog: record.scriptLog.map(redactor.text),
    caller: traceRequest(record.caller, redactor),
    ...(prepared ? { prepared } : {}),
    changedByGateway:
      record.checked && prepared ? changesBetween(traceRequest(finishDraft(record.checked), redactor), prepared) : [],
    changedByScript:
      record.script === 'applied' && prepared && asked ? changesBetween(prepared, traceRequest(asked, redactor)) : [],
    exchanges,
    warnings: record.warnings.map(redactor.text),
    answer: traceResponse(answer, redactor),
    milliseconds: about.milliseconds,
  };
};

/** Bytes of bodies that a trace may hold as they came; one with more is made at once, which cuts them. */
const mostRaw = 200_000;

/** The bytes that the bodies of a call hold, which several of its messages share. */
const bytesIn = ({ caller, checked, prepared, exchanges }: CallRecord, answer: HttpResponse): number => {
  const sent = exchanges.flatMap(({ request, response }) => [request, response]);
  const bodies = new Set([caller, checked, prepared, answer, ...sent].map((message) => message?.body));
  return [...bodies].reduce((sum, body) => sum + (body?.length ?? 0), 0);
};

/** The trace of a call as it is now, whatever a script that was given up still does; secrets are taken out when it is read. */
export const finishTrace = (record: CallRecord, answer: HttpResponse, about: Finished): KeptTrace => {
  const { way, connection, operationId } = record;
  const { id, milliseconds } = about;
  const asItIs: CallRecord = {
    ...record,
    warnings: [...record.warnings],
    exchanges: record.exchanges.map((exchange) => ({ ...exchange })),
  };
  const read = () => render(asItIs, answer, about);
  const large = bytesIn(asItIs, answer) > mostRaw ? read() : undefined;
  return {
    summary: {
      id,
      time: new Date(about.startedAt).toISOString(),
      way,
      connection,
      ...(operationId === undefined ? {} : { operationId }),
      status: answer.status,
      milliseconds,
    },
    read: large ? () => large : read,
  };
};
