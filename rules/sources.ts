/** The public pages and files that state the rules. */

export interface Source {
  readonly name: string;
  readonly link: string;
  /** What follows from a breach of what it states, unless the rule says more. */
  readonly consequence?: string;
}

const page = (name: string, file: string): Source => ({
  name: `Microsoft Learn, custom connectors: ${name}`,
  link: `https://learn.microsoft.com/connectors/custom-connectors/${file}`,
});

const connectors = 'https://github.com/microsoft/PowerPlatformConnectors';
const schema = (file: string): Source => ({
  name: `Microsoft, ${file}`,
  link: `${connectors}/blob/dev/schemas/${file}`,
});

const refused = { consequence: 'Certification refuses the connector.' };
const sentBack = { consequence: 'Reviewers send the connector back.' };
const notImported = { consequence: 'The import fails.' };

export const sources = {
  validator: { ...page('Fix Swagger Validator errors', 'certification-swagger-validator-rules'), ...refused },
  files: { ...page('prepare files for certification', 'certification-submission'), ...refused },
  submission: {
    ...page('submit for certification', 'submit-certification'),
    consequence: 'The submission is sent back.',
  },
  codingStandards: { ...page('coding standards', 'coding-standards'), ...sentBack },
  stringGuidance: { ...page('connector string guidance', 'connector-string-guidance'), ...sentBack },
  extensions: page('OpenAPI extensions', 'openapi-extensions'),
  deprecation: page('deprecate an operation', 'deprecate-operation'),
  testConnection: page('test connection', 'test-connection'),
  policies: page('policy templates', 'policy-templates'),
  code: page('write code', 'write-code'),
  breakingChanges: {
    name: 'Microsoft, the check of pull requests for breaking changes',
    link: `${connectors}/pulls`,
    consequence: 'Microsoft refuses the update, and flows that exist break.',
  },
  compatibility: {
    ...page('versioning of operations', 'operational-versioning'),
    consequence: 'Flows that exist break; that Microsoft refuses the update is inferred.',
  },
  certifiedUpdates: page('update a certified connector', 'certification-updates'),
  published: {
    name: 'Microsoft Learn, reference of the published connector',
    link: 'https://learn.microsoft.com/connectors/connector-reference/',
  },
  commandLine: page('paconn command line', 'paconn-cli'),
  solutions: {
    name: 'Microsoft Learn, create custom connectors in solutions',
    link: 'https://learn.microsoft.com/connectors/custom-connectors/customconnectorssolutions',
    ...notImported,
  },
  definitionSchema: {
    ...schema('apiDefinition.swagger.schema.json'),
    consequence: "Microsoft's schema refuses the definition.",
  },
  propertiesSchema: {
    ...schema('paconn-apiProperties.schema.json'),
    consequence: "Microsoft's schema refuses the file.",
  },
  settingsSchema: schema('paconn-settings.schema.json'),
  packageValidator: {
    name: 'Microsoft, ConnectorPackageValidator.ps1',
    link: `${connectors}/blob/dev/scripts/ConnectorPackageValidator.ps1`,
    consequence: 'Microsoft refuses the package.',
  },
  readmeTemplate: {
    name: 'Microsoft, template of readme.md',
    link: `${connectors}/blob/dev/templates/certified-connectors/readme.md`,
    consequence: 'The pull request is sent back.',
  },
  reviews: { name: 'reviews of published connectors by Microsoft', link: `${connectors}/pulls`, ...sentBack },
  paconn: { name: 'Microsoft, source of paconn', link: `${connectors}/tree/dev/tools/paconn-cli` },
  solutionChecker: {
    name: 'Power Apps solution checker, rules for connectors',
    link: 'https://learn.microsoft.com/power-apps/maker/data-platform/use-powerapps-checker',
    consequence: 'The solution checker refuses the connector.',
  },
  connectorTable: {
    name: 'Microsoft Learn, Dataverse table connector',
    link: 'https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/connector',
    ...notImported,
  },
  solutionPublisher: {
    name: 'Microsoft Learn, solution publisher',
    link: 'https://learn.microsoft.com/power-platform/alm/solution-concepts-alm',
    ...notImported,
  },
  exports: {
    name: 'public exports of solutions; no document states it',
    link: 'https://learn.microsoft.com/power-platform/alm/solution-concepts-alm',
    ...notImported,
  },
  codeApps: {
    name: 'Microsoft, npm package @microsoft/power-apps-actions',
    link: 'https://www.npmjs.com/package/@microsoft/power-apps-actions',
  },
  powerFx: {
    name: 'Microsoft, Power Fx connector library',
    link: 'https://github.com/microsoft/Power-Fx/tree/main/src/libraries/Microsoft.PowerFx.Connectors',
  },
  designer: { name: 'Microsoft, Logic Apps designer', link: 'https://github.com/Azure/LogicAppsUX' },
  workflows: {
    name: 'Microsoft Learn, Azure Logic Apps',
    link: 'https://learn.microsoft.com/azure/logic-apps/',
    consequence: 'The host refuses to save the workflow.',
  },
  own: { name: 'this project', link: 'docs/architecture.md' },
} as const satisfies Record<string, Source>;
