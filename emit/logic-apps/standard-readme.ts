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
import { apiSetting, apiSettingValues, runtimeUrlSetting } from './settings.ts';

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
    markdownLines(
      'A custom connector of your own is used here by customers, while the text of the documentation still says no. Neither way was',
      'tried in Azure.',
    ),
    markdownList([
      markdownLines(
        'The documentation says that single-tenant logic apps "can create and use only custom built-in connectors" (Microsoft Learn,',
        '"Limits and configuration reference for Azure Logic Apps"). The line stands among lines on the integration service',
        'environment, which was retired in August 2024. A built-in connector is a .NET package and reads no OpenAPI definition.',
      ),
      markdownLines(
        'The designer has supported custom connectors for Standard since 2023 (Azure/LogicAppsUX, pull request 1671), and its',
        'extension for Visual Studio Code was repaired for them in October 2024 (5932).',
      ),
      'The designer lists a custom connector only in the region and the subscription of the logic app.',
      markdownLines(
        'One error is known and open (Azure/LogicAppsUX, issue 9005, April 2026): adding an action of a custom connector in Visual',
        'Studio Code made hundreds of API connections. To add a step, copy one of these workflows in the code view instead.',
      ),
    ]),
    markdownLines(
      'If the custom connector is refused, use the published one. Its definition is not public, so whether its paths are the ones',
      'that these workflows call (such as `/send`) is assumed; compare one step in the designer. With the published connector',
      "Microsoft's platform probably runs its script; with the custom one nothing runs one, and the workflows do not depend on it.",
    ),
  ];
};

const settingUp = ({ name, connection }: Connector): string[] => [
  'Create the logic app in Azure, and switch its managed identity on.',
  markdownParts(
    markdownLines(
      "Deploy the connector, the connection and the access for the logic app into the logic app's resource group. The command asks for",
      `the key, \`${connection.name}\`, and for the object ID of the identity. If the logic app is in another region than its group,`,
      'add `--parameters location=REGION-OF-THE-LOGIC-APP`.',
    ),
    markdownCode(
      [
        'az deployment group create --resource-group MY-GROUP --template-file azure/connection.json \\',
        '  --query properties.outputs',
      ],
      'sh',
    ),
    "For the published connector create the connection in the portal's designer instead, which gives the access too.",
  ),
  markdownLines(
    markdownParts(
      markdownLines(
        'Give the logic app its two settings, with the `api` and the `connectionRuntimeUrl` that the command has put out. (For the',
        'published connector: the value in the table above, and the `connectionRuntimeUrl` in the JSON view of the connection.)',
      ),
      markdownCode(
        [
          'az logicapp config appsettings set --resource-group MY-GROUP --name MY-LOGIC-APP \\',
          `  --settings "${apiSetting(name)}=API" "${runtimeUrlSetting(name)}=CONNECTION-RUNTIME-URL"`,
        ],
        'sh',
      ),
    ),
    '',
  ),
  markdownLines(
    'Change the values in `parameters.json`, and deploy the folder with the Azure Logic Apps (Standard) extension for Visual',
    'Studio Code. **If it asks whether to overwrite settings in Azure, answer "No to all".** It uploads `local.settings.json`,',
    'where the storage is that of your own computer. The two settings above are not in that file as it comes, so that no answer',
    'can replace them.',
  ),
];

const switchedOn = markdownLines(
  'The workflows are switched on as soon as they are deployed: they send when somebody calls them, and the low-credit alarm sends',
  'nothing while it has no number. To switch one off, use the portal or `az logicapp workflow disable`.',
);

const onYourComputer = ({ name }: Connector): string =>
  markdownParts(
    '## On your own computer',
    markdownLines(
      `Add the two settings above to \`Values\` in \`local.settings.json\`, and set \`${name}-Authentication\` in \`parameters.json\` to`,
      `\`{ "type": "Raw", "scheme": "Key", "parameter": "@appsetting('${name}-connectionKey')" }\`. Opening a workflow in the designer`,
      `fetches \`${name}-connectionKey\`, which is valid for 7 days. Git ignores the file. Set the authentication back before you deploy.`,
    ),
    markdownLines(
      'Leave out the extension\'s command "Parameterize connections" once the project has a second connection: it then makes',
      `\`${name}-Authentication\` refer to itself.`,
    ),
  );

const differences = ({ throttling }: Connector): string[] => [
  markdownLines(
    'The workflows send the content type themselves, read the status code in each answer, and never retry a message, because',
    "nothing runs the connector's script on a custom connector.",
  ),
  markdownLines(
    'The connector and its workflows are for accounts on v2: the choice of the API needs policies and a script. On an account of',
    'the newer generation v2 may accept a text and never send it, so run `ProveYourAccount` once before you rely on it. Such an',
    'account sends with `SendOnEngage`, which calls that API over HTTP: put the key into an app setting, and set `engageKey` in',
    "`parameters.json` to `@appsetting('THE-SETTING')`.",
  ),
  markdownLines(
    'For Standard, Microsoft names no number of calls a minute ("based on your implementation"); that a connection takes 500, as on',
    `Consumption, is inferred. The campaign keeps to ${throttling.calls} calls in ${throttling.renewalPeriod} seconds by itself.`,
  ),
  markdownLines(
    "The workflows were checked action by action against a schema made from the designer's types, and the templates against",
    "Microsoft's published ones, which know neither the access policy nor `connectionRuntimeUrl`. Nothing was deployed anywhere yet.",
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
    switchedOn,
    onYourComputer(connector),
    '## What is different here',
    markdownList(differences(connector)),
  );
