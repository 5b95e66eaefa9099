import type { Connector } from '../connector/model.ts';
import type { Properties, SetHeaderPolicy } from './documents/properties.ts';

const operationIds = (connector: Connector): string[] => connector.actions.map((action) => action.operationId);

/** The platform sets the content type on every request before the script sees it (policy template `setheader`). */
const contentTypePolicy = (connector: Connector): SetHeaderPolicy => ({
  templateId: 'setheader',
  title: `Set ${connector.contentType.name} to ${connector.contentType.value}`,
  parameters: {
    'x-ms-apimTemplateParameter.name': connector.contentType.name,
    'x-ms-apimTemplateParameter.value': connector.contentType.value,
    'x-ms-apimTemplateParameter.existsAction': 'override',
    'x-ms-apimTemplate-policySection': 'Request',
    'x-ms-apimTemplate-operationName': operationIds(connector),
  },
});

/** `apiProperties.json` as it deploys; it has no `stackOwner`, which the deployment service refuses. */
export const emitProperties = (connector: Connector): Properties => ({
  properties: {
    connectionParameters: {
      [connector.connection.name]: {
        type: 'securestring',
        uiDefinition: {
          displayName: connector.connection.label,
          description: connector.connection.description,
          tooltip: connector.connection.tooltip,
          constraints: { tabIndex: 2, clearText: false, required: 'true' },
        },
      },
    },
    iconBrandColor: connector.brandColor,
    scriptOperations: operationIds(connector),
    policyTemplateInstances: [contentTypePolicy(connector)],
    publisher: connector.publisher,
  },
});
