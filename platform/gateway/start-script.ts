import type { Operation } from '../../definition/operations.ts';
import type { LoadedConnector } from '../loading/connector.ts';
import type { ConnectorScript } from '../loading/from-properties/script.ts';
import type { Unusable } from '../loading/left-out.ts';
import { keepScript } from '../script/kept-script.ts';
import {
  ScriptError,
  type ScriptProcess,
  type ScriptProcessOptions,
  startScriptProcess,
} from '../script/script-process.ts';
import { runsScript, type ScriptRunner } from './out/script.ts';

/** What runs the script of a connector, and how to end it. */
export interface StartedScript {
  /** Runs the script as it was at the start; undefined for a connector without a script. */
  readonly runner: ScriptRunner | undefined;
  /** The script's operations, where it is one that the platform takes and this machine cannot run. */
  readonly unusable: readonly Unusable[];
  /**
   * Compiles the script as it is now. Earlier runners go on with what they had.
   *
   * @returns what runs it; the same as before where its text is the same.
   * @throws ScriptError if it is missing or does not compile.
   */
  renew(): Promise<ScriptRunner | undefined>;
  stop(): Promise<void>;
}

type StartOptions = Omit<ScriptProcessOptions, 'scriptPath' | 'shownPath'>;

/** Reasons that lie with the machine and not with the script, so that the gateway can go on without it. */
const machineReasons = ['DOTNET_MISSING', 'HOST_BUILD_FAILED', 'HOST_FAILED'];

/** The operations that a script runs for, all for the same reason. */
export const scriptedOperations = (
  script: ConnectorScript,
  operations: readonly Operation[],
  reason: string,
): Unusable[] =>
  operations
    .filter(({ operationId }) => runsScript(script, operationId))
    .map(({ operationId }) => ({ operationId, reason }));

const fixedRunner = (running: ScriptProcess, kept: string): ScriptRunner => ({
  ...running,
  execute: (call) => running.execute({ scriptPath: kept, ...call }),
});

/** A script that no runner is for: the connector has none, or this machine cannot run it. */
const idle = (runner: ScriptRunner | undefined, unusable: readonly Unusable[] = []): StartedScript => ({
  runner,
  unusable,
  renew: async () => runner,
  stop: async () => undefined,
});

const start = async (file: string, options: StartOptions): Promise<StartedScript> => {
  const { dotnet, progress } = options;
  const keep = () => keepScript(file, dotnet, progress);
  const first = await keep();
  const running = await startScriptProcess({ ...options, scriptPath: first, shownPath: file });
  let latest = { kept: first, runner: fixedRunner(running, first) };
  return {
    runner: latest.runner,
    unusable: [],
    renew: async () => {
      const kept = await keep();
      if (kept === latest.kept) return latest.runner;
      await running.prepare(kept);
      latest = { kept, runner: fixedRunner(running, kept) };
      return latest.runner;
    },
    stop: () => running.stop(),
  };
};

/**
 * Starts what runs the connector's script. Where this machine cannot, the runner says why, and calls go on without it.
 *
 * @throws ScriptError if the script itself is at fault: it does not compile.
 */
export const startScript = async (
  { script, operations }: LoadedConnector,
  options: StartOptions = {},
): Promise<StartedScript> => {
  if (!script) return idle(undefined);
  try {
    return await start(script.file, options);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    if (machineReasons.includes(error.code)) return idle({ unavailable: error.message });
    if (error.code !== 'SCRIPT_FRAMEWORK_ONLY') throw error;
    return idle({ unavailable: `${error.message}.` }, scriptedOperations(script, operations, error.message));
  }
};
