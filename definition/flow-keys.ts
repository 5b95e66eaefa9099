import type { OpenAPIV2 } from 'openapi-types';
import { isObject } from './json-text.ts';
import { resolve } from './lookup.ts';
import { nearest } from './nearest.ts';
import type { Operation } from './operations.ts';

/** A key under which flows store one value of an action, such as `Content-Type` or `body/message/messagetext`. */
export interface FlowKey {
  readonly key: string;
  /** The name of the parameter, then the names of the properties below it. */
  readonly path: readonly string[];
  readonly label?: string;
  /** The schema of the value; for a parameter that is no body, the parameter itself. */
  readonly schema: OpenAPIV2.SchemaObject;
  /** Whether the value is an object whose properties have keys of their own. */
  readonly group: boolean;
}

/** What an action is called with: a value for each parameter, the body whole. */
export type ActionInputs = ReadonlyMap<string, unknown>;

/** Inputs, or what is wrong with the keys, one full sentence each. */
export type FlowKeyReading =
  | { readonly ok: true; readonly inputs: ActionInputs }
  | { readonly ok: false; readonly problems: readonly string[] };

const labelOf = (schema: object): { label?: string } => {
  const label = (schema as Record<string, unknown>)['x-ms-summary'];
  return typeof label === 'string' && label !== '' ? { label } : {};
};

const bodyKeys = (
  document: OpenAPIV2.Document,
  element: OpenAPIV2.Schema,
  path: readonly string[],
  above: readonly object[],
): FlowKey[] => {
  const schema = resolve<OpenAPIV2.SchemaObject>(document, element);
  const children = Object.entries(schema.properties ?? {});
  // A schema that holds itself goes on for ever: below the first repetition, the value is given whole.
  const group = children.length > 0 && !above.includes(schema);
  const own: FlowKey = { key: path.join('/'), path, schema, group, ...labelOf(schema) };
  if (!group) return [own];
  return [own, ...children.flatMap(([name, child]) => bodyKeys(document, child, [...path, name], [...above, schema]))];
};

/** Every key that flows can store for an operation. An object that has properties comes before them, with `group` set. */
export const listFlowKeys = (document: OpenAPIV2.Document, operation: Operation): FlowKey[] => [
  ...operation.parameters.map(
    ({ name, schema }): FlowKey => ({ key: name, path: [name], schema, group: false, ...labelOf(schema) }),
  ),
  ...(operation.body ? bodyKeys(document, operation.body.schema, [operation.body.name], []) : []),
];

/** A value, or the values below it; a map, so that no property name can reach an object's prototype. */
type Tree = Map<string, Tree | { readonly value: unknown }>;

const insert = (tree: Tree, path: readonly string[], value: unknown): void => {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    tree.set(name, { value });
    return;
  }
  const below = tree.get(name);
  const next: Tree = below instanceof Map ? below : new Map();
  tree.set(name, next);
  insert(next, rest, value);
};

const toValue = (node: Tree | { readonly value: unknown }): unknown =>
  node instanceof Map ? Object.fromEntries([...node].map(([name, child]) => [name, toValue(child)])) : node.value;

const unknownKey = (operationId: string, key: string, keys: readonly FlowKey[]): string => {
  const leaves = keys.filter(({ group }) => !group).map((each) => each.key);
  const meant = nearest(key, leaves);
  const fix = meant ? `Did you mean "${meant}"?` : `It has: ${leaves.join(', ') || 'none'}.`;
  return `The API operation '${operationId}' has no parameter "${key.slice(0, 200)}". ${fix}`;
};

const conflicts = (given: readonly FlowKey[]): string[] =>
  given
    .filter(({ group }) => group)
    .flatMap((parent) =>
      given
        .filter(
          ({ path }) => path.length > parent.path.length && parent.path.every((name, index) => path[index] === name),
        )
        .map(
          ({ key }) =>
            `"${parent.key}" and "${key}" are both given, and the first holds the second. Give the whole or its parts, not both.`,
        ),
    );

/**
 * Turns the flat keys that flows store into a value for each parameter, the body nested. An object may be given whole
 * under its own key instead of part by part. Unknown and conflicting keys are refused.
 */
export const fromFlowKeys = (
  document: OpenAPIV2.Document,
  operation: Operation,
  flat: Readonly<Record<string, unknown>>,
): FlowKeyReading => {
  const keys = listFlowKeys(document, operation);
  const byKey = new Map(keys.map((each) => [each.key, each]));
  const tree: Tree = new Map();
  const given: FlowKey[] = [];
  const problems: string[] = [];
  for (const [key, value] of Object.entries(flat)) {
    const known = byKey.get(key);
    if (known) {
      given.push(known);
      insert(tree, known.path, value);
    } else {
      problems.push(unknownKey(operation.operationId, key, keys));
    }
  }
  problems.push(...conflicts(given));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, inputs: new Map([...tree].map(([name, node]) => [name, toValue(node)])) };
};

const flatten = (value: unknown, own: FlowKey, keys: readonly FlowKey[]): [string, unknown][] => {
  const children = keys.filter(
    ({ path }) => path.length === own.path.length + 1 && own.path.every((name, index) => path[index] === name),
  );
  const names = new Set(children.map(({ path }) => path.at(-1) ?? ''));
  const entries = isObject(value) ? Object.entries(value) : [];
  // What the definition does not declare has no key of its own, so its parent is kept whole and nothing is lost.
  const declared = entries.length > 0 && entries.every(([name]) => names.has(name));
  if (!own.group || !declared) return [[own.key, value]];
  return entries.flatMap(([name, child]) => {
    const below = children.find(({ path }) => path.at(-1) === name);
    return below ? flatten(child, below, keys) : [];
  });
};

/** The flat keys for a value of each parameter: the inverse of {@link fromFlowKeys}. Parameters without a key are left out. */
export const toFlowKeys = (
  document: OpenAPIV2.Document,
  operation: Operation,
  inputs: ActionInputs,
): Record<string, unknown> => {
  const keys = listFlowKeys(document, operation);
  return Object.fromEntries(
    [...inputs].flatMap(([name, value]) => {
      const own = keys.find(({ path }) => path.length === 1 && path[0] === name);
      return own ? flatten(value, own, keys) : [];
    }),
  );
};
