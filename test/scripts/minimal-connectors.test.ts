import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandLine } from '../../scripts/command-line.ts';
import { ownPlatform, type Platform, startPlatform } from '../../scripts/platform.ts';
import { fixtureFolder } from '../platform/gateway/setup.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { type EchoService, type Sent, startEchoService } from './echo-service.ts';
import { answeringScripts, type MinimalCase, minimalCases, refusedConnectors } from './minimal-cases.ts';

let echo: EchoService;

beforeAll(async () => {
  echo = await startEchoService();
});
afterAll(() => echo.close());

const folderOf = (connector: string): string => fixtureFolder(`minimal/${connector}`);

const connections = ({ connection }: Pick<MinimalCase, 'connection'>): string[] =>
  connection === undefined ? [] : [`demo=${connection}`];

const start = async (given: Pick<MinimalCase, 'connector' | 'connection' | 'hosts'>): Promise<Platform> => {
  const platform = await startPlatform({
    ...ownPlatform,
    connectorFolder: folderOf(given.connector),
    connections: connections(given),
    backend: { service: echo.address, hosts: new Map((given.hosts ?? []).map((host) => [host, echo.address])) },
    scriptLimit: 60,
  });
  onTestFinished(platform.close);
  return platform;
};

type Way = (given: MinimalCase, platform: Platform) => Promise<number>;

const byKeys: Way = async ({ operationId, values = {} }, { address }) => {
  const init = { method: 'POST', body: JSON.stringify(values), headers: { 'Content-Type': 'application/json' } };
  return (await fetch(`${address}/operations/${operationId}`, init)).status;
};

const directly: Way = async ({ direct: { path, body, ...init } }, { address, connector }) =>
  (await fetch(`${address}/apim/${connector.name}/demo${path}`, { ...init, ...(body === undefined ? {} : { body }) }))
    .status;

const byInvoke: Way = async ({ direct: { path, method, headers, body } }, { address }) => {
  const described = { 'x-ms-request-method': method, 'x-ms-request-url': `/demo${path}` };
  const init = { method: 'POST', headers: { ...headers, ...described }, ...(body === undefined ? {} : { body }) };
  return (await fetch(`${address}/invoke`, init)).status;
};

/** Runs the command in this process, as its arguments are typed. @returns what it printed */
const runCall = async (...args: readonly string[]): Promise<string> => {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)));
  try {
    await commandLine().parseAsync(['node', 'call', 'call', ...args]);
  } finally {
    log.mockRestore();
    process.exitCode = 0;
  }
  return printed.join('\n');
};

const byCommand: Way = async (given) => {
  const settings = Object.entries(given.values ?? {}).map(([key, value]) =>
    typeof value === 'string' ? `${key}=${value}` : `${key}=${JSON.stringify(value)}`,
  );
  const printed = await runCall(
    given.operationId,
    ...['--connector', folderOf(given.connector), '--gateway', 'new', '--backend', echo.address],
    ...(given.hosts ?? []).flatMap((host) => ['--backend', `${host}=${echo.address}`]),
    ...connections(given).flatMap((connection) => ['--connection', connection]),
    ...(given.scripted ? ['--script-limit', '60'] : []),
    ...(settings.length > 0 ? ['--set', ...settings] : []),
  );
  return Number(/^answer {4}HTTP (\d+)$/m.exec(printed)?.[1]);
};

const ways: readonly (readonly [name: string, way: Way])[] = [
  ['flow keys', byKeys],
  ['/apim', directly],
  ['/invoke', byInvoke],
  ['npm run call', byCommand],
];

const lastSent = (): Sent | undefined => echo.sent.at(-1);

const runs = async (given: MinimalCase): Promise<void> => {
  const platform = await start(given);
  const page = await fetch(`${platform.address}/`);
  const model = await (await fetch(`${platform.address}/_page/model`)).json();
  expect([page.status, model]).toMatchObject([
    200,
    { actions: expect.arrayContaining([expect.objectContaining({ operationId: given.operationId })]) },
  ]);
  for (const [name, way] of ways) {
    const status = await way(given, platform);
    const operationId = platform.gateway.traces.list()[0]?.operationId;
    expect([name, status, operationId, lastSent()]).toMatchObject([name, 200, given.operationId, given.want]);
  }
};

