import type { Connector } from '../connector/model.ts';
import type { ChoiceParameter, Properties, SecureStringParameter, SetHeaderPolicy } from './documents/properties.ts';

const operationIds = (connector: Connector): string[] => connector.actions.map((action) => action.operationId);

/** A policy that writes a header of every request before the script sees it (policy template `setheader`). */
const setHeader = (connector: Connector, title: string, name: string, value: string): SetHeaderPolicy => ({
  templateId: 'setheader',
  title,
  parameters: {
    'x-ms-apimTemplateParameter.name': name,
    'x-ms-apimTemplateParameter.value': value,
    'x-ms-apimTemplateParameter.existsAction': 'override',
    'x-ms-apimTemplate-policySection': 'Request',
    'x-ms-apimTemplate-operationName': operationIds(connector),
  },
});

const contentTypePolicy = (connector: Connector): SetHeaderPolicy => {
  const { name, value } = connector.contentType;
  return setHeader(connector, `Set ${name} to ${value}`, name, value);
};

/** Tells the script what the connection chose. Connections that were made before there was a choice have no value. */
const choicePolicy = (connector: Connector): SetHeaderPolicy => {
  const { name, header, label, values } = connector.apiChoice;
  const value = `@connectionParameters('${name}','${values[0].value}')`;
  return setHeader(connector, `Tell the script the ${label} of the connection`, header, value);
};

const keyParameter = ({ connection }: Connector): SecureStringParameter => ({
  type: 'securestring',
  uiDefinition: {
    displayName: connection.label,
    description: connection.description,
    tooltip: connection.tooltip,
    constraints: { tabIndex: 2, clearText: false, required: 'true' },
  },
});

const choiceParameter = ({ apiChoice: { label, description, tooltip, values } }: Connector): ChoiceParameter => ({
  type: 'string',
  defaultValue: values[0].value,
  allowedValues: values.map((each) => ({
    value: each.value,
    uiDefinition: { displayName: each.label, description: each.description },
  })),
  uiDefinition: {
    displayName: label,
    description,
    tooltip,
    constraints: {
      tabIndex: 3,
      required: 'false',
      allowedValues: values.map((each) => ({ text: each.label, value: each.value })),
    },
  },
});

/** `apiProperties.json` as it deploys; it has no `stackOwner`, which the deployment service refuses. */
export const emitProperties = (connector: Connector): Properties => ({
  properties: {
    connectionParameters: {
      [connector.connection.name]: keyParameter(connector),
      [connector.apiChoice.name]: choiceParameter(connector),
    },
    iconBrandColor: connector.brandColor,
    scriptOperations: operationIds(connector),
    policyTemplateInstances: [contentTypePolicy(connector), choicePolicy(connector)],
    publisher: connector.publisher,
  },
});
