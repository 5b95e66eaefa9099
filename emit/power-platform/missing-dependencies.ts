import { type ConnectionReference, connectionReferences } from './connection-references.ts';
import { connectorComponentId, connectorComponentType } from './connector-component.ts';
import { flowComponentType, flowId } from './flow-component.ts';
import { connectorComponentName } from './publisher.ts';
import { connectorSolution, type Solution, solutionVersion } from './solution.ts';
import { empty, type XmlContent, type XmlElement } from './xml.ts';

const requiredConnector = ({ sources }: Solution): XmlElement => ({
  '@type': connectorComponentType,
  '@schemaName': connectorComponentName(sources.connector),
  '@displayName': sources.connector.title,
  '@solution': `${connectorSolution(sources).uniqueName} (${solutionVersion(sources.connector)})`,
  '@id': `{${connectorComponentId(sources.connector)}}`,
});

const usesConnector = (references: readonly ConnectionReference[]): boolean =>
  references.some(({ ownConnector }) => ownConnector);

/**
 * The content of `MissingDependencies`: the connector, once for each flow and for each connection reference that needs it,
 * as exports of flows have it whose connector lives in another solution. By it an import names what is missing.
 */
export const missingDependencies = (solution: Solution): XmlContent => {
  const { sources, flows } = solution;
  if (solution.connector) return empty;
  const dependents: XmlElement[] = [
    ...flows
      .filter((flow) => usesConnector(connectionReferences(sources.connector, [flow])))
      .map((flow) => ({
        '@type': flowComponentType,
        '@displayName': flow.displayName,
        '@id': `{${flowId(flow)}}`,
      })),
    ...connectionReferences(sources.connector, flows)
      .filter((reference) => usesConnector([reference]))
      .map(({ logicalName }) => ({
        '@type': 'connectionreference',
        '@displayName': logicalName,
        '@id.connectionreferencelogicalname': logicalName,
      })),
  ];
  if (dependents.length === 0) return empty;
  const Required = requiredConnector(solution);
  return { MissingDependency: dependents.map((Dependent) => ({ Required, Dependent })) };
};
