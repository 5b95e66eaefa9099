import type { ConnectorScript } from '../loading/from-properties/script.ts';
import { connectionWarnings } from './connections.ts';
import type { ScriptRunner } from './out/script.ts';
import type { CoreParts } from './parts.ts';

/** The state of the gateway, for the page, for tools and for people. No secret is in it. */
export interface Health {
  readonly status: 'ok';
  readonly name: string;
  readonly title: string;
  /** Where calls go: a backend of one's own, or the definition's service; a policy may choose another. */
  readonly backend: string;
  readonly operations: readonly {
    readonly operationId: string;
    readonly method: string;
    readonly path: string;
    readonly summary: string;
  }[];
  /** Names only. */
  readonly connections: readonly string[];
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

export const describeHealth = ({ connector, connections, script, backend }: CoreParts): Health => {
  return {
    status: 'ok',
    name: connector.name,
    title: connector.title,
    backend: (backend === undefined ? connector.origin : new URL(backend).origin) + connector.basePath,
    operations: connector.operations.map(({ operationId, method, path, summary }) => ({
      operationId,
      method,
      path,
      summary,
    })),
    connections: connections.map(({ name }) => name),
    script: describeScript(connector.script, script),
    throttling: { ...connector.throttling, scope: 'connection' },
    policies: connector.policies.map(({ title, template, section }) => ({ title, template, section })),
    warnings: [...connector.warnings, ...connectionWarnings(connections, connector)],
  };
};
