import type { LogEntry } from '../platform/gateway/parts.ts';
import { whenNpmEnds } from './npm-end.ts';
import { endWithoutReaders, outliveReaders, printLine, printLogLine } from './output.ts';
import { type Platform, type PlatformOptions, startPlatform } from './platform.ts';
import { watchPlatform } from './watch/watch.ts';

const banner = ({ gateway, address, backend }: Platform): string => {
  const { title, script, throttling, operations, connections, warnings } = gateway.health();
  const scriptLine = {
    applied: 'The script runs around every call.',
    none: 'The connector has no script.',
    missing: `THE SCRIPT IS NOT APPLIED: ${script.reason ?? ''}`,
  }[script.state];
  return [
    `${title} on the local platform: ${operations.map(({ operationId }) => operationId).join(', ')}`,
    '',
    `  page         ${address}/`,
    `  gateway      ${address}/apim/${gateway.connector.name}/${connections[0] ?? ''}/…`,
    `  behind it    ${backend}`,
    `  connections  ${connections.join(', ')}`,
    `  throttling   ${throttling.calls} calls in ${throttling.renewalPeriod} seconds for each connection`,
    '',
    scriptLine,
    ...warnings.map((warning) => `WARNING: ${warning}`),
    '',
    'Press Ctrl-C to stop.',
  ].join('\n');
};

const printEntry = (entry: LogEntry): void => printLogLine(JSON.stringify(entry));

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    whenNpmEnds('dev', resolve);
  });

/** The options of the command, as they are typed. */
export type DevFlags = Omit<PlatformOptions, 'log' | 'connections' | 'connectorFolder'> & {
  readonly connection: readonly string[];
  readonly connector?: string;
};

/**
 * Runs the platform until it is told to stop (Ctrl-C, the terminal closing, the end of the npm that started it), and ends
 * everything it started. Whoever reads its output may leave, or stop reading.
 */
export const runDev = async ({ connection, connector, ...flags }: DevFlags): Promise<void> => {
  outliveReaders();
  const platform = await startPlatform({
    ...flags,
    connections: connection,
    ...(connector ? { connectorFolder: connector } : {}),
    log: printEntry,
  });
  console.log(banner(platform));
  console.log(`ready ${platform.address} ${platform.backend}`);
  const unwatch = watchPlatform({
    platform,
    tell: printLine,
    ...(connector ? { connectorFolder: connector } : {}),
  });
  await untilStopped();
  await unwatch();
  await platform.close();
  endWithoutReaders();
};
