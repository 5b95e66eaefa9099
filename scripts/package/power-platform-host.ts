import type { PackageSources } from '../../connector/emit/package-sources.ts';
import { connectorComponentId } from '../../connector/emit/power-platform/connector-component.ts';
import { emitPowerPlatform } from '../../connector/emit/power-platform/emit.ts';
import { connectorApiName } from '../../connector/emit/power-platform/publisher.ts';
import { checkSolution } from '../../connector/rules/package/solution.ts';
import type { ConnectorDocuments } from '../../connector/rules/package/solution-subject.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import type { PackageHost } from './host.ts';

/** What the connector inside a solution should be; certification has other documents than the solutions to import. */
export const documentsOf = (
  { connector, script, icon }: PackageSources,
  { definition, properties }: Pick<PackageSources, 'definition' | 'properties'>,
): ConnectorDocuments => ({
  definition,
  properties,
  script,
  icon,
  connectorId: connectorComponentId(connector),
  apiName: connectorApiName(connector),
});

/** The solutions for an environment with Dataverse. */
export const powerPlatformHost: PackageHost = {
  folder: 'power-platform',
  emit: (sources) => emitPowerPlatform(sources, powerAutomateFlows(sources.connector)),
  check: (files, sources) =>
    files
      .filter(({ path }) => path.endsWith('.zip'))
      .flatMap(({ path, bytes }) => checkSolution({ pointer: path, bytes, documents: documentsOf(sources, sources) })),
  next: 'Import the connector solution first, then the flows; neither was imported anywhere yet.',
};
