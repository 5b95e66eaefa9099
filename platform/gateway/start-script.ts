import type { LoadedConnector } from '../loading/connector.ts';
import {
  ScriptError,
  type ScriptProcess,
  type ScriptProcessOptions,
  startScriptProcess,
} from '../script/script-process.ts';
import type { ScriptRunner } from './out/script.ts';

/** What runs the script of a connector, and how to end it. */
export interface StartedScript {
  /** Undefined for a connector without a script. */
  readonly runner: ScriptRunner | undefined;
  stop(): Promise<void>;
}

/** Reasons that lie with the machine and not with the script, so that the gateway can go on without it. */
const machineReasons = ['DOTNET_MISSING', 'HOST_BUILD_FAILED', 'HOST_FAILED'];

/**
 * Starts what runs the connector's script. Where this machine cannot, the runner says why, and calls go on without it.
 *
 * @throws ScriptError if the script itself is at fault: it does not compile.
 */
export const startScript = async (
  { script }: LoadedConnector,
  options: Omit<ScriptProcessOptions, 'scriptPath'> = {},
): Promise<StartedScript> => {
  const nothing = async (): Promise<void> => undefined;
  if (!script) return { runner: undefined, stop: nothing };
  try {
    const running: ScriptProcess = await startScriptProcess({ ...options, scriptPath: script.file });
    return { runner: running, stop: () => running.stop() };
  } catch (error) {
    if (error instanceof ScriptError && machineReasons.includes(error.code)) {
      return { runner: { unavailable: error.message }, stop: nothing };
    }
    throw error;
  }
};
