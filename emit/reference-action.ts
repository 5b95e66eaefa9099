import type { Action, Connector, InputField, ResultField, ValueField } from '../connector/model.ts';
import { errorsOf, errorText, inputsOf } from './action.ts';
import { markdownParts, markdownTable } from './markdown.ts';
import { bodyParameterName } from './names.ts';

type Row = readonly string[];

/** The anchor of an action's heading, as GitHub makes it. */
export const anchorOf = ({ summary }: Action): string =>
  summary
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const typeNames = { string: 'string', integer: 'integer', number: 'float', array: 'array of string' } as const;
const typeName = (field: ValueField): string => typeNames[field.type];

/** Under which a flow stores the value: the parameter, then the objects around the field. */
const flowKey = ({ body }: Action, field: InputField): string => {
  const above = body?.wrapper && body.fields.includes(field) ? [body.wrapper.name] : [];
  return [bodyParameterName, ...above, field.name].join('/');
};

const parameterRow = (action: Action, field: InputField): Row => [
  field.label,
  field.name,
  flowKey(action, field),
  field.required ? 'True' : '',
  typeName(field),
  field.description,
];

const parameterRows = (connector: Connector, action: Action): Row[] => [
  [
    connector.contentType.label,
    connector.contentType.name,
    connector.contentType.name,
    action.contentTypeRequired ? 'True' : '',
    'string',
    connector.contentType.description,
  ],
  ...inputsOf(action).map((field) => parameterRow(action, field)),
];

const listed = (fields: readonly InputField[]): string => fields.map(({ name }) => `\`${name}\``).join(', ');

/** How the body is built, for hosts that are given it whole. */
const bodyForm = ({ body }: Action): string[] => {
  if (!body?.wrapper) return [];
  const beside = body.besideWrapper ?? [];
  const rest = beside.length > 0 ? `; ${listed(beside)} beside it` : '';
  return [
    `A flow stores each value under its flow key. Power Apps, workflows and code give the object \`${body.wrapper.name}\` with ${listed(body.fields)}${rest}.`,
  ];
};

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

/** What the reference page says of one action. */
export const actionSection = (connector: Connector, action: Action): string =>
  markdownParts(
    `### ${action.summary}`,
    `Operation ID: \`${action.operationId}\` (${action.method.toUpperCase()} ${connector.basePath}${action.path})`,
    action.description,
    repetition(action),
    '#### Parameters',
    markdownTable(['Name', 'Key', 'Flow key', 'Required', 'Type', 'Description'], parameterRows(connector, action)),
    ...bodyForm(action),
    '#### Returns',
    markdownTable(['Name', 'Path', 'Type', 'Description'], resultRows(action.results)),
    '#### Errors',
    markdownTable(
      ['Status', 'Meaning'],
      errorsOf(connector, action).map((error) => [String(error.status), errorText(error)]),
    ),
  );
