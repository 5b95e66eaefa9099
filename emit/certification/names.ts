import type { Connector } from '../../connector/model.ts';

/** The files of `dist/certification/`. */
export const certificationFiles = {
  zip: 'certification.zip',
  introduction: 'intro.md',
  icon: 'icon.png',
  readme: 'README.md',
} as const;

/** The files inside the zip, as a package that passed certification was reported to name them. */
export const packageFiles = {
  introduction: 'intro.md',
  package: 'package.pdpkg.zip',
  folder: 'PkgAssets',
  connectorSolution: 'ConnectorSolution.zip',
  flowSolution: 'FlowSolution.zip',
} as const;

/** The connector's folder in Microsoft's repository of connectors; folders there are called as the connector is. */
export const pullRequestFolder = (connector: Connector): string => `certified-connectors/${connector.title}`;
