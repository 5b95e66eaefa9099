import type { Definition, Schema } from './document.ts';
import { nearest } from './nearest.ts';
import { type BodyParameter, labelOf, type Operation, textAt, type ValueParameter } from './operations.ts';
import { resolve } from './references.ts';

/** A key under which flows store one value of an action, such as `Content-Type` or `body/message/messagetext`. */
export interface FlowKey {
  readonly key: string;
  /** The name of the parameter, then the names of the properties below it. */
  readonly path: readonly string[];
  readonly label?: string;
  /** The labels of the objects above it that have one, the outermost first. */
  readonly labelsAbove: readonly string[];
  /**
   * Whether a value must be given: it is required, and so is every object above it. The body at the top stops that only
   * where it says that it is not required (Logic Apps designer, `Azure/LogicAppsUX`, schema processing).
   */
  readonly required: boolean;
  /** Its `x-ms-visibility`, or else that of the nearest object above it that has one. */
  readonly visibility?: unknown;
  /** The schema of the value; for a parameter that is no body, the parameter itself. */
  readonly schema: Schema;
  /** Whether the value is an object whose properties have keys of their own. */
  readonly group: boolean;
}

/** What an action is called with: a value for each parameter, the body whole. */
export type ActionInputs = ReadonlyMap<string, unknown>;

/** Inputs, or what is wrong with the keys, one full sentence each. */
export type FlowKeyReading =
  | { readonly ok: true; readonly inputs: ActionInputs }
  | { readonly ok: false; readonly problems: readonly string[] };

interface Above {
  readonly path: readonly string[];
  readonly labelsAbove: readonly string[];
  readonly required: boolean;
  /** Whether the required properties below are required. */
  readonly demands: boolean;
  readonly visibility: unknown;
  /** The label of a body that is a single value or a list. */
  readonly ownLabel?: string | undefined;
  /** The schemas on the way here. */
  readonly schemas: readonly Schema[];
}

const keysFrom = (definition: Definition, element: Schema, above: Above): FlowKey[] => {
  const { path, labelsAbove, required, demands, schemas } = above;
  const schema = resolve(definition, element);
  const children = Object.entries(schema.properties ?? {});
  const group = children.length > 0 && !schemas.includes(schema);
  const visibility = schema['x-ms-visibility'] ?? above.visibility;
  const label = (group ? undefined : above.ownLabel) ?? textAt(schema, 'title') ?? labelOf(schema);
  const own: FlowKey = {
    key: path.join('/'),
    path,
    ...(label === undefined ? {} : { label }),
    labelsAbove,
    required,
    ...(visibility === undefined ? {} : { visibility }),
    schema,
    group,
  };
  if (!group) return [own];
  const below = children.flatMap(([name, child]) => {
    const wanted = demands && (schema.required ?? []).includes(name);
    return keysFrom(definition, child, {
      path: [...path, name],
      labelsAbove: label === undefined ? labelsAbove : [...labelsAbove, label],
      required: wanted,
      demands: wanted,
      visibility,
      schemas: [...schemas, schema],
    });
  });
  return [own, ...below];
};

/**
 * The keys of one parameter. An object that has properties comes before them, with `group` set. A schema that holds
 * itself goes on for ever: where it stands a second time, the value has one key and is given whole, however deep that is.
 */
export const flowKeysOf = (definition: Definition, input: ValueParameter | BodyParameter): FlowKey[] => {
  const { name, label, required, schema } = input;
  const path = [name];
  if (input.in === 'body') {
    const { optional = false, visibility } = input;
    const top = { path, labelsAbove: [], required, demands: !optional, visibility, ownLabel: label, schemas: [] };
    return keysFrom(definition, schema, top);
  }
  const visibility = schema['x-ms-visibility'];
  return [
    {
      key: name,
      path,
      ...(label === undefined ? {} : { label }),
      labelsAbove: [],
      required,
      ...(visibility === undefined ? {} : { visibility }),
      schema,
      group: false,
    },
  ];
};

/** Every key that flows can store for an operation: those of single values, then those of the body. */
export const listFlowKeys = (definition: Definition, { parameters, body }: Operation): FlowKey[] =>
  [...parameters, ...(body ? [body] : [])].flatMap((input) => flowKeysOf(definition, input));

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
  definition: Definition,
  operation: Operation,
  flat: Readonly<Record<string, unknown>>,
): FlowKeyReading => {
  const keys = listFlowKeys(definition, operation);
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
