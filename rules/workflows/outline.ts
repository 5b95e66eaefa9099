import type { JsonValue } from '../../emit/documents/definition.ts';
import type { Action, Actions, WorkflowDefinition } from '../../emit/documents/workflow.ts';

/** A group of actions that run in an order of their own. */
export interface Scope {
  readonly actions: Actions;
  readonly pointer: string;
  /** The action that the scope belongs to; absent for the outermost one. */
  readonly owner?: Place;
}

/** An action and where it stands. */
export interface Place {
  readonly name: string;
  readonly action: Action;
  /** The JSON pointer below the definition, such as `/actions/Send_SMS`. */
  readonly pointer: string;
  readonly scope: Scope;
}

/** A key as a part of a JSON pointer. */
export const pointerPart = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The scopes that stand inside an action. */
const innerScopes = (place: Place): Scope[] => {
  const { action, pointer } = place;
  const scope = (actions: Actions, path: string): Scope => ({ actions, pointer: `${pointer}${path}`, owner: place });
  switch (action.type) {
    case 'Foreach':
    case 'Until':
      return [scope(action.actions, '/actions')];
    case 'If':
      return [scope(action.actions, '/actions'), ...(action.else ? [scope(action.else.actions, '/else/actions')] : [])];
    case 'Switch':
      return [
        ...Object.entries(action.cases).map(([name, inner]) =>
          scope(inner.actions, `/cases/${pointerPart(name)}/actions`),
        ),
        scope(action.default.actions, '/default/actions'),
      ];
    default:
      return [];
  }
};

const placesIn = (scope: Scope): Place[] =>
  Object.entries(scope.actions).flatMap(([name, action]) => {
    const place: Place = { name, action, pointer: `${scope.pointer}/${pointerPart(name)}`, scope };
    return [place, ...innerScopes(place).flatMap(placesIn)];
  });

/** Every action of a workflow, outer ones before inner ones. */
export const outline = (definition: WorkflowDefinition): Place[] =>
  placesIn({ actions: definition.actions, pointer: '/actions' });

/** The action itself and every action around it, from the inside outwards. */
export const enclosing = (place: Place): Place[] => [place, ...(place.scope.owner ? enclosing(place.scope.owner) : [])];

/** A text that may hold expressions, and where it stands. */
export interface Text {
  readonly text: string;
  readonly pointer: string;
}

/** Every text below a value, but for the members of it that are named; those of a JSON schema are no expressions. */
const textsBelow = (value: JsonValue | undefined, pointer: string, without: readonly string[]): Text[] => {
  if (typeof value === 'string') return [{ text: value, pointer }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !without.includes(key))
    .flatMap(([key, inner]) => textsBelow(inner, `${pointer}/${pointerPart(key)}`, []));
};

const plainText = ['description', 'runAfter', 'type', 'kind', 'actions', 'else', 'cases', 'default'];

/** The texts of an action itself, without those of the actions inside it. */
export const textsOf = ({ action, pointer }: Place): Text[] => {
  const { inputs, ...rest } = { inputs: undefined, ...action } as Record<string, JsonValue | undefined>;
  const schemaless = action.type === 'ParseJson' ? ['schema'] : [];
  return [
    ...textsBelow(rest as Record<string, JsonValue>, pointer, plainText),
    ...textsBelow(inputs, `${pointer}/inputs`, schemaless),
  ];
};
