import { sendmode } from '../../../connector/sendmode.ts';
import { type Connection, demoConnection } from '../../../platform/gateway/connections.ts';
import { createGateway, type Gateway } from '../../../platform/gateway/gateway.ts';
import type { LogEntry } from '../../../platform/gateway/parts.ts';
import { startScript } from '../../../platform/gateway/start-script.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import type { ScriptProcess } from '../../../platform/script/script-process.ts';
import type { PlatformSeconds } from '../case.ts';

/** The local platform with the emitted connector, without sockets. */
export interface Platform {
  readonly gateway: Gateway;
  /** The lines of its log about one call. */
  readonly logOf: (correlationId: string) => readonly LogEntry[];
}

/** A connection that was made before there was a choice of the API. */
const earlierConnection: Connection = {
  name: demoConnection.name,
  values: new Map([[sendmode.connection.name, demoConnection.key]]),
};

/** A connection that chose Engage, with the same key, so that the same checks find it. */
const engageConnection: Connection = {
  name: 'engage',
  values: new Map([
    [sendmode.connection.name, demoConnection.key],
    [sendmode.apiChoice.name, 'engage'],
  ]),
};

type Runner = Pick<ScriptProcess, 'execute'>;

/** A platform that waits as long as it is told. */
export const createPlatform = (connector: LoadedConnector, runner: Runner, seconds: PlatformSeconds = {}): Platform => {
  const { outboundSeconds = 120, scriptSeconds: timeLimitSeconds = 5 } = seconds;
  const log: LogEntry[] = [];
  let time = 0;
  const gateway = createGateway({
    connector,
    connections: [earlierConnection, engageConnection],
    script: { execute: (call) => runner.execute({ ...call, timeLimitSeconds }) },
    limits: { outboundSeconds },
    log: (entry) => log.push(entry),
    // A clock that runs ahead, so that the connector's own throttling does not stop hundreds of calls.
    elapsed: () => {
      time += 1_000;
      return time;
    },
  });
  return { gateway, logOf: (id) => log.filter(({ correlationId }) => correlationId === id) };
};

/** The connector's script, compiled by .NET and running. @throws Error if this machine cannot run it. */
export const startEmittedScript = async (
  connector: LoadedConnector,
): Promise<{ readonly runner: Runner; readonly stop: () => Promise<void> }> => {
  const { runner, stop } = await startScript(connector);
  if (runner && 'execute' in runner) return { runner, stop };
  await stop();
  throw new Error(runner?.unavailable ?? 'The emitted connector has no script, so there is nothing to test.');
};