const named = (cases: readonly MinimalCase[]) =>
  cases.map((given) => [`${given.connector}, ${given.operationId}`, given] as const);

describe('a minimal connector has its page, and sends the same by every way in', () => {
  test.each(named(minimalCases.filter(({ scripted }) => !scripted)))('%s', (_name, given) => runs(given));
});

describeWithDotnet('a minimal connector with a script', () => {
  test.each(named(minimalCases.filter(({ scripted }) => scripted)))('%s', (_name, given) => runs(given), 120_000);

  test.each(answeringScripts)(
    '%s: the script is found and runs',
    async (connector) => {
      const platform = await start({ connector });
      const given = { connector, operationId: 'A', direct: { method: 'GET', path: '/a' }, want: { line: '' } };
      for (const [, way] of ways) expect(await way({ ...given, scripted: true }, platform)).toBe(202);
    },
    120_000,
  );

  test('a script that calls a host for which nothing stands is refused', async () => {
    const platform = await start({ connector: 'script-with-other-host' });
    const before = echo.sent.length;
    const answer = await fetch(`${platform.address}/operations/A`, { method: 'POST', body: '{}' });
    expect([answer.status, await answer.text()]).toEqual([
      502,
      expect.stringContaining('Nothing stands in the place of login.example, so nothing was sent to it.'),
    ]);
    expect(echo.sent).toHaveLength(before);
  }, 120_000);
});

test('every minimal connector is held by a case', async () => {
  const covered = [...minimalCases.map(({ connector }) => connector), ...answeringScripts, ...refusedConnectors];
  expect([...new Set(covered)].sort()).toEqual((await readdir(fixtureFolder('minimal'))).sort());
});

test.each(refusedConnectors)('%s: of a connector of which nothing runs, each operation is named', async (connector) => {
  await expect(start({ connector })).rejects.toThrow(
    'Nothing of this connector runs here. A is left out: its parameter "ids" has the "collectionFormat" "multi", which the platform rejects on import; use csv.',
  );
});

describe('call', () => {
  const call = (connector: string, ...args: readonly string[]) =>
    runCall('A', '--connector', folderOf(connector), ...args);
  const ownGateway = ['--gateway', 'new'];

  test('sends another connector’s call to nothing but its own backend', async () => {
    const printed = await call('path-default', ...ownGateway, '--set', 'id=x');
    expect(printed).toContain('request   Nothing was sent.');
    expect(printed).toContain(
      'Nothing stands in the place of api.example.com, so nothing was sent to it. Start the platform with --backend api.example.com=ADDRESS or --backend ADDRESS;',
    );
  });

  test('names a running gateway of another connector, and sends it nothing', async () => {
    const { address, gateway } = await start({ connector: 'int64' });
    await expect(call('path-default', '--gateway', address, '--set', 'id=x')).rejects.toThrow(
      `The gateway that runs at ${address} is that of "Int64", not of "Path default". Nothing was sent.`,
    );
    expect(gateway.traces.list()).toEqual([]);
  });

  test('takes no backend for a gateway that runs already', async () => {
    const { address } = await start({ connector: 'oauth' });
    await expect(call('oauth', '--gateway', address, '--backend', 'http://127.0.0.1:9')).rejects.toThrow(
      `--backend is for the gateway that is started for a call, but one runs at ${address} with its own backend, ${echo.address}/v1.`,
    );
  });

  test('says of an operation that is left out why it is', async () => {
    await expect(runCall('Hook', '--connector', folderOf('trigger-with-policy'), ...ownGateway)).rejects.toThrow(
      'Hook is left out: it is a trigger ("x-ms-trigger"), and the local gateway runs actions only.',
    );
  });

  test('keeps the digits of a number that a flow stores as a number', async () => {
    const { address } = await start({ connector: 'int64' });
    const keep = async (operation: string, body: string) => {
      await fetch(`${address}/operations/${operation}`, { method: 'POST', body });
      return lastSent();
    };
    expect(await keep('A', '{"id":1234567890123456789}')).toMatchObject({ line: 'GET /v1/a/1234567890123456789' });
    expect(await keep('B', '{"body/id":1234567890123456789}')).toMatchObject({ body: '{"id":1234567890123456789}' });
  });
});
