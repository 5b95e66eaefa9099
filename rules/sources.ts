/** The public pages and files that state the rules. */

export interface Source {
  readonly name: string;
  readonly link: string;
}

const page = (name: string, file: string): Source => ({
  name: `Microsoft Learn, custom connectors: ${name}`,
  link: `https://learn.microsoft.com/connectors/custom-connectors/${file}`,
});

const connectors = 'https://github.com/microsoft/PowerPlatformConnectors';

export const sources = {
  validator: page('Fix Swagger Validator errors', 'certification-swagger-validator-rules'),
  submission: page('prepare files for certification', 'certification-submission'),
  codingStandards: page('coding standards', 'coding-standards'),
  stringGuidance: page('connector string guidance', 'connector-string-guidance'),
  extensions: page('OpenAPI extensions', 'openapi-extensions'),
  versioning: page('operational versioning', 'operational-versioning'),
  deprecation: page('deprecate an operation', 'deprecate-operation'),
  testConnection: page('test connection', 'test-connection'),
  policies: page('policy templates', 'policy-templates'),
  code: page('write code', 'write-code'),
  commandLine: page('paconn command line', 'paconn-cli'),
  definitionSchema: {
    name: 'Microsoft, apiDefinition.swagger.schema.json',
    link: `${connectors}/blob/dev/schemas/apiDefinition.swagger.schema.json`,
  },
  propertiesSchema: {
    name: 'Microsoft, paconn-apiProperties.schema.json',
    link: `${connectors}/blob/dev/schemas/paconn-apiProperties.schema.json`,
  },
  reviews: { name: 'reviews of published connectors by Microsoft', link: `${connectors}/pulls` },
  paconn: { name: 'Microsoft, source of paconn', link: `${connectors}/tree/dev/tools/paconn-cli` },
  solutionChecker: {
    name: 'Power Apps solution checker, rules for connectors',
    link: 'https://learn.microsoft.com/power-apps/maker/data-platform/use-powerapps-checker',
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
  own: { name: 'this connector', link: 'docs/architecture.md' },
} as const satisfies Record<string, Source>;
