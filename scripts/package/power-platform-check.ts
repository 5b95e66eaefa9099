import type { Connector } from '../../connector/model.ts';
import type { EmittedFile } from '../../emit/emitted-file.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import { connectorComponentId } from '../../emit/power-platform/connector-component.ts';
import { connectorApiName, connectorComponentName } from '../../emit/power-platform/publisher.ts';
import type { Finding } from '../../rules/finding.ts';
import { checkSolution } from '../../rules/packages/solution.ts';
import { checkSolutionSettings } from '../../rules/packages/solution-settings.ts';
import type { ConnectorDocuments } from '../../rules/packages/solution-subject.ts';
import { checkWorkflow } from '../../rules/workflows/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';

/** What the connector inside a solution should be; certification has other documents than the solutions to import. */
export const documentsOf = (
  connector: Connector,
  documents: Pick<ConnectorDocuments, 'definition' | 'properties' | 'script' | 'icon'>,
): ConnectorDocuments => ({
  ...documents,
  connectorId: connectorComponentId(connector),
  apiName: connectorApiName(connector),
  logicalName: connectorComponentName(connector),
});

const settingsEnding = '.deploymentSettings.json';

/** What the rules of solutions and flows say about the folder. */
export const checkPowerPlatform = (files: readonly EmittedFile[], sources: PackageSources): Finding[] => {
  const { definition, properties, script, icon } = sources;
  const documents = documentsOf(sources.connector, { definition, properties, script, icon });
  const solutions = files
    .filter(({ path }) => path.endsWith('.zip'))
    .map(({ path, bytes }) => ({ pointer: path, bytes, documents }));
  const settings = files.filter(({ path }) => path.endsWith(settingsEnding));
  return [
    ...powerAutomateFlows(sources.connector).flatMap(({ name, definition: flow }) =>
      checkWorkflow(name, flow, definition),
    ),
    ...solutions.flatMap(checkSolution),
    ...settings.flatMap((file) =>
      solutions
        .filter(({ pointer }) => pointer === file.path.replace(settingsEnding, '.zip'))
        .flatMap((solution) => checkSolutionSettings({ file, solution })),
    ),
  ];
};
