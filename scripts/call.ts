import path from 'node:path';
import { writeExactJson } from '../definition/exact-json.ts';
import { listFlowKeys } from '../definition/flow-keys.ts';
import { nearest } from '../definition/nearest.ts';
import type { Health } from '../platform/gateway/health.ts';
import type { Backends } from '../platform/gateway/out/backends.ts';
import type { CallTrace } from '../platform/gateway/trace.ts';
import type { LoadedConnector } from '../platform/loading/connector.ts';
import { filesInProject, loadConnector } from '../platform/loading/load.ts';
import { callHelp, exampleCall, formsOf } from './call-help.ts';
import { readSetting, splitSettings } from './call-settings.ts';
import { ExpectedError } from './expected-error.ts';
import { newGateway } from './options.ts';
import { asExpected, ownPlatform, startPlatform } from './platform.ts';
import { repositoryFolder } from './repository.ts';

/** The options of the command, as they are typed. */
export interface CallFlags {
  readonly set: readonly string[];
  /** The address of a gateway, or `new`; without it the usual place is tried. */
  readonly gateway?: string;
  readonly as: string;
  readonly connection: readonly string[];
  readonly backend: Backends;
  readonly connector?: string;
  readonly scriptLimit: number;
  readonly json?: boolean;
  readonly help?: boolean;
}

/** What a call came to. */
interface Called {
  readonly status: number;
  readonly body: string;
  readonly trace: CallTrace | undefined;
}

const unknownAction = (connector: LoadedConnector, given: string | undefined): ExpectedError => {
  const missing = connector.leftOut.find((each) => each.operation.operationId === given);
  if (missing) return new ExpectedError(`${missing.sentence} Nothing was sent.`);
  const ids = connector.operations.map(({ operationId }) => operationId);
  const meant = given === undefined ? undefined : nearest(given, ids);
  const what = given === undefined ? 'No action is given.' : `There is no action "${given}".`;
  return new ExpectedError(
    `${what} ${meant ? `Did you mean "${meant}"?` : `There is: ${ids.join(', ')}.`} Nothing was sent. "npm run call -- --help" lists what each takes.`,
  );
};

/** @throws ExpectedError where nothing at all is given for an action that requires values */
const refuseEmpty = (connector: LoadedConnector, operationId: string): void => {
  const form = formsOf(connector).find((each) => each.operationId === operationId);
  const missing = [...(form?.shown ?? [])].filter((field) => field.required && field.default === undefined);
  if (!form || missing.length === 0) return;
  const names = missing.map(({ key, label }) => `${key} (${label})`).join(' and ');
  throw new ExpectedError(
    `${operationId} needs ${names}. Nothing was sent. Give them, such as:\n  ${exampleCall(form)}`,
  );
};

/** @throws ExpectedError where a key is given twice */
const refuseTwice = (keys: readonly string[]): void => {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice === undefined) return;
  throw new ExpectedError(
    `${twice} is given twice. Nothing was sent. Give it once; a list has commas between its items.`,
  );
};

/** The values by their flow keys. */
const readSettings = (
  connector: LoadedConnector,
  operationId: string,
  settings: CallFlags['set'],
): Record<string, unknown> => {
  const operation = connector.operations.find((candidate) => candidate.operationId === operationId);
  if (!operation) throw unknownAction(connector, operationId);
  if (settings.length === 0) refuseEmpty(connector, operationId);
  const schemas = new Map(listFlowKeys(connector.document, operation).map(({ key, schema }) => [key, schema]));
  const split = splitSettings(settings, (key) => schemas.get(key)?.type === 'array');
  refuseTwice(split.map(([key]) => key));
  return Object.fromEntries(split.map((setting) => [setting[0], readSetting(setting, schemas.get(setting[0]))]));
};

/** What the gateway at an address says of itself; undefined where none answers. */
const runningGateway = async (gateway: string): Promise<Partial<Health> | undefined> => {
  try {
    const response = await fetch(new URL('/health', gateway));
    return response.ok ? ((await response.json()) as Partial<Health>) : undefined;
  } catch {
    return undefined;
  }
};

