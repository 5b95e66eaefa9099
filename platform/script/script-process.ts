import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve as absolute } from 'node:path';
import { execute, type ScriptCall, type ScriptResult } from './execution.ts';
import { buildHost } from './host-build.ts';
import { connectToHost } from './host-connection.ts';
import { hostPool } from './host-pool.ts';
import type { Send } from './http-message.ts';
import { sendOverHttp } from './http-relay.ts';
import type { ScriptCheck, ScriptFinding } from './messages.ts';
import { check, frameworkOnly, prepare } from './script-check.ts';
import { ScriptError } from './script-error.ts';

export type { ScriptCall, ScriptResult } from './execution.ts';
export type { Header, HttpRequest, HttpResponse, Send } from './http-message.ts';
export { sendOverHttp } from './http-relay.ts';
export type { LogLine, ScriptCheck, ScriptFinding } from './messages.ts';
export { frameworkOnly } from './script-check.ts';
export { ScriptError, type ScriptErrorCode } from './script-error.ts';

export interface ScriptProcessOptions {
  /** The connector's script, one `.csx` file. */
  readonly scriptPath: string;
  /**
   * Sends the requests that the script makes with `Context.SendAsync`.
   * @default sendOverHttp
   */
  readonly send?: Send;
  /**
   * Seconds that one call may take: more than 0 and at most 120. Older pages of Microsoft's "Write code in a custom
   * connector" state 5 seconds, newer ones 2 minutes.
   * @default 5
   */
  readonly timeLimitSeconds?: number;
  /**
   * The command that brings the .NET SDK.
   * @default "dotnet"
   */
  readonly dotnet?: string;
  /**
   * The file that messages name, where the script is a copy of it.
   * @default the script's own
   */
  readonly shownPath?: string;
  /** Is told, in a sentence, of work that takes long: the first build of the host. Nobody is told by default. */
  readonly progress?: (sentence: string) => void;
}

/** A compiled script, ready for calls. */
export interface ScriptProcess {
  /**
   * Runs the script once. Whatever the script does is an outcome of the result and never a rejection: it answered, threw,
   * took too long, took its process with it, or (edited meanwhile) does not compile. Calls may overlap. An edited script is compiled at its next call.
   *
   * @throws ScriptError where the script cannot be run at all.
   */
  readonly execute: (call: ScriptCall) => Promise<ScriptResult>;
  /** Compiles a script, so that its first call need not. @throws ScriptError SCRIPT_NOT_COMPILED, naming `shownPath`. */
  readonly prepare: (scriptPath: string) => Promise<void>;
  /**
   * Says what the platform or certification would object to, without running the script: size, one file, class name,
   * compilation here and against .NET Framework 4.8, namespaces, forbidden and undocumented members. `strict` is for a
   * connector's own script: every finding is an error, and the language has to be C# 7.3.
   */
  readonly check: (options?: { readonly scriptPath?: string; readonly strict?: boolean }) => Promise<ScriptCheck>;
  /** The identifiers of the processes that run now. */
  readonly processIds: () => readonly number[];
  /** Ends every process that was started and resolves when they are gone. */
  readonly stop: () => Promise<void>;
}

const validLimit = (seconds: number): number => {
  if (seconds > 0 && seconds <= 120) return seconds;
  throw new ScriptError(
    'TIME_LIMIT_INVALID',
    `The time limit of a script must be more than 0 and at most 120 seconds, as on the platform; it is ${seconds}. No call was made.`,
  );
};

const existing = (path: string): string => {
  if (existsSync(path)) return absolute(path);
  throw new ScriptError('SCRIPT_MISSING', `There is no script at ${absolute(path)}. Give the path of a .csx file.`);
};

const notCompiled = (path: string, findings: readonly ScriptFinding[]) => {
  const onlyFramework = frameworkOnly(findings);
  if (onlyFramework !== undefined) return new ScriptError('SCRIPT_FRAMEWORK_ONLY', onlyFramework);
  const places = findings.map(({ line, column, message }) => (line > 0 ? `(${line},${column}): ${message}` : message));
  return new ScriptError('SCRIPT_NOT_COMPILED', `The script ${path} cannot be run:\n${places.join('\n')}`);
};

/**
 * Builds the host where needed (some seconds, once), starts it and compiles the script.
 *
 * The processes end with `stop`, and with this process however it ends.
 *
 * @throws ScriptError with a message for the user: no .NET SDK, no such script, a script that does not compile.
 */
export const startScriptProcess = async (options: ScriptProcessOptions): Promise<ScriptProcess> => {
  const { send = sendOverHttp, timeLimitSeconds = 5, dotnet = 'dotnet', progress } = options;
  const scriptPath = existing(options.scriptPath);
  validLimit(timeLimitSeconds);
  const assembly = await buildHost(dotnet, { progress });
  const pool = hostPool(() => connectToHost(dotnet, assembly));
  const prepared = async (path: string): Promise<void> => {
    const findings = await prepare(await pool.current(), path);
    if (findings.length > 0) throw notCompiled(options.shownPath ?? path, findings);
  };

  try {
    await prepared(scriptPath);
  } catch (error) {
    await pool.stop();
    throw error;
  }

  return {
    execute: async (call) => {
      const resolved = {
        ...call,
        scriptPath: call.scriptPath ? existing(call.scriptPath) : scriptPath,
        correlationId: call.correlationId ?? randomUUID(),
        timeLimitSeconds: validLimit(call.timeLimitSeconds ?? timeLimitSeconds),
        send: call.send ?? send,
      };
      const host = await pool.current();
      const execution = execute(host, resolved);
      pool.follow(host, execution);
      return execution.result;
    },
    prepare: (path) => prepared(existing(path)),
    check: async ({ scriptPath: other, strict = false } = {}) =>
      check(await pool.current(), other ? existing(other) : scriptPath, strict),
    processIds: pool.processIds,
    stop: pool.stop,
  };
};
