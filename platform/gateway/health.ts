import type { ConnectionParameter } from '../loading/from-properties/connection-parameters.ts';
import type { ConnectorScript } from '../loading/from-properties/script.ts';
import { Refusal } from '../refusal.ts';
import { type Connection, connectionWarnings } from './connections.ts';
import { redirect } from './out/backends.ts';
import type { ScriptRunner } from './out/script.ts';
import type { CoreParts } from './parts.ts';

/** The state of the gateway, for the page, for tools and for people. No secret is in it. */
export interface Health {
  readonly status: 'ok';
  readonly name: string;
  readonly title: string;
  /** Where calls go: a backend of one's own, or the definition's service; `nothing` where no backend stands for that. */
  readonly backend: string;
  readonly operations: readonly {
    readonly operationId: string;
    readonly method: string;
    readonly path: string;
    readonly summary: string;
  }[];
  /** Names only. */
  readonly connections: readonly string[];
  /** What a person is asked for when creating a connection. */
  readonly connectionForm: readonly ConnectionParameter[];
  /** What each connection chose beside its secrets, by its name. */
  readonly choices: Readonly<Record<string, readonly { readonly label: string; readonly value: string }[]>>;
  readonly script: {
    /** `none`: the connector has no script. `missing`: it has one that cannot run here. */
    readonly state: 'none' | 'applied' | 'missing';
    readonly operationIds?: readonly string[] | 'all';
    readonly reason?: string;
  };
  readonly throttling: { readonly calls: number; readonly renewalPeriod: number; readonly scope: 'connection' };
  readonly policies: readonly { readonly title: string; readonly template: string; readonly section: string }[];
  readonly warnings: readonly string[];
}

const describeScript = (script: ConnectorScript | undefined, runner: ScriptRunner | undefined): Health['script'] => {
  if (!script || !runner) return { state: 'none' };
  const { operationIds } = script;
  return 'unavailable' in runner
    ? { state: 'missing', operationIds, reason: runner.unavailable }
    : { state: 'applied', operationIds };
};

/** Where calls go that no policy sends elsewhere, and what to say where they go nowhere. */
const describeBackend = ({ connector, backends }: CoreParts): { backend: string; warnings: string[] } => {
  try {
    const address = redirect(`${connector.origin}/`, backends, [new URL(connector.origin).host]);
    return { backend: new URL(address).origin + connector.basePath, warnings: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { backend: 'nothing', warnings: [`No call will get through. ${error.message}`] };
  }
};

const choicesOf = (connections: readonly Connection[], parameters: readonly ConnectionParameter[]): Health['choices'] =>
  Object.fromEntries(
    connections.map(({ name: connection, values }) => [
      connection,
      parameters.flatMap(({ name, type, label = name }) => {
        const value = type === 'securestring' ? undefined : values.get(name);
        return value === undefined ? [] : [{ label, value }];
      }),
    ]),
  );

export const describeHealth = (parts: CoreParts): Health => {
  const { connector, connections, script } = parts;
  const { backend, warnings } = describeBackend(parts);
  return {
    status: 'ok',
    name: connector.name,
    title: connector.title,
    backend,
    operations: connector.operations.map(({ operationId, method, path, summary }) => ({
      operationId,
      method,
      path,
      summary,
    })),
    connections: connections.map(({ name }) => name),
    connectionForm: connector.connectionParameters,
    choices: choicesOf(connections, connector.connectionParameters),
    script: describeScript(connector.script, script),
    throttling: { ...connector.throttling, scope: 'connection' },
    policies: connector.policies.map(({ title, template, section }) => ({ title, template, section })),
    warnings: [
      ...warnings,
      ...connector.leftOut.map(({ sentence }) => sentence),
      ...connector.warnings,
      ...connectionWarnings(connections, connector),
    ],
  };
};
