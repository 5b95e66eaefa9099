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
import type { SampleWorkflow } from './sample-workflow.ts';

/** A table of the workflows. */
export const workflowTable = (workflows: readonly SampleWorkflow[]): string =>
  markdownTable(
    ['workflow', 'what it does'],
    workflows.map(({ name, description }) => [`\`${name}\``, description]),
  );

const deploymentSteps = ({ connection }: Connector): string[] => [
  'Look through `azuredeploy.parameters.json`: which workflows, and the values they start from.',
  markdownLines(
    markdownParts(
      `Run this in a resource group of yours. The command asks for the key, \`${connection.name}\`; it stands in no file.`,
      markdownCode(
        [
          'az deployment group create --resource-group MY-GROUP \\',
          '  --template-file azuredeploy.json --parameters @azuredeploy.parameters.json',
        ],
        'sh',
      ),
    ),
    '',
  ),
  'The workflows are disabled, so nothing is sent yet. Enable one in the portal, on its page, under Overview.',
];

const differences = ({ throttling }: Connector): string[] => [
  markdownLines(
    "This host runs neither the connector's script nor its policies: the resource for custom connectors has no place for them",
    "(its published schema and the portal say so by leaving them out; no page of Microsoft's states it). The workflows therefore",
    'send the content type themselves, read the status code in each answer, and never retry a message.',
  ),
  markdownLines(
    'The connector and its workflows are for accounts on v2: the choice of the API needs policies and a script. On an account of',
    'the newer generation v2 may accept a text and never send it, so run `ProveYourAccount` once before you rely on it. Such an',
    'account sends with `SendOnEngage`, which calls that API over HTTP with the key in the secure parameter `engageKey`.',
  ),
  markdownLines(
    'The limit is not enforced by this connector. Microsoft allows a custom connector 500 requests a minute for each connection;',
    `the campaign keeps to the ${throttling.calls} in ${throttling.renewalPeriod} seconds of the published connector.`,
  ),
  "The files were checked against Microsoft's published schemas and not deployed anywhere yet.",
];

/** `README.md` of the folder. */
export const consumptionReadme = (connector: Connector, workflows: readonly SampleWorkflow[]): string =>
  markdownPage(
    `# ${connector.title} for Logic Apps Consumption`,
    '`azuredeploy.json` deploys the connector, a connection and these workflows:',
    workflowTable(workflows),
    '## Deploy',
    markdownSteps(deploymentSteps(connector)),
    'A workflow with a request trigger shows its address in the designer. Whoever knows the address can call it, so keep it secret.',
    '## What is different here',
    markdownList(differences(connector)),
  );
