import type { OpenAPIV2 } from 'openapi-types';
import type { Connector } from '../definition/connector.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Health } from '../gateway/health.ts';
import { type FaultKind, faultKinds } from '../sendmode/faults.ts';
import { type ActionForm, actionForm } from './form.ts';

/** One action: its form, where its request goes, and what its answers mean. */
export interface PageAction extends ActionForm {
  /** In capitals. */
  readonly method: string;
  /** The path below the connection, such as `/send`. */
  readonly path: string;
  /** What the definition says about each answer, by its status or `default`. */
  readonly responses: Readonly<Record<string, string>>;
}

/** What the page is made of. No secret is in it. */
export interface PageModel {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly actions: readonly PageAction[];
  readonly connections: Health['connections'];
  readonly throttling: Health['throttling'];
  readonly script: Health['script'];
  readonly policies: Health['policies'];
  readonly warnings: Health['warnings'];
  readonly backend: string;
  /** The kinds of fault that the simulated Sendmode offers; absent where none is attached. */
  readonly faultKinds?: readonly FaultKind[];
}

const responsesOf = ({ document }: Connector, path: string, method: string): Record<string, string> => {
  const item = document.paths[path] as OpenAPIV2.PathItemObject | undefined;
  const operation = item?.[method.toLowerCase() as OpenAPIV2.HttpMethods];
  return Object.fromEntries(
    Object.entries(operation?.responses ?? {}).map(([status, response]) => [
      status,
      String((response as OpenAPIV2.ResponseObject).description ?? ''),
    ]),
  );
};

/** The page's model, from what the gateway says of itself and of its connector. */
export const pageModel = (gateway: Gateway, simulated: boolean): PageModel => {
  const { connector } = gateway;
  const { name, title, connections, throttling, script, policies, warnings, backend } = gateway.health();
  return {
    name,
    title,
    description: connector.document.info.description ?? '',
    actions: connector.operations.map((operation) => ({
      ...actionForm(connector.document, operation),
      method: operation.method,
      path: operation.path,
      responses: responsesOf(connector, operation.path, operation.method),
    })),
    connections,
    throttling,
    script,
    policies,
    warnings,
    backend,
    ...(simulated ? { faultKinds } : {}),
  };
};
