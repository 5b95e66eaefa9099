import type { Connector } from '../../connector/model.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { connectionReferences } from './connection-references.ts';
import { apiAddress } from './publisher.ts';

/** The file that `pac solution import --settings-file` and the GitHub action `import-solution` read. */
export interface SolutionDeploymentSettings {
  EnvironmentVariables: { SchemaName: string; Value: string }[];
  ConnectionReferences: { LogicalName: string; ConnectionId: string; ConnectorId: string }[];
}

/** The settings with an empty connection for each reference, for a person to fill in. */
export const solutionDeploymentSettings = (
  connector: Connector,
  flows: readonly SampleFlow[],
): SolutionDeploymentSettings => ({
  EnvironmentVariables: [],
  ConnectionReferences: connectionReferences(connector, flows).map(({ logicalName, apiName }) => ({
    LogicalName: logicalName,
    ConnectionId: '',
    ConnectorId: apiAddress(apiName),
  })),
});
