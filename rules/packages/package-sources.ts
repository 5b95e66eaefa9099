import type { Source } from '../sources.ts';

const connectors = 'https://github.com/microsoft/PowerPlatformConnectors';

/** The public pages and files that state the rules for packages. */
export const packageSources = {
  validator: {
    name: 'Microsoft, ConnectorPackageValidator.ps1',
    link: `${connectors}/blob/dev/scripts/ConnectorPackageValidator.ps1`,
  },
  submission: {
    name: 'Microsoft Learn, custom connectors: submit for certification',
    link: 'https://learn.microsoft.com/connectors/custom-connectors/submit-certification',
  },
  readmeTemplate: {
    name: 'Microsoft, template of readme.md',
    link: `${connectors}/blob/dev/templates/certified-connectors/readme.md`,
  },
  testConnection: {
    name: 'Microsoft Learn, custom connectors: test connection',
    link: 'https://learn.microsoft.com/connectors/custom-connectors/test-connection',
  },
  paconn: { name: 'Microsoft, source of paconn', link: `${connectors}/tree/dev/tools/paconn-cli` },
  settingsSchema: {
    name: 'Microsoft, paconn-settings.schema.json',
    link: `${connectors}/blob/dev/schemas/paconn-settings.schema.json`,
  },
  connectorTable: {
    name: 'Microsoft Learn, Dataverse table connector',
    link: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/connector',
  },
  solutions: {
    name: 'Microsoft Learn, create custom connectors in solutions',
    link: 'https://learn.microsoft.com/connectors/custom-connectors/customconnectorssolutions',
  },
  publisher: {
    name: 'Microsoft Learn, solution publisher',
    link: 'https://learn.microsoft.com/power-platform/alm/solution-concepts-alm',
  },
  exports: {
    name: 'public exports of solutions; no document states it',
    link: 'https://learn.microsoft.com/power-platform/alm/solution-concepts-alm',
  },
  workflowLanguage: {
    name: 'Microsoft Learn, workflow definition language',
    link: 'https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language',
  },
  own: { name: 'this connector', link: 'docs/architecture.md' },
} as const satisfies Record<string, Source>;
