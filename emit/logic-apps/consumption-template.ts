import type { JsonValue } from '../documents/definition.ts';
import type { JsonObject, WorkflowParameter } from '../documents/workflow.ts';
import { isJsonObject, jsonOf, mapJson } from '../json.ts';
import type { PackageSources } from '../package-sources.ts';
import {
  connectionId,
  connectionResource,
  connectorId,
  connectorParameters,
  connectorResource,
} from './connector-resources.ts';
import type { SampleWorkflow } from './sample-workflow.ts';
import { literal, parameter, type Resource, type Template, type TemplateParameter, template } from './template.ts';
import { workflowParameters } from './workflow-parameters.ts';

/** Each reference to a connection as Logic Apps Consumption stores it: by the address in a parameter of the workflow. */
const withStoredConnections = (value: JsonValue): JsonValue =>
  mapJson(value, (inner) => {
    if (!isJsonObject(inner) || typeof inner.referenceName !== 'string') return inner;
    const { referenceName, ...others } = inner;
    return { name: `@parameters('$connections')['${referenceName}']['connectionId']`, ...others };
  });

const storedDefinition = ({ definition }: SampleWorkflow): JsonValue => {
  const stored = withStoredConnections(jsonOf(definition)) as JsonObject;
  const parameters = stored.parameters as JsonObject;
  return literal({ ...stored, parameters: { $connections: { type: 'Object', defaultValue: {} }, ...parameters } });
};

const workflowResource = ({ connector }: PackageSources, workflow: SampleWorkflow): Resource => ({
  type: 'Microsoft.Logic/workflows',
  // The newest version that the published schema of deployment templates takes.
  apiVersion: '2017-07-01',
  name: `${connector.name}-${workflow.name}`,
  location: parameter('location'),
  condition: `[contains(parameters('workflows'), '${workflow.name}')]`,
  dependsOn: [connectionId],
  properties: {
    state: parameter('workflowState'),
    definition: storedDefinition(workflow),
    parameters: {
      $connections: {
        value: {
          [connector.name]: { connectionId, connectionName: parameter('connectionName'), id: connectorId },
        },
      },
      ...Object.fromEntries(
        Object.keys(workflow.definition.parameters).map((name) => [name, { value: parameter(name) }]),
      ),
    },
  },
});

const templateTypes: Partial<Record<WorkflowParameter['type'], TemplateParameter['type']>> = {
  Int: 'int',
  SecureString: 'securestring',
};

const templateParameter = ({ type, defaultValue, metadata }: WorkflowParameter): TemplateParameter => ({
  type: templateTypes[type] ?? 'string',
  defaultValue,
  metadata: { description: metadata?.description ?? '' },
});

/** What a deployment may set. */
export const consumptionParameters = (
  sources: PackageSources,
  workflows: readonly SampleWorkflow[],
): Template['parameters'] => ({
  ...connectorParameters(sources),
  workflows: {
    type: 'array',
    defaultValue: workflows.map(({ name }) => name),
    metadata: { description: 'Which of the workflows are deployed. Remove the names of those that you do not want.' },
  },
  workflowState: {
    type: 'string',
    defaultValue: 'Disabled',
    allowedValues: ['Disabled', 'Enabled'],
    metadata: { description: 'Disabled workflows send nothing until you enable them.' },
  },
  ...Object.fromEntries(
    Object.entries(workflowParameters(workflows)).map(([name, declared]) => [name, templateParameter(declared)]),
  ),
});

/** The template: the connector, a connection and the workflows. The key is no part of it. */
export const consumptionTemplate = (sources: PackageSources, workflows: readonly SampleWorkflow[]): Template =>
  template(
    `The ${sources.connector.title} connector for Logic Apps Consumption, a connection, and workflows to start from.`,
    consumptionParameters(sources, workflows),
    [
      connectorResource(sources),
      connectionResource(sources),
      ...workflows.map((workflow) => workflowResource(sources, workflow)),
    ],
  );
