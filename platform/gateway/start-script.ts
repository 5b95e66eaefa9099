import type { Operation } from '../../definition/operations.ts';
import type { LoadedConnector } from '../loading/connector.ts';
import type { ConnectorScript } from '../loading/from-properties/script.ts';
import type { Unusable } from '../loading/left-out.ts';
import {
  ScriptError,
  type ScriptProcess,
  type ScriptProcessOptions,
  startScriptProcess,
} from '../script/script-process.ts';
import { runsScript, type ScriptRunner } from './out/script.ts';

/** What runs the script of a connector, and how to end it. */
export interface StartedScript {
  /** Undefined for a connector without a script. */
  readonly runner: ScriptRunner | undefined;
  /** The script's operations, where it is one that the platform takes and this machine cannot run. */
  readonly unusable: readonly Unusable[];
  stop(): Promise<void>;
}

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

/**
 * Starts what runs the connector's script. Where this machine cannot, the runner says why, and calls go on without it.
 *
 * @throws ScriptError if the script itself is at fault: it does not compile.
 */
export const startScript = async (
  { script, operations }: LoadedConnector,
  options: Omit<ScriptProcessOptions, 'scriptPath'> = {},
): Promise<StartedScript> => {
  const nothing = async (): Promise<void> => undefined;
  if (!script) return { runner: undefined, unusable: [], stop: nothing };
  try {
    const running: ScriptProcess = await startScriptProcess({ ...options, scriptPath: script.file });
    return { runner: running, unusable: [], stop: () => running.stop() };
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    if (machineReasons.includes(error.code)) {
      return { runner: { unavailable: error.message }, unusable: [], stop: nothing };
    }
    if (error.code !== 'SCRIPT_FRAMEWORK_ONLY') throw error;
    return {
      runner: { unavailable: `${error.message}.` },
      unusable: scriptedOperations(script, operations, error.message),
      stop: nothing,
    };
  }
};
