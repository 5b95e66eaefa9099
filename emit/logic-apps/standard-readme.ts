import type { Connector } from '../../connector/model.ts';
import {
  markdownCode,
  markdownLines,
  markdownList,
  markdownPage,
  markdownParts,
  markdownSteps,
  markdownTable,
} from '../markdown.ts';
import { workflowTable } from './consumption-readme.ts';
import type { SampleWorkflow } from './sample-workflow.ts';
import { apiSetting, apiSettingValues } from './settings.ts';

const whichConnector = ({ name }: Connector): string[] => {
  const { custom, published } = apiSettingValues(name);
  const setting = `\`${apiSetting(name)}\``;
  return [
    '## Which connector it uses',
    `One app setting decides, ${setting}:`,
    markdownTable(
      ['connector', setting],
      [
        ['a custom connector of yours', `\`${custom}\``],
        ['the one that Microsoft publishes', `\`${published}\``],
      ],
    ),
    "Microsoft's own sources do not agree on whether a custom connector may be used here:",
    markdownList([
      markdownLines(
        'The documentation says that single-tenant logic apps "can create and use only custom built-in connectors" (Microsoft Learn,',
        '"Limits and configuration reference for Azure Logic Apps"). A built-in connector is a .NET package and reads no OpenAPI',
        'definition.',
      ),
      'The designer lists custom connectors for Standard and writes their ids (source code of the designer, Azure/LogicAppsUX).',
    ]),
    markdownLines(
      'Neither way was tried in Azure. If the custom connector is refused, use the published one. Its definition is not public, so',
      'whether its paths are the ones that these workflows call (such as `/send`) is assumed; compare one step in the designer.',
      "With the published connector Microsoft's platform probably runs its script; with the custom one nothing runs one, and the",
      'workflows do not depend on it.',
    ),
  ];
};

const settingUp = ({ name, connection }: Connector): string[] => [
  'Create the logic app in Azure, and switch its managed identity on.',
  markdownParts(
    markdownLines(
      `Deploy the connector, the connection and the access for the logic app. The command asks for the key, \`${connection.name}\`,`,
      'and for the object ID of the identity.',
    ),
    markdownCode(['az deployment group create --resource-group MY-GROUP --template-file azure/connection.json'], 'sh'),
    'For the published connector create the connection in the designer instead.',
  ),
  markdownLines(
    markdownParts(
      markdownLines(
        `Add the app settings to the logic app: \`${apiSetting(name)}\` as above, and \`${name}-ConnectionRuntimeUrl\` with the first of`,
        'the `runtimeUrls` that this returns:',
      ),
      markdownCode(
        [
          `az rest --method post --body '{"validityTimeSpan":"7"}' --url \\`,
          `  "https://management.azure.com/subscriptions/MY-SUBSCRIPTION/resourceGroups/MY-GROUP/providers/Microsoft.Web/connections/${name}/listConnectionKeys?api-version=2018-07-01-preview"`,
        ],
        'sh',
      ),
    ),
    '',
  ),
  markdownLines(
    'Change the values in `parameters.json`, and deploy the folder with the Azure Logic Apps (Standard) extension for Visual',
    'Studio Code. The workflows are switched on as soon as they are deployed: they send when somebody calls them, and the',
    'low-credit alarm sends nothing while it has no number. To switch one off, use the portal or',
    '`az logicapp workflow disable`.',
  ),
];

const onYourComputer = ({ name }: Connector): string =>
  markdownLines(
    `To run it on your own computer, fill in \`local.settings.json\` and set \`${name}-Authentication\` in \`parameters.json\` to`,
    `\`{ "type": "Raw", "scheme": "Key", "parameter": "@appsetting('${name}-connectionKey')" }\`; the key is the \`connectionKey\``,
    'that the call above returns. Do not commit `local.settings.json`.',
  );

const differences = ({ throttling }: Connector): string[] => [
  markdownLines(
    'The workflows send the content type themselves, read the status code in each answer, and never retry a message, because',
    "nothing runs the connector's script on a custom connector.",
  ),
  `The campaign keeps to ${throttling.calls} calls in ${throttling.renewalPeriod} seconds by itself.`,
  markdownLines(
    "The workflows were checked action by action against a schema made from the designer's types, and the templates against",
    "Microsoft's published ones, which do not know the access policy. Nothing was deployed anywhere yet.",
  ),
];

/** `README.md` of the folder. */
export const standardReadme = (connector: Connector, workflows: readonly SampleWorkflow[]): string =>
  markdownPage(
    `# ${connector.title} for Logic Apps Standard`,
    'A project with these workflows, each in a folder of its own. Remove the folders that you do not want before you deploy.',
    workflowTable(workflows),
    ...whichConnector(connector),
    '## Set it up',
    markdownSteps(settingUp(connector)),
    onYourComputer(connector),
    '## What is different here',
    markdownList(differences(connector)),
  );
