import path from 'node:path';
import { inferred, unknownParts } from '../connector/assumptions.ts';
import { engage } from '../connector/engage.ts';
import { readSentNumber } from '../connector/numbers.ts';
import { sendmode as description } from '../connector/sendmode.ts';
import { ConnectionError, parseConnections } from '../platform/gateway/connections.ts';
import { createGateway, type Gateway, listenGateway } from '../platform/gateway/gateway.ts';
import type { Backends } from '../platform/gateway/out/backends.ts';
import type { Log } from '../platform/gateway/parts.ts';
import { startScript } from '../platform/gateway/start-script.ts';
import { ListenError } from '../platform/listen.ts';
import type { LoadedConnector } from '../platform/loading/connector.ts';
import { withoutOperations } from '../platform/loading/left-out.ts';
import { filesInFolder, filesInProject, loadConnector } from '../platform/loading/load.ts';
import { ConnectorLoadError } from '../platform/loading/load-error.ts';
import { createLive, type Live } from '../platform/page/live.ts';
import { mountPage } from '../platform/page/mount.ts';
import { ScriptError } from '../platform/script/script-process.ts';
import { defaultAccounts, SendmodeSetupError, wrongKey } from '../sendmode/account.ts';
import { type ListeningSendmode, listenSendmode } from '../sendmode/listen.ts';
import { sendmodePanel } from '../sendmode/panel/panel.ts';
import { readConnectionKeys } from './connection-keys.ts';
import { ExpectedError } from './expected-error.ts';
import { guides } from './guides.ts';
import { createReload, type Reload } from './reload.ts';
import { repositoryFolder } from './repository.ts';

/** How the local platform is started. */
export interface PlatformOptions {
  /** A folder with another connector's files; without it this project's. */
  readonly connectorFolder?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The port of the simulated Sendmode; 0 takes a free one. */
  readonly backendPort: number;
  /** Connections besides `demo`, each written `name=key`, `name=@FILE` or `name=env:VARIABLE`. */
  readonly connections: readonly string[];
  /**
   * What to call in the place of which host. The simulated Sendmode is started where nothing else stands for Sendmode's
   * host; it takes no other connector's calls, which are refused where nothing stands for their host.
   */
  readonly backend: Backends;
  /** Seconds that the script may take. */
  readonly scriptLimit: number;
  readonly log: Log;
}

/** A platform for one purpose of a program's own: on free ports, with the connections that are always there, and silent. */
export const ownPlatform: PlatformOptions = {
  port: 0,
  backendPort: 0,
  connections: [],
  backend: {},
  scriptLimit: 5,
  log: () => undefined,
};

/** A gateway and what stands behind it, all listening. */
export interface Platform {
  readonly gateway: Gateway;
  readonly connector: LoadedConnector;
  readonly address: string;
  /** Where calls go, or `nothing`. */
  readonly backend: string;
  /** What its page follows. */
  readonly live: Live;
  readonly reload: Reload;
  /** Ends everything that was started, the script's process included. */
  readonly close: () => Promise<void>;
}

const expected = [ConnectorLoadError, ConnectionError, ListenError, ScriptError, SendmodeSetupError];

/** A fault of the input that the platform reports, as the error that the command line prints without a stack. */
export const asExpected = (error: unknown): unknown =>
  expected.some((kind) => error instanceof kind)
    ? new ExpectedError(`${(error as Error).message} Nothing was started.`)
    : error;

/**
 * With these, what Sendmode answers to a wrong key and to an account without rights can be tried from the start; but for names
 * that are given.
 */
const trialConnections = (given: readonly string[]): string[] =>
  [...defaultAccounts.filter(({ apiAccess = true }) => !apiAccess), { name: wrongKey, key: wrongKey }]
    .filter(({ name }) => !given.some((text) => text.startsWith(`${name}=`)))
    .map(({ name, key }) => `${name}=${key}`);

/** Every connection of the gateway is an account of the simulated Sendmode too, with a balance of its own. */
const accountsFor = (connections: ReturnType<typeof parseConnections>) => [
  ...defaultAccounts,
  ...connections.flatMap(({ name, values }) => {
    const key = values.get(description.connection.name) ?? [...values.values()][0];
    const servedBy = values.get(description.apiChoice.name) === 'engage' ? ('engage' as const) : ('v2' as const);
    const taken = defaultAccounts.some((account) => account.name === name || account.key === key);
    return key === undefined || key === wrongKey || taken ? [] : [{ name, key, balance: 1000, servedBy }];
  }),
];

const { sendPath, bulkPath, fields, answer, longestSender, host: engageHost } = engage;

