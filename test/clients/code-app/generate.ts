import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { regenDataSourceTsAsync } from '@microsoft/power-apps-actions';
import { CliFS } from '@microsoft/power-apps-cli/dist/FS/CliFs.js';
import { type FileDefinition, runTimeDefinition } from './run-time-definition.ts';

const suiteFolder = import.meta.dirname;

/** What the generator reported about itself, as one line for each report. */
export interface Generation {
  readonly succeeded: readonly string[];
  readonly problems: readonly string[];
}

const powerConfig = (dataSource: string) => ({
  version: '1.0',
  appDisplayName: 'Sendmode test',
  environmentId: '00000000-0000-0000-0000-000000000001',
  region: 'prod',
  buildPath: './dist',
  buildEntryPoint: 'index.html',
  connectionReferences: {
    '00000000-0000-0000-0000-000000000002': {
      id: `/providers/Microsoft.PowerApps/apis/shared_${dataSource}`,
      displayName: dataSource,
      dataSources: [dataSource],
    },
  },
  databaseReferences: {},
});

const dataSourceSchema = (definition: FileDefinition, dataSource: string) => ({
  name: `shared_${dataSource}`,
  id: `/providers/Microsoft.PowerApps/apis/shared_${dataSource}`,
  type: 'Microsoft.PowerApps/apis',
  properties: {
    displayName: definition.info.title,
    swagger: runTimeDefinition(definition, 'gateway.invalid', dataSource),
    capabilities: [],
    metadata: {},
  },
});

const describe = (report: unknown): string => (report instanceof Error ? report.message : JSON.stringify(report));

/**
 * Runs Microsoft's code generator for code apps on the definition, offline, as `power-apps add-data-source` would after
 * it has fetched the connector.
 *
 * @param folder an empty folder, which becomes the code app.
 * @returns what the generator says went well, and every failure that it logs. It lists a data source as succeeded even
 *   after an exception, so the problems count, and so does the output.
 */
export const generate = async (definition: FileDefinition, dataSource: string, folder: string): Promise<Generation> => {
  const schemaFolder = path.join(folder, '.power/schemas', dataSource);
  await mkdir(schemaFolder, { recursive: true });
  await symlink(path.join(suiteFolder, 'node_modules'), path.join(folder, 'node_modules'));
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(path.join(folder, 'power.config.json'), JSON.stringify(powerConfig(dataSource)));
  await writeFile(
    path.join(schemaFolder, `${dataSource}.Schema.json`),
    JSON.stringify(dataSourceSchema(definition, dataSource)),
  );
  const problems: string[] = [];
  const problem = (what: string) => (report?: unknown) => void problems.push(`${what}: ${describe(report)}`);
  const result = await regenDataSourceTsAsync({
    vfs: new CliFS({ cwd: folder }),
    localFilePaths: { powerConfigPath: 'power.config.json', schemaPath: '.power/schemas', codeGenPath: 'src' },
    actionsParams: {},
    region: 'prod',
    environmentName: 'test',
    authProvider: { getAccessTokenForResource: () => Promise.reject(new Error('the generator asked for a token')) },
    logger: {
      trackActivityEvent: () => {},
      trackErrorEvent: (name, report) => problem(name)(report),
      trackScenario: (name) => ({
        scenarioId: name,
        complete: () => {},
        failure: problem(name),
        completeWithError: problem(name),
      }),
      stringifyError: describe,
    },
  });
  for (const failed of result.failed) problem(failed.dataSourceName)(failed.error);
  return { succeeded: result.succeeded, problems };
};
