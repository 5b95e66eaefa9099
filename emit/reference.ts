import type { Connector } from '../connector/model.ts';
import { inputsOf } from './action.ts';
import { markdownPage, markdownParts, markdownTable } from './markdown.ts';
import { actionSection, anchorOf } from './reference-action.ts';

type Row = readonly string[];

const availabilitySection = ({ availability }: Connector): string =>
  markdownParts(
    'Microsoft offers the published connector in these services and regions:',
    markdownTable(
      ['Service', 'Class', 'Regions'],
      availability.map((each) => [each.service, each.class, each.regions]),
    ),
  );

const contactSection = ({ contact }: Connector): string =>
  markdownTable(
    ['Contact', ''],
    [
      ['Name', contact.name],
      ['URL', contact.url],
    ],
  );

/** The platform keeps a connection with a key to the person who made it (Microsoft's pages: "Not shareable"). */
const connectionSection = ({ connection, apiChoice }: Connector): string =>
  markdownParts(
    '## Creating a connection',
    'There is one type of authentication:',
    markdownTable(
      ['Authentication type', 'Description', 'Where', 'Sharing'],
      [['Default', 'Parameters for creating connection.', 'All regions', 'Not shareable']],
    ),
    'A connection belongs to the person who made it: with whom an app is shared is asked to create one of their own.',
    `The key is stored encrypted by the platform and sent in the header \`${connection.header}\`, without any word before it.`,
    markdownTable(
      ['Name', 'Type', 'Description', 'Required'],
      [[connection.label, 'securestring', connection.description, 'True']],
    ),
    `One thing more may be chosen, which the published connector does not ask for: \`${apiChoice.name}\`, "${apiChoice.label}". ${apiChoice.description} ${apiChoice.tooltip}`,
    markdownTable(
      ['Value', 'Meaning', 'Where the key goes'],
      apiChoice.values.map(({ value, label, description, host }) => [`\`${value}\``, `${label}. ${description}`, host]),
    ),
  );

const throttlingSection = ({ throttling }: Connector): string =>
  markdownParts(
    '## Throttling limits',
    markdownTable(
      ['Name', 'Calls', 'Renewal period'],
      [['API calls per connection', String(throttling.calls), `${throttling.renewalPeriod} seconds`]],
    ),
  );

const actionsSection = (connector: Connector): string =>
  markdownParts(
    '## Actions',
    markdownTable(
      ['Action', 'Operation ID', 'Description'],
      connector.actions.map((action) => [
        `[${action.summary}](#${anchorOf(action)})`,
        action.operationId,
        action.description,
      ]),
    ),
    ...connector.actions.map((action) => actionSection(connector, action)),
  );

/** What is marked as an extension, by its name, and why; a field of several actions stands once. */
const extensionRows = ({ actions, apiChoice }: Connector): Row[] => {
  const marked = actions.flatMap((action): { name: string; extension?: string | undefined }[] => [
    { name: action.operationId, extension: action.extension },
    ...inputsOf(action),
    ...action.results.filter((field) => field.type !== 'object'),
  ]);
  return [...new Map([...marked, apiChoice].flatMap(({ name, extension }) => (extension ? [[name, extension]] : [])))];
};

/**
 * `docs/reference.md`, in the form of Microsoft's connector reference: metadata, connection, throttling, and the
 * parameters and returns of each action. It closes with what goes beyond the published reference and what is assumed.
 */
export const emitReference = (connector: Connector): string =>
  markdownPage(
    `# ${connector.title}${connector.releaseStatus === 'Preview' ? ' (Preview)' : ''}`,
    '<!-- Emitted from the description in connector/. Change it there and run: npm run build -->',
    connector.description,
    markdownTable(
      ['Connector metadata', ''],
      [
        ['Publisher', connector.publisher],
        ['Release status', connector.releaseStatus],
        ['Version', connector.version],
        ['Website', connector.website],
        ['Privacy policy', connector.privacyPolicy],
        ['Categories', connector.categories.join(', ')],
      ],
    ),
    contactSection(connector),
    availabilitySection(connector),
    connectionSection(connector),
    throttlingSection(connector),
    actionsSection(connector),
    '## Beyond the published reference',
    'These are optional and not part of the connector that Microsoft publishes.',
    markdownTable(['Field', 'Why'], extensionRows(connector)),
    '## What is assumed',
    "No document of Sendmode's states the following. Each assumption stands in one line of the description.",
    markdownTable(
      ['Assumption', 'Basis'],
      connector.assumptions.map(({ assumption, basis }) => [assumption, basis]),
    ),
  );