const engageApi = {
  sendPath: sendPath.value,
  bulkPath: bulkPath.value,
  fields: fields.value,
  answer: answer.value,
  longestSender: longestSender.value,
};

/** The simulation in the place of both hosts of Sendmode, unless another address stands for one of them. */
const withSimulation = ({ hosts }: Backends, { address, engageAddress }: ListeningSendmode): Backends => ({
  service: address,
  hosts: new Map([...(engageAddress ? [[engageHost.value, engageAddress] as const] : []), ...(hosts ?? [])]),
});

/**
 * Two connections with the key of one account on Engage: `engage` chose that API, and `trap` did not, so that its texts are
 * accepted and never sent. They are there where the connector lets a connection choose, but for names that are given.
 */
const engageConnections = ({ connectionParameters }: LoadedConnector, given: readonly string[]): string[] => {
  const account = defaultAccounts.find(({ servedBy }) => servedBy === 'engage');
  const { connection, apiChoice } = description;
  if (!account || !connectionParameters.some(({ name }) => name === apiChoice.name)) return [];
  return [
    { name: 'engage', choice: 'engage' },
    { name: 'trap', choice: 'v2' },
  ]
    .filter(({ name }) => !given.some((text) => text.startsWith(`${name}=`)))
    .map(
      ({ name, choice }) => `${name}=${JSON.stringify({ [connection.name]: account.key, [apiChoice.name]: choice })}`,
    );
};

/** Whether the simulated Sendmode stands behind the connector: it is Sendmode's, and no address was given for its host. */
const isSimulated = ({ backend }: PlatformOptions, { origin }: LoadedConnector): boolean => {
  const { host } = new URL(origin);
  return host === description.host && backend.service === undefined && !backend.hosts?.has(host);
};

const startSimulation = (
  { backendPort }: PlatformOptions,
  { document }: LoadedConnector,
  connections: ReturnType<typeof parseConnections>,
): Promise<ListeningSendmode> =>
  listenSendmode({
    definition: document,
    readNumber: readSentNumber,
    port: backendPort,
    accounts: accountsFor(connections),
    unknownParts,
    engage: engageApi,
    longestOptoutReason: inferred.optoutResponseLength.value,
  });

const start = async (options: PlatformOptions, closers: (() => Promise<void>)[]): Promise<Platform> => {
  const { backend, connectorFolder, log, port, scriptLimit } = options;
  const files = async () =>
    connectorFolder ? filesInFolder(path.resolve(connectorFolder)) : filesInProject(repositoryFolder);
  const loaded = await loadConnector(await files());
  const given = readConnectionKeys(options.connections);
  const simulated = isSimulated(options, loaded);
  const connectionsOf = (of: LoadedConnector) =>
    parseConnections(
      [...(simulated ? [...engageConnections(of, given), ...trialConnections(given)] : []), ...given],
      of,
    );
  const connections = connectionsOf(loaded);
  const sendmode = simulated ? await startSimulation(options, loaded, connections) : undefined;
  const backends = sendmode ? withSimulation(backend, sendmode) : backend;
  if (sendmode) closers.unshift(sendmode.close);
  const startOwnScript = async (of: LoadedConnector) => {
    const started = await startScript(of, { timeLimitSeconds: scriptLimit, progress: console.error });
    closers.unshift(started.stop);
    return started;
  };
  const script = await startOwnScript(loaded);
  const { runner } = script;
  const connector = withoutOperations(loaded, script.unusable);
  const gateway = createGateway({ connector, connections, log, backends, ...(runner ? { script: runner } : {}) });
  const live = createLive();
  const panels = sendmode ? [sendmodePanel({ fetch: (request) => sendmode.app.fetch(request) })] : [];
  mountPage(gateway.app, { gateway, live, panels, guides: connectorFolder ? [] : guides() });
  const listening = await listenGateway(gateway, { port });
  closers.unshift(listening.close);
  const follow = ({ document }: LoadedConnector) => sendmode?.follow(document);
  const parts = { gateway, files, connectionsOf, script, startScript: startOwnScript, follow, served: live.served };
  return {
    gateway,
    connector: gateway.connector,
    address: listening.address,
    backend: backends.service ?? backends.hosts?.get(new URL(connector.origin).host) ?? 'nothing',
    live,
    reload: await createReload(parts),
    close: async () => {
      for (const close of closers) await close();
    },
  };
};

/**
 * Starts the local platform: the gateway with its page, the script, and the simulated Sendmode.
 *
 * @throws ExpectedError if a file is missing or broken, a connection cannot be read, or a port is in use.
 */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const closers: (() => Promise<void>)[] = [];
  try {
    return await start(options, closers);
  } catch (error) {
    for (const close of closers) await close();
    throw asExpected(error);
  }
};
