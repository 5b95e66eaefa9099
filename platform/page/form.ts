import { type CardField, layOutCard } from '../../definition/card.ts';
import type { Definition } from '../../definition/document.ts';
import { type FlowKey, listFlowKeys } from '../../definition/flow-keys.ts';
import { labelOf, listOperations, type Operation } from '../../definition/operations.ts';
import { valueAt } from '../../definition/pointer.ts';
import { resolve } from '../../definition/references.ts';
import type { ActionForm, FormField, ItemShape } from './views.ts';

/** The example of a value: its own, or its part of the example of the whole body. */
const exampleOf = ({ path, schema }: FlowKey, document: Definition, { body }: Operation): unknown => {
  if (schema.example !== undefined) return schema.example;
  if (!body || path[0] !== body.name) return undefined;
  return valueAt(resolve(document, body.schema).example, path.slice(1));
};

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'any'] as const;

const itemsOf = ({ schema }: FlowKey, document: Definition): ItemShape | undefined => {
  if (schema.type !== 'array') return undefined;
  const items = resolve(document, schema.items ?? {});
  const type = types.find((each) => each === items.type) ?? (items.properties ? 'object' : 'any');
  return { type, ...(Array.isArray(items.enum) ? { choices: items.enum } : {}) };
};

/** The labels of the single values of an operation's good answer, by their names. */
export const resultLabels = (document: Definition, { operationId }: Operation): Record<string, string> => {
  const found = listOperations(document).find(({ operation }) => operation.operationId === operationId);
  const good = found?.operation.responses?.['200'];
  const schema = good && resolve(document, good).schema;
  const labels = Object.entries(schema ? (resolve(document, schema).properties ?? {}) : {}).map(
    ([name, property]) => [name, labelOf(resolve(document, property))] as const,
  );
  return Object.fromEntries(labels.filter((each): each is readonly [string, string] => each[1] !== undefined));
};

/** The form of an action: its card as the designer lays it out, with examples and the shape of lists. */
export const actionForm = (document: Definition, operation: Operation): ActionForm => {
  const { shown, folded, loadedLater, ...card } = layOutCard(document, operation.operationId);
  const keys = new Map(listFlowKeys(document, operation).map((each) => [each.key, each]));
  const complete = (field: CardField): FormField => {
    const key = keys.get(field.key);
    const example = key && exampleOf(key, document, operation);
    const items = key && itemsOf(key, document);
    return {
      ...field,
      inBody: operation.body !== undefined && key?.path[0] === operation.body.name,
      ...(example === undefined ? {} : { example }),
      ...(items === undefined ? {} : { items }),
    };
  };
  return { ...card, shown: shown.map(complete), folded: [...folded, ...loadedLater].map(complete) };
};
