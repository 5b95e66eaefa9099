import type { Action, Connector, InputField, ResultField, ValueField } from '../connector/model.ts';
import { errorsOf, inputsOf } from './action.ts';
import { markdownPage, markdownParts, markdownTable } from './markdown.ts';

type Row = readonly string[];

const typeNames = { string: 'string', integer: 'integer', number: 'float', array: 'array of string' } as const;
const typeName = (field: ValueField): string => typeNames[field.type];

const parameterRow = (field: InputField): Row => [
  field.label,
  field.name,
  field.required ? 'True' : '',
  typeName(field),
  field.description,
];

const parameterRows = (connector: Connector, action: Action): Row[] => [
  [
    connector.contentType.label,
    connector.contentType.name,
    action.contentTypeRequired ? 'True' : '',
    'string',
    connector.contentType.description,
  ],
  ...inputsOf(action).map(parameterRow),
];

const resultRows = (results: readonly ResultField[], path = ''): Row[] =>
  results.flatMap((field) =>
    field.type === 'object'
      ? resultRows(field.fields, `${path}${field.name}.`)
      : [[field.label, path + field.name, typeName(field), field.description]],
  );

const repetition = (action: Action): string =>
  action.repetition.safe
    ? `May be repeated when the outcome is unknown. ${action.repetition.reason}`
    : `Must not be repeated when the outcome is unknown. ${action.repetition.reason}`;

const actionSection = (connector: Connector, action: Action): string =>
  markdownParts(
    `### ${action.summary}`,
    `Operation ID: \`${action.operationId}\` (${action.method.toUpperCase()} ${connector.basePath}${action.path})`,
    action.description,
    repetition(action),
    '#### Parameters',
    markdownTable(['Name', 'Key', 'Required', 'Type', 'Description'], parameterRows(connector, action)),
    '#### Returns',
    markdownTable(['Name', 'Path', 'Type', 'Description'], resultRows(action.results)),
    '#### Errors',
    markdownTable(
      ['Status', 'Meaning'],
      errorsOf(connector, action).map((error) => [String(error.status), error.description]),
    ),
  );

const connectionSection = ({ connection }: Connector): string =>
  markdownParts(
    '## Creating a connection',
    `The key is stored encrypted by the platform and sent in the header \`${connection.header}\`, without any word before it.`,
    markdownTable(
      ['Name', 'Type', 'Description', 'Required'],
      [[connection.label, 'securestring', connection.description, 'True']],
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
      connector.actions.map((action) => [action.summary, action.operationId, action.description]),
    ),
    ...connector.actions.map((action) => actionSection(connector, action)),
  );

/** What is marked as an extension, by its name, and why; a field of several actions stands once. */
const extensionRows = ({ actions }: Connector): Row[] => {
  const marked = actions.flatMap((action) => [
    { name: action.operationId, extension: action.extension },
    ...inputsOf(action),
    ...action.results.filter((field) => field.type !== 'object'),
  ]);
  return [...new Map(marked.flatMap(({ name, extension }) => (extension ? [[name, extension]] : [])))];
};

/**
 * `docs/reference.md`, in the form of Microsoft's connector reference: metadata, connection, throttling, and the
 * parameters and returns of each action. It closes with what goes beyond the published reference and what is assumed.
 */
export const emitReference = (connector: Connector): string =>
  markdownPage(
    `# ${connector.title}`,
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
    connectionSection(connector),
    throttlingSection(connector),
    actionsSection(connector),
    '## Beyond the published reference',
    'These fields are optional and not part of the connector that Microsoft publishes.',
    markdownTable(['Field', 'Why'], extensionRows(connector)),
    '## What is assumed',
    "No document of Sendmode's states the following. Each assumption stands in one line of the description.",
    markdownTable(
      ['Assumption', 'Basis'],
      connector.assumptions.map(({ assumption, basis }) => [assumption, basis]),
    ),
  );
