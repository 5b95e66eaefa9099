import type { JsonValue } from '../documents/definition.ts';
import type { JsonObject } from '../documents/workflow.ts';
import { mapJson } from '../json.ts';

/** A resource of a deployment template. */
export interface Resource {
  type: string;
  apiVersion: string;
  name: string;
  location?: string;
  condition?: string;
  dependsOn?: string[];
  kind?: string;
  properties: JsonObject;
}

export interface TemplateParameter {
  type: 'string' | 'securestring' | 'int' | 'array';
  defaultValue?: JsonValue;
  allowedValues?: string[];
  metadata: { description: string };
}

/** What a deployment tells when it is done, by its name. */
export type TemplateOutputs = Record<string, { type: 'string'; value: string }>;

/** A template of Azure Resource Manager. */
export interface Template {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  contentVersion: '1.0.0.0';
  metadata: { description: string };
  parameters: Record<string, TemplateParameter>;
  resources: Resource[];
  outputs?: TemplateOutputs;
}

export const template = (
  description: string,
  parameters: Record<string, TemplateParameter>,
  resources: Resource[],
  outputs?: TemplateOutputs,
): Template => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  metadata: { description },
  parameters,
  resources,
  ...(outputs ? { outputs } : {}),
});

/** The values that a deployment starts from; a parameter that is left out is asked for or has a default. */
export const parametersFile = (parameters: Record<string, TemplateParameter>): JsonObject => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  contentVersion: '1.0.0.0',
  parameters: Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { defaultValue }]) =>
      defaultValue === undefined || isExpression(defaultValue) ? [] : [[name, { value: defaultValue }]],
    ),
  ),
});

const isExpression = (value: JsonValue): value is string =>
  typeof value === 'string' && value.startsWith('[') && value.endsWith(']');

/**
 * A value that the template repeats as it is: a text in square brackets would be an expression, so its first bracket is
 * doubled (Microsoft Learn, "Syntax and expressions in ARM templates", "Escape characters").
 */
export const literal = (value: JsonValue): JsonValue =>
  mapJson(value, (inner) => (isExpression(inner) ? `[${inner}` : inner));

export const parameter = (name: string): string => `[parameters('${name}')]`;
export const resourceId = (type: string, nameParameter: string): string =>
  `[resourceId('${type}', parameters('${nameParameter}'))]`;