/** @throws ExpectedError where the running gateway is another connector's, or was started with backends of its own. */
const refuseOther = (running: Partial<Health>, connector: LoadedConnector, { gateway, backend }: CallFlags): void => {
  if (running.name !== connector.name || running.title !== connector.title) {
    throw new ExpectedError(
      `The gateway that runs at ${gateway} is that of "${running.title ?? 'another program'}", not of "${connector.title}". Nothing was sent. Stop it, or give the address of the right one with --gateway; at an address where none runs, one is started for the call.`,
    );
  }
  if (backend.service === undefined && backend.hosts === undefined) return;
  throw new ExpectedError(
    `--backend is for the gateway that is started for a call, but one runs at ${gateway} with its own backend, ${running.backend}. Nothing was sent. Leave --backend out, or give with --gateway an address where none runs.`,
  );
};

const callGateway = async (
  gateway: string,
  operationId: string,
  connection: string,
  values: object,
): Promise<Called> => {
  const address = new URL(`/operations/${operationId}`, gateway);
  address.searchParams.set('connection', connection);
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: writeExactJson(values) });
  const body = await response.text();
  const traced = await fetch(new URL(`/_trace/${response.headers.get('x-ms-correlation-id') ?? ''}`, gateway));
  return { status: response.status, body, trace: traced.ok ? ((await traced.json()) as CallTrace) : undefined };
};

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const report = ({ status, body, trace }: Called): string => {
  const sent = trace?.exchanges.map(({ request }) =>
    [
      `request   ${request.method} ${request.url}`,
      ...request.headers.map(([name, value]) => `          ${name}: ${value}`),
      ...(request.body ? [pretty(request.body)] : []),
      '',
    ].join('\n'),
  );
  return [
    ...(sent?.length ? sent : ['request   Nothing was sent.\n']),
    ...(trace?.script === 'missing' ? [`THE SCRIPT WAS NOT APPLIED: ${trace.scriptReason ?? ''}\n`] : []),
    `answer    HTTP ${status}`,
    ...(trace?.warnings ?? []).map((warning) => `WARNING   ${warning}`),
    pretty(body),
  ].join('\n');
};

const usualGateway = 'http://127.0.0.1:4280';

/** The gateway to call; undefined where one is to be started. @throws ExpectedError where the wanted one does not answer. */
const findGateway = async (flags: CallFlags, connector: LoadedConnector): Promise<string | undefined> => {
  const { gateway: wanted } = flags;
  if (wanted === newGateway) return undefined;
  const address = wanted ?? usualGateway;
  const running = await runningGateway(address);
  if (running) {
    refuseOther(running, connector, { ...flags, gateway: address });
    return address;
  }
  if (wanted === undefined) return undefined;
  throw new ExpectedError(
    `No gateway answers at ${wanted}. Nothing was sent. Correct the address, start one there with "npm run dev", or give --gateway ${newGateway} for one that is started for this call.`,
  );
};

const withPlatform = async (
  flags: CallFlags,
  connector: LoadedConnector,
  use: (gateway: string) => Promise<Called>,
): Promise<Called> => {
  const found = await findGateway(flags, connector);
  if (found !== undefined) return use(found);
  const tell = flags.json ? console.error : console.log;
  tell(
    flags.gateway === newGateway
      ? 'Starting a gateway for this call.\n'
      : `No gateway answers at ${usualGateway}; starting one for this call.\n`,
  );
  const platform = await startPlatform({
    ...ownPlatform,
    connections: flags.connection,
    backend: flags.backend,
    scriptLimit: flags.scriptLimit,
    ...(flags.connector ? { connectorFolder: flags.connector } : {}),
  });
  try {
    return await use(platform.address);
  } finally {
    await platform.close();
  }
};

/** Calls an action, prints the request and the answer (all that happened as JSON, where asked), and lets the process exit with 1 unless it succeeded. */
export const runCall = async (action: string | undefined, flags: CallFlags): Promise<void> => {
  const files = flags.connector ? path.resolve(flags.connector) : filesInProject(repositoryFolder);
  const connector = await loadConnector(files).catch((error) => Promise.reject(asExpected(error)));
  if (flags.help) {
    console.log(callHelp(connector, action));
    return;
  }
  if (action === undefined) throw unknownAction(connector, action);
  const values = readSettings(connector, action, flags.set);
  const called = await withPlatform(flags, connector, (gateway) => callGateway(gateway, action, flags.as, values));
  console.log(flags.json ? JSON.stringify(called, null, 2) : report(called));
  if (called.status >= 400) process.exitCode = 1;
};
