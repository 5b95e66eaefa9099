import type { Connector } from '../../connector/model.ts';
import { type EmittedFile, jsonFile } from '../emitted-file.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { type ConnectionReference, connectionReferences, withoutOwnApiName } from './connection-references.ts';
import { nameBasedUuid } from './identifiers.ts';
import { localized, type XmlElement } from './xml.ts';

/** The component type of a flow in a solution, which is a workflow (Microsoft: Dataverse table `solutioncomponent`). */
export const flowComponentType = 29;

export const flowId = (flow: SampleFlow): string => nameBasedUuid(`workflow/${flow.name}`);

/** The flow's file below the folder of flows, such as `AppointmentReminder-….json`, with the identifier in capitals. */
export const flowFileName = (flow: SampleFlow): string => `${flow.name}-${flowId(flow).toUpperCase()}.json`;

/** `api.logicalName` is what travels between environments; exports carry it for custom connectors and for no other. */
const referenceMember = ({ key, logicalName, apiName, ownConnector }: ConnectionReference) =>
  [
    key,
    {
      runtimeSource: 'embedded',
      connection: { connectionReferenceLogicalName: logicalName },
      api: { name: apiName, ...(ownConnector ? { logicalName: ownConnector.name } : {}) },
    },
  ] as const;

/** The flow as a file: its definition and the connection references that its actions name. */
export const flowFile = (connector: Connector, flow: SampleFlow): EmittedFile =>
  jsonFile(flowFileName(flow), {
    properties: {
      connectionReferences: Object.fromEntries(connectionReferences(connector, [flow]).map(referenceMember)),
      definition: withoutOwnApiName(connector, flow.definition),
      templateName: null,
    },
    schemaVersion: '1.0.0.0',
  });

/** The `Workflow` element. The flow is imported switched off, so that an import alone never sends a message. */
export const flowElement = (flow: SampleFlow, version: string): XmlElement => ({
  '@WorkflowId': `{${flowId(flow)}}`,
  '@Name': flow.displayName,
  // Without the leading slash the import does not find the file.
  JsonFileName: `/Workflows/${flowFileName(flow)}`,
  Type: 1,
  Subprocess: 0,
  Category: 5,
  Mode: 0,
  Scope: 4,
  OnDemand: 0,
  TriggerOnCreate: 0,
  TriggerOnDelete: 0,
  AsyncAutodelete: 0,
  SyncWorkflowLogOnFailure: 0,
  StateCode: 0,
  StatusCode: 1,
  RunAs: 1,
  IsTransacted: 1,
  IntroducedVersion: version,
  IsCustomizable: 1,
  BusinessProcessType: 0,
  IsCustomProcessingStepAllowedForOtherPublishers: 1,
  ModernFlowType: 0,
  PrimaryEntity: 'none',
  LocalizedNames: { LocalizedName: localized(flow.displayName) },
  Descriptions: { Description: localized(flow.description) },
});
