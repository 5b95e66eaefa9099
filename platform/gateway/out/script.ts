import type { ConnectorScript } from '../../loading/from-properties/script.ts';
import { Refusal } from '../../refusal.ts';
import type { HttpRequest, HttpResponse } from '../../script/http-message.ts';
import type { ScriptProcess, ScriptResult, Send } from '../../script/script-process.ts';
import { endToEndHeaders } from '../message.ts';

/** What runs the connector's script, or why nothing can. */
export type ScriptRunner = Pick<ScriptProcess, 'execute'> | { readonly unavailable: string };

/** Whether the connector's script is to run for an operation. */
export const runsScript = (script: ConnectorScript | undefined, operationId: string): boolean =>
  script !== undefined && (script.operationIds === 'all' || script.operationIds.includes(operationId));

/** One run of the script. */
export interface ScriptRun {
  readonly operationId: string;
  readonly correlationId: string;
  readonly request: HttpRequest;
  /** The address as it was before the policies. */
  readonly originalUrl: string;
  /** Sends what the script sends. */
  readonly send: Send;
}

const failure = (result: Exclude<ScriptResult, { outcome: 'answered' }>): Refusal => {
  switch (result.outcome) {
    case 'timed out':
      return new Refusal(
        500,
        'ScriptTimeout',
        `Request to the backend service timed out: the script took longer than ${result.limitSeconds} seconds. What it had sent by then may have been carried out.`,
      );
    case 'threw': {
      const place = result.line > 0 ? ` (line ${result.line})` : '';
      return new Refusal(
        500,
        'ScriptException',
        `The script threw ${result.exception}: ${result.message}${place}. Correct the script: it should answer errors itself. What it had sent by then may have been carried out.`,
      );
    }
    case 'lost':
      // No host repeats a 424, and what became of the call is not known.
      return new Refusal(424, 'ScriptHostLost', result.message);
    case 'not compiled': {
      const findings = result.findings.map(({ line, column, message }) => `(${line},${column}): ${message}`);
      return new Refusal(
        500,
        'ScriptNotCompiled',
        `The script does not compile: ${findings.join('; ')}. Nothing was sent. Correct the script; the next call compiles it anew.`,
      );
    }
  }
};

/**
 * Runs the script for a call. The status of an exception is inferred (500); that of a time-out and its wording are the
 * platform's (Write code in a custom connector, FAQ).
 *
 * @throws Refusal 500 if the script threw, took too long or does not compile; 424 if its process was lost under it.
 */
export const runScript = async (
  runner: Pick<ScriptProcess, 'execute'>,
  run: ScriptRun,
): Promise<{ response: HttpResponse; log: readonly string[] }> => {
  const result = await runner.execute(run);
  if (result.outcome !== 'answered') throw failure(result);
  return {
    response: { ...result.response, headers: endToEndHeaders(result.response.headers) },
    log: result.log.map(({ level, text }) => `${level}: ${text}`),
  };
};
