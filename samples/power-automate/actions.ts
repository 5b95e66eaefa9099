import type { Connector } from '../../connector/model.ts';
import type { OpenApiConnection, RequestTrigger } from '../../emit/documents/workflow.ts';
import { type FieldValues, flowParameters, operation } from '../operation.ts';

/** The key of the connection reference in a flow, which is also the connector's name in addresses. */
const connectionName = (connector: Connector): string => `shared_${connector.name}`;

/** A step that calls an operation of the connector. Throws when an input does not exist or a required one is missing. */
export const call = (
  connector: Connector,
  operationId: string,
  values: FieldValues,
  description?: string,
): OpenApiConnection => ({
  type: 'OpenApiConnection',
  ...(description ? { description } : {}),
  inputs: {
    host: {
      connectionName: connectionName(connector),
      operationId,
      apiId: `/providers/Microsoft.PowerApps/apis/${connectionName(connector)}`,
    },
    parameters: flowParameters(connector, operation(connector, operationId), values),
    authentication: "@parameters('$authentication')",
  },
});

/** A trigger that anybody who knows its address may call. */
export const forAnybody = (trigger: RequestTrigger): RequestTrigger => ({
  ...trigger,
  inputs: { triggerAuthenticationType: 'All', ...trigger.inputs },
});
