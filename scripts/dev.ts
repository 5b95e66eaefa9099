import { type Command, InvalidArgumentError, Option } from 'commander';
import type { LogEntry } from '../emulator/gateway/log.ts';
import { type Platform, type PlatformOptions, startPlatform } from './platform.ts';

/** @throws InvalidArgumentError unless the text is a port. */
export const portOption = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes a free one.');
};

const secondsOption = (text: string): number => {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 120) return seconds;
  throw new InvalidArgumentError('It is a number of seconds, more than 0 and at most 120.');
};

const addressOption = (text: string): string => {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && ['http:', 'https:'].includes(address.protocol)) return address.origin;
  throw new InvalidArgumentError('It is an address such as http://127.0.0.1:8080.');
};

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/** The options with which a platform is started, for each command that starts one. */
export const platformOptions = (): Option[] => [
  new Option('--connector <folder>', 'another connector: apiDefinition.swagger.json, apiProperties.json, script.csx'),
  new Option('--connection <name=key>', 'a connection besides demo; may be given several times')
    .argParser(collect)
    .default([], 'none'),
  new Option('--script-limit <seconds>', 'how long the script may take').argParser(secondsOption).default(5),
];

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

const printLine = (entry: LogEntry): void => {
  console.log(JSON.stringify(entry));
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });

type DevFlags = Omit<PlatformOptions, 'log' | 'connections' | 'connectorFolder'> & {
  readonly connection: readonly string[];
  readonly connector?: string;
};

/** Adds the command `dev`. */
export const registerDev = (program: Command): void => {
  const command = program
    .command('dev')
    .description('Starts the local platform: a gateway with a page to try every action, and a simulated Sendmode.')
    .option('--port <port>', 'the port of the gateway; 0 takes a free one', portOption, 4280)
    .option('--backend-port <port>', 'the port of the simulated Sendmode; 0 takes a free one', portOption, 4281)
    .option('--backend <address>', 'a service to call in the place of the simulated Sendmode', addressOption);
  for (const option of platformOptions()) command.addOption(option);
  command.action(async ({ connection, connector, ...flags }: DevFlags) => {
    const platform = await startPlatform({
      ...flags,
      connections: connection,
      ...(connector ? { connectorFolder: connector } : {}),
      log: printLine,
    });
    console.log(banner(platform));
    console.log(`ready ${platform.address} ${platform.backend}`);
    await untilStopped();
    await platform.close();
  });
};
