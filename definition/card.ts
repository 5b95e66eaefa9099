import type { Definition, Schema } from './document.ts';
import { type FlowKey, flowKeysOf } from './flow-keys.ts';
import { findOperation, textAt } from './operations.ts';
import { defaultOf, permittedValues } from './values.ts';

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'any'] as const;

/** One field of a card. */
export interface CardField {
  /** The key under which flows store the value, such as `body/message/messagetext` or `Content-Type`. */
  readonly key: string;
  /** The label with its parents' labels before it. */
  readonly label: string;
  readonly description: string;
  /** `any` where the definition names no type. */
  readonly type: (typeof types)[number];
  readonly required: boolean;
  readonly visibility: 'important' | 'normal' | 'advanced';
  readonly choices?: readonly unknown[];
  readonly default?: unknown;
}

/** An action as the designer lays it out: what is always shown, and what is folded under "Advanced parameters". */
export interface Card {
  readonly operationId: string;
  readonly title: string;
  readonly description: string;
  readonly shown: readonly CardField[];
  readonly folded: readonly CardField[];
  /** Values whose form another operation gives: the designer shows nothing of them before it has asked that one. */
  readonly loadedLater: readonly CardField[];
}

const typeOf = ({ type }: Schema): CardField['type'] => {
  const first = typeof type === 'string' ? type : type?.[0];
  return types.find((each) => each === first) ?? 'any';
};

const visibilityOf = ({ visibility: value }: FlowKey): CardField['visibility'] | 'internal' =>
  value === 'important' || value === 'advanced' || value === 'internal' ? value : 'normal';

/** A file is its content and its name. The labels are inferred. */
const fileFields = (field: CardField): CardField[] => [
  { ...field, key: `${field.key}/$content`, type: 'string' },
  { ...field, key: `${field.key}/$filename`, label: `${field.label} (file name)`, type: 'string' },
];

const fieldsOf = (flowKey: FlowKey): CardField[] => {
  const { key, path, label, labelsAbove, required, schema, group } = flowKey;
  const visibility = visibilityOf(flowKey);
  if (group || visibility === 'internal') return [];
  const choices = permittedValues(schema);
  const given = defaultOf(schema);
  const field: CardField = {
    key,
    label: [...labelsAbove, label ?? path.at(-1)].join(' '),
    description: textAt(schema, 'description') ?? '',
    type: typeOf(schema),
    required,
    visibility,
    ...(choices ? { choices } : {}),
    ...(given === undefined ? {} : { default: given }),
  };
  return schema.type === 'file' ? fileFields(field) : [field];
};

const isLoadedLater = ({ schema }: FlowKey): boolean =>
  Object.hasOwn(schema, 'x-ms-dynamic-schema') || Object.hasOwn(schema, 'x-ms-dynamic-properties');

/** The order of the designer, in which advanced fields come before those without a visibility. */
const rank = (field: CardField): number =>
  field.required ? 0 : { important: 1, advanced: 2, normal: 3 }[field.visibility];

const isShown = (field: CardField): boolean =>
  field.required || field.visibility === 'important' || field.default !== undefined;

/**
 * The card of an action in today's designer (`Azure/LogicAppsUX` 5.110, parameter processing). A parent's label stands
 * before each child's, and a child counts as required only if every parent is; it has the visibility of its parent unless it
 * has one of its own. Required fields come first, then important,
 * advanced and all other ones; internal ones are hidden. Required and important ones are always shown, and so is every one
 * that has a default, whatever its visibility; the rest is folded. Microsoft's documentation describes the older designer,
 * which folds advanced fields alone and puts them last.
 *
 * @throws Error if the definition has no such operation.
 */
export const layOutCard = (definition: Definition, operationId: string): Card => {
  const operation = findOperation(definition, operationId);
  const keys = operation.inputs.flatMap((input) => flowKeysOf(definition, input));
  const fields = keys
    .filter((key) => !isLoadedLater(key))
    .flatMap(fieldsOf)
    .sort((first, second) => rank(first) - rank(second));
  return {
    operationId,
    title: operation.summary || operationId,
    description: operation.description,
    shown: fields.filter(isShown),
    folded: fields.filter((field) => !isShown(field)),
    loadedLater: keys.filter(isLoadedLater).flatMap(fieldsOf),
  };
};
