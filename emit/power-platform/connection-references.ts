import type { Connector } from '../../connector/model.ts';
import type { JsonValue } from '../documents/definition.ts';
import type { JsonObject, WorkflowDefinition } from '../documents/workflow.ts';
import { isJsonObject, jsonOf, mapJson } from '../json.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { connectorComponentId } from './connector-component.ts';
import { nameBasedUuid } from './identifiers.ts';
import { apiAddress, connectorApiName, connectorComponentName, publisher } from './publisher.ts';
import type { XmlElement } from './xml.ts';

/** A connector that flows use, under the key by which their actions name it. */
export interface ConnectionReference {
  /** The key in the flow, such as `shared_sendmode`. */
  readonly key: string;
  /** The name of the reference in Dataverse. */
  readonly logicalName: string;
  readonly displayName: string;
  /** The name of the connector's interface, such as `shared_office365`. */
  readonly apiName: string;
  /** The connector's row in Dataverse and its name there, where it is ours. */
  readonly ownConnector?: { readonly id: string; readonly name: string };
}

interface Host extends JsonObject {
  connectionName: string;
  apiId: string;
}

const isHost = (value: unknown): value is Host =>
  typeof value === 'object' &&
  value !== null &&
  'connectionName' in value &&
  typeof value.connectionName === 'string' &&
  'apiId' in value &&
  typeof value.apiId === 'string';

/** Every `host` of an action or a trigger, however deep it stands. */
const hostsIn = (value: unknown): Host[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'host' && isHost(member) ? [member] : hostsIn(member),
  );
};

/** How sample flows name the connector's interface; in a solution it has another name. */
const sampleApiName = (connector: Connector): string => `shared_${connector.name}`;

const apiNameOf = ({ apiId }: Host): string => apiId.slice(apiId.lastIndexOf('/') + 1);

const reference = (connector: Connector, host: Host): ConnectionReference => {
  const ours = apiNameOf(host) === sampleApiName(connector);
  const label = host.connectionName.replaceAll(/[^0-9a-z]/gi, '').toLowerCase();
  const suffix = nameBasedUuid(`connectionreference/${host.connectionName}/${apiNameOf(host)}`).slice(0, 5);
  return {
    key: host.connectionName,
    logicalName: `${publisher.prefix}_${label}_${suffix}`,
    displayName: ours ? connector.title : host.connectionName,
    apiName: ours ? connectorApiName(connector) : apiNameOf(host),
    ...(ours ? { ownConnector: { id: connectorComponentId(connector), name: connectorComponentName(connector) } } : {}),
  };
};

/** The connection references that the flows need together, each once, in the order in which they first appear. */
export const connectionReferences = (connector: Connector, flows: readonly SampleFlow[]): ConnectionReference[] => {
  const byName = new Map<string, ConnectionReference>();
  for (const host of flows.flatMap((flow) => hostsIn(flow.definition))) {
    const found = reference(connector, host);
    byName.set(found.logicalName, found);
  }
  return [...byName.values()];
};

/**
 * A flow's definition in which the steps of our connector name no interface. Its name is made by each environment at the
 * import, and exports of flows that use a custom connector leave it empty: the platform finds it by the logical name in
 * the flow's connection reference.
 */
export const withoutOwnApiName = (connector: Connector, definition: WorkflowDefinition): JsonValue =>
  mapJson(jsonOf(definition), (value) =>
    isJsonObject(value) && isHost(value.host) && reference(connector, value.host).ownConnector
      ? { ...value, host: { ...value.host, apiId: '' } }
      : value,
  );

/** The `connectionreference` element; ours points at the connector's row, by which the import finds its interface. */
export const connectionReferenceElement = (reference: ConnectionReference): XmlElement => ({
  '@connectionreferencelogicalname': reference.logicalName,
  connectionreferencedisplayname: reference.displayName,
  connectorid: apiAddress(reference.apiName),
  ...(reference.ownConnector ? { customconnectorid: { connectorid: reference.ownConnector.id } } : {}),
  iscustomizable: 1,
  promptingbehavior: 0,
  statecode: 0,
  statuscode: 1,
});
