import type { OpenAPIV2 } from 'openapi-types';
import { faultKinds } from '../../sendmode/faults.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Connector } from '../loading/connector.ts';
import { actionForm } from './form.ts';
import type { PageModel } from './shapes.ts';

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
