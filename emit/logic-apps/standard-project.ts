import type { JsonObject } from '../documents/workflow.ts';
import type { PackageSources } from '../package-sources.ts';
import {
  connectionId,
  connectionResource,
  connectionRuntimeUrl,
  connectorParameters,
  connectorResource,
} from './connector-resources.ts';
import type { SampleWorkflow } from './sample-workflow.ts';
import { apiSetting, runtimeUrlSetting } from './settings.ts';
import { parameter, type Resource, type Template, template } from './template.ts';
import { workflowParameters } from './workflow-parameters.ts';

const setting = (name: string): string => `@appsetting('${name}')`;
const subscription = `/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}`;
const group = `${subscription}/resourceGroups/@{appsetting('WORKFLOWS_RESOURCE_GROUP_NAME')}`;

/** The parameter that says how a connection is called; the designer of Logic Apps Standard forms its name. */
const authentication = (reference: string): string => `${reference}-Authentication`;

/** The connection by its settings. */
export const projectConnections = ({ connector: { name } }: PackageSources): JsonObject => ({
  managedApiConnections: {
    [name]: {
      api: { id: `${subscription}/@{appsetting('${apiSetting(name)}')}` },
      connection: { id: `${group}/providers/Microsoft.Web/connections/${name}` },
      connectionRuntimeUrl: `@parameters('${runtimeUrlSetting(name)}')`,
      authentication: `@parameters('${authentication(name)}')`,
    },
  },
});

/** What a project may set, and how its connection is reached. */
export const projectParameters = (
  { connector: { name } }: PackageSources,
  workflows: readonly SampleWorkflow[],
): JsonObject => ({
  [runtimeUrlSetting(name)]: { type: 'String', value: setting(runtimeUrlSetting(name)) },
  [authentication(name)]: { type: 'Object', value: { type: 'ManagedServiceIdentity' } },
  ...Object.fromEntries(
    Object.entries(workflowParameters(workflows)).map(([key, { type, defaultValue, metadata }]) => [
      key,
      {
        type,
        value: defaultValue,
        ...(metadata ? { metadata: { ...metadata } } : {}),
      },
    ]),
  ),
});

/** The file of a workflow; in a project the parameters stand beside the workflows and not inside them. */
export const workflowFile = ({ definition: { parameters: _beside, ...definition } }: SampleWorkflow): object => ({
  definition,
  kind: 'Stateful',
});

/** The settings of the host, as Microsoft's extension for Visual Studio Code writes them. */
export const projectHost = {
  version: '2.0',
  logging: { applicationInsights: { samplingSettings: { isEnabled: true, excludedTypes: 'Request' } } },
  extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle.Workflows', version: '[1.*, 2.0.0)' },
};

/**
 * What the project needs to run on a person's own computer. Microsoft's extension uploads these settings when it deploys, so
 * the two of the connection are not among them: a value to be filled in would replace the right one in Azure.
 */
export const localSettings = {
  IsEncrypted: false,
  Values: {
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    FUNCTIONS_INPROC_NET8_ENABLED: '1',
    FUNCTIONS_WORKER_RUNTIME: 'dotnet',
    APP_KIND: 'workflowapp',
    WORKFLOWS_SUBSCRIPTION_ID: '',
    WORKFLOWS_RESOURCE_GROUP_NAME: '',
    WORKFLOWS_LOCATION_NAME: '',
    WORKFLOWS_TENANT_ID: '',
    WORKFLOWS_MANAGEMENT_BASE_URI: 'https://management.azure.com/',
  },
};

/** Files of the project that are a person's own: settings with keys, and what a run leaves behind. */
export const ignoredFiles = [
  'local.settings.json',
  '__azurite*',
  '__blobstorage__',
  '__queuestorage__',
  '.debug',
  'workflow-designtime/',
];

/** Lets the logic app use the connection by its own identity. */
const accessPolicy: Resource = {
  type: 'Microsoft.Web/connections/accessPolicies',
  apiVersion: '2016-06-01',
  name: "[concat(parameters('connectionName'), '/', parameters('logicAppObjectId'))]",
  location: parameter('location'),
  dependsOn: [connectionId],
  properties: {
    principal: {
      type: 'ActiveDirectory',
      identity: { objectId: parameter('logicAppObjectId'), tenantId: '[subscription().tenantId]' },
    },
  },
};

/**
 * The connector, a connection of the kind that Logic Apps Standard takes, and its access policy. Puts out the values of the
 * two app settings.
 */
export const connectionTemplate = (sources: PackageSources): Template =>
  template(
    `The ${sources.connector.title} connector with a connection for Logic Apps Standard.`,
    {
      ...connectorParameters(sources),
      logicAppObjectId: {
        type: 'string',
        metadata: { description: "The object ID of the logic app's managed identity." },
      },
    },
    [connectorResource(sources), { ...connectionResource(sources), kind: 'V2' }, accessPolicy],
    {
      api: {
        type: 'string',
        value:
          "[concat('resourceGroups/', resourceGroup().name, '/providers/Microsoft.Web/customApis/', parameters('connectorName'))]",
      },
      connectionRuntimeUrl: { type: 'string', value: connectionRuntimeUrl },
    },
  );
