/** What a description has in common with the reference page of a connector that is published already. */

import type { Place } from '../document-view.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { actionsOf, fieldsAt } from './view.ts';

/** A row of a published reference page. */
export interface PublishedRow {
  readonly operationId: string;
  readonly direction: 'in' | 'out';
  /** The label. */
  readonly name: string;
  /** The key; of an output the whole path, with dots. */
  readonly path: string;
  readonly required: boolean;
  /** `string`, `integer`, `float` or `array of string`. */
  readonly type: string;
}

export interface Publication {
  readonly root: Place;
  readonly rows: readonly PublishedRow[];
}

/** A field of the description as the reference page would show it, and where it stands. */
interface Described {
  readonly row: PublishedRow;
  readonly field: Place;
  /** Whether the field gives a reason for being otherwise. */
  readonly isExtension: boolean;
}

const types: Readonly<Record<string, string>> = { number: 'float', array: 'array of string' };

const typeOf = (field: Place): string => types[field.at('type').text ?? ''] ?? field.at('type').text ?? '';

const described = (operationId: string, direction: 'in' | 'out', prefix: string, field: Place): Described => ({
  row: {
    operationId,
    direction,
    name: field.at('label').text ?? '',
    path: `${prefix}${field.at('name').text ?? ''}`,
    required: field.at('required').value === true,
    type: typeOf(field),
  },
  field,
  isExtension: field.has('extension'),
});

const outputsBelow = (operationId: string, prefix: string, fields: Place): readonly Described[] =>
  fieldsAt(fields).flatMap((field) =>
    field.at('type').text === 'object'
      ? outputsBelow(operationId, `${prefix}${field.at('name').text ?? ''}.`, field.at('fields'))
      : [described(operationId, 'out', prefix, field)],
  );

const headerOf = (root: Place, action: Place, operationId: string): Described => ({
  row: {
    operationId,
    direction: 'in',
    name: root.at('contentType', 'label').text ?? '',
    path: root.at('contentType', 'name').text ?? '',
    required: action.at('contentTypeRequired').value === true,
    type: 'string',
  },
  field: action,
  isExtension: false,
});

const fieldsOf = (root: Place, action: Place): readonly Described[] => {
  const operationId = action.at('operationId').text ?? '';
  return [
    headerOf(root, action, operationId),
    ...[action.at('body', 'besideWrapper'), action.at('body', 'fields')].flatMap((fields) =>
      fieldsAt(fields).map((field) => described(operationId, 'in', '', field)),
    ),
    ...outputsBelow(operationId, '', action.at('results')),
  ];
};

const lettersAndDigits = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const isSameRow = (row: PublishedRow, other: PublishedRow): boolean =>
  row.operationId === other.operationId && row.direction === other.direction && row.path === other.path;

const isAlike = (row: PublishedRow, other: PublishedRow): boolean =>
  lettersAndDigits(row.name) === lettersAndDigits(other.name) &&
  row.type === other.type &&
  (row.direction === 'out' || row.required === other.required);

const rowText = ({ name, type, required, direction }: PublishedRow): string =>
  `"${name}", ${type}${direction === 'in' ? `, ${required ? 'required' : 'optional'}` : ''}`;

const isPublished = ({ rows }: Publication, operationId: unknown): boolean =>
  rows.some((row) => row.operationId === operationId);

/** Fields of actions that the reference lists too, each with its row there. */
const comparedFields = (publication: Publication): readonly (Described & { readonly published?: PublishedRow })[] =>
  actionsOf(publication.root)
    .filter((action) => isPublished(publication, action.at('operationId').text))
    .flatMap((action) => fieldsOf(publication.root, action))
    .map((field) => {
      const published = publication.rows.find((row) => isSameRow(row, field.row));
      return published ? { ...field, published } : field;
    });

const missingRows = ({ root, rows }: Publication): readonly Breach[] => {
  const all = actionsOf(root).flatMap((action) => fieldsOf(root, action));
  return rows
    .filter((row) => !all.some((field) => isSameRow(row, field.row)))
    .map((row) => {
      const action = actionsOf(root).find((each) => each.at('operationId').text === row.operationId);
      const what = row.direction === 'in' ? 'input' : 'output';
      return {
        pointer: (action ?? root.at('actions')).pointer,
        seen: 'nothing',
        message: `The published reference has the ${what} "${row.path}" of ${row.operationId}, and the description has not.`,
      };
    });
};

const fixWithReason =
  'Write it as the reference has it, or give it an "extension" with the reason, from connector/extensions.ts.';
const unlikePublished = 'A maker who follows the published page, or a flow that moves from there, does not find it.';

/** Every rule on a description and the reference that is published. */
export const publishedRules: readonly Rule<Publication>[] = [
  rule({
    code: 'PublishedRowMissing',
    source: sources.published,
    demand: 'Everything that the published reference lists must be described.',
    consequence: 'Flows that move from the published connector lose it.',
    fix: 'Describe it as the reference has it.',
    find: missingRows,
  }),
  rule({
    code: 'ActionNotPublished',
    source: sources.published,
    demand: 'An action that the published reference does not list must say why it exists.',
    consequence: unlikePublished,
    fix: 'Give the action an "extension" with the reason, from connector/extensions.ts.',
    find: (publication) =>
      actionsOf(publication.root)
        .filter((action) => !isPublished(publication, action.at('operationId').text) && !action.has('extension'))
        .map((action) => action.at('operationId')),
  }),
  rule({
    code: 'FieldNotPublished',
    source: sources.published,
    demand: 'A field that the published reference does not list must say why it exists.',
    consequence: unlikePublished,
    fix: 'Give the field an "extension" with the reason, from connector/extensions.ts.',
    find: (publication) =>
      comparedFields(publication)
        .filter(({ published, isExtension }) => !published && !isExtension)
        .map(({ field }) => field.at('name')),
  }),
  rule({
    code: 'FieldUnlikePublished',
    source: sources.published,
    demand: 'A field must have the label, the type and the need of the published reference, or say why not.',
    consequence: unlikePublished,
    fix: fixWithReason,
    find: (publication) =>
      comparedFields(publication).flatMap(({ row, field, published, isExtension }) =>
        published && !isExtension && !isAlike(row, published)
          ? [
              {
                pointer: field.at('label').isMissing ? field.pointer : field.at('label').pointer,
                seen: rowText(row),
                message: `The published reference has ${row.operationId} ${row.path} as ${rowText(published)}.`,
              },
            ]
          : [],
      ),
  }),
  rule({
    code: 'NewFieldRequired',
    source: sources.published,
    demand: 'A field that the published reference does not list must be optional.',
    consequence: 'Flows that move from the published connector do not fill it in, and fail.',
    fix: 'Make the field optional.',
    find: (publication) =>
      comparedFields(publication)
        .filter(({ row, published }) => !published && row.direction === 'in' && row.required)
        .map(({ field }) => field.at('required')),
  }),
  rule({
    code: 'ExtensionNeedless',
    source: sources.published,
    demand: 'Only what differs from the published reference may give a reason for it.',
    consequence: 'The reference page of this connector would call published things its own.',
    fix: 'Remove the "extension".',
    find: (publication) => [
      ...comparedFields(publication)
        .filter(({ row, published, isExtension }) => published && isExtension && isAlike(row, published))
        .map(({ field }) => field.at('extension')),
      ...actionsOf(publication.root)
        .filter((action) => isPublished(publication, action.at('operationId').text))
        .map((action) => action.at('extension'))
        .filter((extension) => !extension.isMissing),
    ],
  }),
];
