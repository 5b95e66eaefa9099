import { connectionReferences } from './connection-references.ts';
import { apiAddress } from './publisher.ts';
import type { Solution } from './solution.ts';

/** What `pac solution import --settings-file` and the GitHub action `import-solution` read from the file. */
export interface SolutionSettings {
  EnvironmentVariables: { SchemaName: string; Value: string }[];
  ConnectionReferences: { LogicalName: string; ConnectionId: string; ConnectorId: string }[];
}

/** The name of the file that belongs to a solution. */
export const solutionSettingsName = ({ uniqueName }: Solution): string => `${uniqueName}.deploymentSettings.json`;

/** The settings with an empty connection for each reference, for a person to fill in. */
export const solutionSettings = ({ sources, flows }: Solution): SolutionSettings => ({
  EnvironmentVariables: [],
  ConnectionReferences: connectionReferences(sources.connector, flows).map(({ logicalName, apiName }) => ({
    LogicalName: logicalName,
    ConnectionId: '',
    ConnectorId: apiAddress(apiName),
  })),
});
