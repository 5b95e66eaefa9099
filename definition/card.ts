import type { OpenAPIV2 } from 'openapi-types';
import { findOperation, listParameters, resolve } from './lookup.ts';

type Schema = OpenAPIV2.SchemaObject;
type Visibility = 'important' | 'normal' | 'advanced';

/** One field of a card. */
export interface CardField {
  /** The key under which flows store the value, such as `body/message/messagetext` or `Content-Type`. */
  readonly key: string;
  /** The label with its parents' labels before it. */
  readonly label: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly required: boolean;
  readonly visibility: Visibility;
  readonly choices?: readonly unknown[];
  readonly default?: unknown;
}

/** An action as a designer lays it out: what is always shown, and what is folded under advanced parameters. */
export interface Card {
  readonly operationId: string;
  readonly title: string;
  readonly description: string;
  readonly shown: readonly CardField[];
  readonly advanced: readonly CardField[];
}

interface Place {
  readonly key: string;
  readonly parentLabel: string;
  readonly required: boolean;
  /** The schemas above, from the body down. */
  readonly above: readonly Schema[];
}

const keyOf = (document: object, name: string): unknown => (document as Record<string, unknown>)[name];

const textOf = (document: object, name: string): string => {
  const value = keyOf(document, name);
  return typeof value === 'string' ? value : '';
};

const typeOf = (schema: Schema): CardField['type'] => {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'integer':
    case 'number':
    case 'boolean':
    case 'array':
    case 'object':
      return type;
    default:
      return 'string';
  }
};

const visibilityOf = (element: object): Visibility | 'internal' => {
  const value = keyOf(element, 'x-ms-visibility');
  return value === 'important' || value === 'advanced' || value === 'internal' ? value : 'normal';
};

const leaf = (element: Schema, place: Place, label: string): CardField[] => {
  const visibility = visibilityOf(element);
  if (visibility === 'internal') return [];
  return [
    {
      key: place.key,
      label,
      description: textOf(element, 'description'),
      type: typeOf(element),
      required: place.required,
      visibility,
      ...(Array.isArray(element.enum) ? { choices: element.enum } : {}),
      ...(element.default === undefined ? {} : { default: element.default }),
    },
  ];
};

/**
 * The fields of a body, flattened. A parent's label stands before each child's, and a child counts as required only if
 * every parent is (Logic Apps designer, `Azure/LogicAppsUX`, parameter processing). A schema that holds itself goes on
 * for ever: below its first repetition, the value is one field.
 */
const bodyFields = (document: OpenAPIV2.Document, schema: Schema, place: Place, ownName: string): CardField[] => {
  const resolved = resolve<Schema>(document, schema);
  const ownLabel = textOf(resolved, 'x-ms-summary') || textOf(resolved, 'title');
  const properties = Object.entries(resolved.properties ?? {});
  if (properties.length === 0 || place.above.includes(resolved)) {
    return leaf(resolved, place, `${place.parentLabel} ${ownLabel || ownName}`.trim());
  }
  const parentLabel = `${place.parentLabel} ${ownLabel}`.trim();
  return properties.flatMap(([name, property]) =>
    bodyFields(
      document,
      property,
      {
        key: `${place.key}/${name}`,
        parentLabel,
        required: place.required && (resolved.required ?? []).includes(name),
        above: [...place.above, resolved],
      },
      name,
    ),
  );
};

const parameterFields = (document: OpenAPIV2.Document, parameter: OpenAPIV2.Parameter): CardField[] => {
  const place = { key: parameter.name, parentLabel: '', required: parameter.required === true, above: [] };
  return parameter.in === 'body'
    ? bodyFields(document, parameter.schema, place, parameter.name)
    : leaf(parameter as unknown as Schema, place, textOf(parameter, 'x-ms-summary') || parameter.name);
};

const rank = (field: CardField): number =>
  field.required ? 0 : { important: 1, normal: 2, advanced: 3 }[field.visibility];

/**
 * The card of an action. Required fields come first, then important, normal and advanced ones; internal ones are
 * hidden; advanced ones that are not required are folded.
 *
 * @throws Error if the definition has no such operation.
 */
export const layOutCard = (document: OpenAPIV2.Document, operationId: string): Card => {
  const found = findOperation(document, operationId);
  const { operation } = found;
  const fields = listParameters(document, found)
    .flatMap((parameter) => parameterFields(document, parameter))
    .sort((first, second) => rank(first) - rank(second));
  return {
    operationId,
    title: operation.summary ?? operationId,
    description: operation.description ?? '',
    shown: fields.filter((field) => rank(field) < 3),
    advanced: fields.filter((field) => rank(field) === 3),
  };
};

const fieldText = (field: CardField): string => {
  const type = field.type === 'string' ? '' : ` (${field.type})`;
  const initial = field.default === undefined ? '' : ` [${String(field.default)}]`;
  return `${field.required ? '*' : ' '} ${field.label}${type}${initial}\n    ${field.description}`;
};

/** The card as plain text: a star before what must be filled in, the description below, advanced parameters last. */
export const cardText = (card: Card): string =>
  [
    card.title,
    card.description,
    '',
    ...card.shown.map(fieldText),
    ...(card.advanced.length > 0 ? ['', 'Advanced parameters', ...card.advanced.map(fieldText)] : []),
    '',
  ].join('\n');
