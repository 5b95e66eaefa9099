import { faultKinds } from '../../sendmode/faults.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { actionForm } from './form.ts';
import type { PageModel } from './shapes.ts';

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
      responses: operation.responses,
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
