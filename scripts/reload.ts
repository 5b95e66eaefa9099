import { readFile } from 'node:fs/promises';
import type { Gateway, Served } from '../platform/gateway/gateway.ts';
import type { StartedScript } from '../platform/gateway/start-script.ts';
import type { LoadedConnector } from '../platform/loading/connector.ts';
import { withoutOperations } from '../platform/loading/left-out.ts';
import { type ConnectorFiles, loadConnector } from '../platform/loading/load.ts';

/** What a running platform is made of, as far as its connector can change. */
export interface ReloadParts {
  readonly gateway: Gateway;
  /** Where the connector's files are now: a script may come and go. */
  readonly files: () => Promise<ConnectorFiles>;
  readonly connectionsOf: (connector: LoadedConnector) => NonNullable<Served['connections']>;
  /** What runs the script from the start on. */
  readonly script: StartedScript;
  readonly startScript: (connector: LoadedConnector) => Promise<StartedScript>;
  /** Lets the simulated service follow. */
  readonly follow: (connector: LoadedConnector) => void;
  /** Tells pages. */
  readonly served: () => void;
}

/** Takes newer files into a platform that runs. Each resolves with whether something else is served now. */
export interface Reload {
  /** @throws ConnectorLoadError, ConnectionError or ScriptError where they cannot be served; nothing changes then. */
  documents(): Promise<boolean>;
  /** @throws ScriptError where the script does not compile; the earlier one goes on. */
  script(): Promise<boolean>;
}

const textOf = async ({ definition, properties, script = '' }: ConnectorFiles): Promise<string> =>
  [await readFile(definition, 'utf8'), await readFile(properties, 'utf8'), script].join('\0');

/** Makes the reloading of a platform whose files have just been loaded. */
export const createReload = async (parts: ReloadParts): Promise<Reload> => {
  const { gateway, connectionsOf, served } = parts;
  let text = await textOf(await parts.files());
  let script = { of: gateway.connector.script?.file, started: parts.script, runner: parts.script.runner };
  const serve = (connector: LoadedConnector): void => {
    const { runner, started } = script;
    const { unusable } = started;
    gateway.serve({
      connector: withoutOperations(connector, unusable),
      connections: connectionsOf(connector),
      ...(runner ? { script: runner } : {}),
    });
    served();
  };
  return {
    documents: async () => {
      const files = await parts.files();
      const now = await textOf(files);
      if (now === text) return false;
      const connector = await loadConnector(files);
      if (connector.script && connector.script.file !== script.of) {
        const started = await parts.startScript(connector);
        script = { of: connector.script.file, started, runner: started.runner };
      }
      serve(connector);
      text = now;
      parts.follow(connector);
      return true;
    },
    script: async () => {
      const runner = await script.started.renew();
      if (runner === script.runner) return false;
      script = { ...script, runner };
      serve(gateway.connector);
      return true;
    },
  };
};
