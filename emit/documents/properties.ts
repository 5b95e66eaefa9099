/**
 * The shape of `apiProperties.json`, closed like Microsoft's published schema `paconn-apiProperties.schema.json`, plus
 * `scriptOperations`, which that schema never learned although the deployment tools read it.
 */

export interface SecureStringParameter {
  type: 'securestring';
  uiDefinition: {
    displayName: string;
    description: string;
    tooltip: string;
    constraints: { tabIndex: number; clearText: boolean; required: 'true' | 'false' };
  };
}

/** A choice: `allowedValues` beside the type is what the schema knows, the one among the constraints what a form shows. */
export interface ChoiceParameter {
  type: 'string';
  defaultValue: string;
  allowedValues: { value: string; uiDefinition: { displayName: string; description: string } }[];
  uiDefinition: {
    displayName: string;
    description: string;
    tooltip: string;
    constraints: { tabIndex: number; required: 'false'; allowedValues: { text: string; value: string }[] };
  };
}

export interface SetHeaderPolicy {
  templateId: 'setheader';
  title: string;
  parameters: {
    'x-ms-apimTemplateParameter.name': string;
    'x-ms-apimTemplateParameter.value': string;
    'x-ms-apimTemplateParameter.existsAction': 'override' | 'skip' | 'append';
    'x-ms-apimTemplate-policySection': 'Request' | 'Response';
    'x-ms-apimTemplate-operationName': string[];
  };
}

/** The whole file. `stackOwner` belongs to the certification copy alone: deployment refuses it. */
export interface Properties {
  properties: {
    connectionParameters: Record<string, SecureStringParameter | ChoiceParameter>;
    iconBrandColor: string;
    scriptOperations: string[];
    policyTemplateInstances: SetHeaderPolicy[];
    publisher: string;
    stackOwner?: string;
  };
}
