import type { Definition, Schema } from './document.ts';
import { type FlowKey, flowKeysOf } from './flow-keys.ts';
import { findOperation, textAt } from './operations.ts';

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;

/** One field of a card. */
export interface CardField {
  /** The key under which flows store the value, such as `body/message/messagetext` or `Content-Type`. */
  readonly key: string;
  /** The label with its parents' labels before it. */
  readonly label: string;
  readonly description: string;
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
}

const typeOf = ({ type }: Schema): CardField['type'] => {
  const first = typeof type === 'string' ? type : type?.[0];
  return types.find((each) => each === first) ?? 'string';
};

const visibilityOf = (schema: Schema): CardField['visibility'] | 'internal' => {
  const value = schema['x-ms-visibility'];
  return value === 'important' || value === 'advanced' || value === 'internal' ? value : 'normal';
};

const fieldOf = ({ key, path, label, labelsAbove, required, schema, group }: FlowKey): CardField[] => {
  const visibility = visibilityOf(schema);
  if (group || visibility === 'internal') return [];
  return [
    {
      key,
      label: [...labelsAbove, label ?? path.at(-1)].join(' '),
      description: textAt(schema, 'description') ?? '',
      type: typeOf(schema),
      required,
      visibility,
      ...(Array.isArray(schema.enum) ? { choices: schema.enum } : {}),
      ...(schema.default === undefined ? {} : { default: schema.default }),
    },
  ];
};

/** The order of the designer, in which advanced fields come before those without a visibility. */
const rank = (field: CardField): number =>
  field.required ? 0 : { important: 1, advanced: 2, normal: 3 }[field.visibility];

const isShown = (field: CardField): boolean =>
  field.required || field.visibility === 'important' || field.default !== undefined;

/**
 * The card of an action in today's designer (`Azure/LogicAppsUX` 5.110, parameter processing). A parent's label stands
 * before each child's, and a child counts as required only if every parent is. Required fields come first, then important,
 * advanced and all other ones; internal ones are hidden. Required and important ones are always shown, and so is every one
 * that has a default, whatever its visibility; the rest is folded. Microsoft's documentation describes the older designer,
 * which folds advanced fields alone and puts them last.
 *
 * @throws Error if the definition has no such operation.
 */
export const layOutCard = (definition: Definition, operationId: string): Card => {
  const operation = findOperation(definition, operationId);
  const fields = operation.inputs
    .flatMap((input) => flowKeysOf(definition, input))
    .flatMap(fieldOf)
    .sort((first, second) => rank(first) - rank(second));
  return {
    operationId,
    title: operation.summary || operationId,
    description: operation.description,
    shown: fields.filter(isShown),
    folded: fields.filter((field) => !isShown(field)),
  };
};
