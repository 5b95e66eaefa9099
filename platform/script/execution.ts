import { describeEnd, type HostConnection } from './host-connection.ts';
import type { HttpRequest, HttpResponse, Send } from './http-message.ts';
import {
  decodeRequest,
  decodeResponse,
  encodeMessage,
  type HostMessage,
  type HostResult,
  type LogLine,
  type ScriptFinding,
} from './messages.ts';
import { type PatientTimer, patientTimer } from './patient-timer.ts';

/** One call of a script. */
export interface ScriptCall {
  readonly operationId: string;
  /** The request as it would go to the backend: its address, the connection's key applied. */
  readonly request: HttpRequest;
  /** The platform's identifier of the call; one is made up by default. */
  readonly correlationId?: string;
  /** The address as the flow called it; the request's own by default. Undocumented on the platform. */
  readonly originalUrl?: string;
  /** Delivers the operation id in base64, as some regions of the platform do. */
  readonly encodeOperationId?: boolean;
  /**
   * Gives a request without a body empty content instead of none. The platform seems to do so, hence the default.
   * @default true
   */
  readonly emptyContent?: boolean;
  /** Seconds; the script process's own limit by default. */
  readonly timeLimitSeconds?: number;
  /** Sends the script's requests in place of the script process's own `send`. */
  readonly send?: Send;
  /** Lets .NET's own HTTP client send the script's requests, past any `send`. */
  readonly direct?: boolean;
  /** Another script than the process's own. */
  readonly scriptPath?: string;
}

/** How a call ended, with what the script wrote to its logger until then. */
export type ScriptResult = { readonly log: readonly LogLine[] } & (
  | { readonly outcome: 'answered'; readonly response: HttpResponse }
  /** `line` is the script's own, 0 where unknown. */
  | { readonly outcome: 'threw'; readonly exception: string; readonly message: string; readonly line: number }
  | { readonly outcome: 'timed out'; readonly limitSeconds: number }
  | { readonly outcome: 'not compiled'; readonly findings: readonly ScriptFinding[] }
  /** The process ended or froze under the call; what the script had sent may have been carried out, as the message says. */
  | { readonly outcome: 'lost'; readonly message: string }
);

/** A call under way: its result, and when the script has really come to an end, which may be later or never. */
export interface Execution {
  readonly result: Promise<ScriptResult>;
  readonly finished: Promise<void>;
}

export interface ResolvedCall extends ScriptCall {
  readonly scriptPath: string;
  readonly correlationId: string;
  readonly timeLimitSeconds: number;
  readonly send: Send;
}

const toHost = (call: ResolvedCall) => ({
  type: 'execute' as const,
  script: call.scriptPath,
  operationId: call.encodeOperationId ? Buffer.from(call.operationId).toString('base64') : call.operationId,
  correlationId: call.correlationId,
  originalUrl: call.originalUrl ?? null,
  direct: call.direct ?? false,
  emptyContent: call.emptyContent ?? true,
  request: encodeMessage(call.request),
});

const fromHost = (message: HostResult, log: readonly LogLine[]): ScriptResult => {
  switch (message.outcome) {
    case 'answered':
      return { outcome: 'answered', response: decodeResponse(message.response), log };
    case 'threw':
      return { outcome: 'threw', exception: message.exception, message: message.message, line: message.line, log };
    case 'not compiled':
      return { outcome: 'not compiled', findings: message.findings, log };
  }
};

/** Seconds from the moment when a call is handed to the host until its script runs: compiling counts, once. */
const startLimitSeconds = 60;

const mayHaveBeenSent = 'What the script had sent by then may have been carried out.';

const failureFrom = (error: unknown) => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { kind: name === 'TimeoutError' ? 'timeout' : 'broken', message };
};

/** Sends what the script asks for, and stops sending when the script or the call gives up. */
const relayRequests = (host: HostConnection, send: Send) => {
  const underWay = new Map<number, AbortController>();
  return {
    begin: async ({ id, call, request }: Extract<HostMessage, { type: 'send' }>) => {
      const controller = new AbortController();
      underWay.set(call, controller);
      try {
        const response = await send(decodeRequest(request), controller.signal);
        host.write(id, { type: 'sent', call, response: encodeMessage(response) });
      } catch (error) {
        host.write(id, { type: 'sent', call, failure: failureFrom(error) });
      } finally {
        underWay.delete(call);
      }
    },
    abandon: (call: number) => underWay.get(call)?.abort(),
    end: () => {
      for (const controller of underWay.values()) controller.abort();
    },
  };
};

/**
 * Runs one call on a host. Neither promise rejects: whatever goes wrong inside the script is an outcome. A limit runs
 * from the first moment: the host's for taking the call, then that for compiling, then the script's own.
 */
export const execute = (host: HostConnection, call: ResolvedCall): Execution => {
  const log: LogLine[] = [];
  const requests = relayRequests(host, call.send);
  const { timeLimitSeconds: limitSeconds } = call;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const result = new Promise<ScriptResult>((resolve) => {
    const end = (outcome: ScriptResult) => {
      clock.end();
      resolve(outcome);
      requests.end();
      host.close(id);
      finish();
    };
    const expired = () => {
      resolve({ outcome: 'timed out', limitSeconds, log: [...log] });
      host.write(id, { type: 'cancel' });
    };
    const id = host.open({
      receive: (message) => {
        if (message.type === 'started') {
          clock.end();
          clock = patientTimer(limitSeconds * 1000, expired);
        } else if (message.type === 'log') log.push({ level: message.level, text: message.text });
        else if (message.type === 'send') void requests.begin(message);
        else if (message.type === 'abandon') requests.abandon(message.call);
        else if (message.type === 'result') end(fromHost(message, log));
      },
      lost: (reason) => end({ outcome: 'lost', message: describeEnd(reason, mayHaveBeenSent), log }),
    });
    let clock: PatientTimer = patientTimer(startLimitSeconds * 1000, () =>
      host.giveUp(
        `The program that runs the script did not start it within ${startLimitSeconds} seconds, so it was ended.`,
      ),
    );
    host.write(id, toHost(call));
  });
  return { result, finished };
};
