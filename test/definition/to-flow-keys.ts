import type { Definition } from '../../definition/document.ts';
import { type ActionInputs, type FlowKey, listFlowKeys } from '../../definition/flow-keys.ts';
import { isObject } from '../../definition/json-text.ts';
import type { Operation } from '../../definition/operations.ts';

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

/** The flat keys for a value of each parameter: the inverse of `fromFlowKeys`. Parameters without a key are left out. */
export const toFlowKeys = (
  definition: Definition,
  operation: Operation,
  inputs: ActionInputs,
): Record<string, unknown> => {
  const keys = listFlowKeys(definition, operation);
  return Object.fromEntries(
    [...inputs].flatMap(([name, value]) => {
      const own = keys.find(({ path }) => path.length === 1 && path[0] === name);
      return own ? flatten(value, own, keys) : [];
    }),
  );
};
