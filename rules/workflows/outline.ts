import type { Place } from '../document-view.ts';

/** A group of actions that run in an order of their own. */
export interface Scope {
  readonly actions: Place;
  /** The step that the scope belongs to; absent for the outermost one. */
  readonly owner?: Step;
}

/** An action of a workflow, where it stands and what it runs beside. */
export interface Step {
  readonly name: string;
  readonly type: string;
  readonly action: Place;
  readonly scope: Scope;
}

/** The scopes that stand inside an action: branches, cases and the rounds of a loop. */
const innerScopes = (owner: Step): Scope[] =>
  [
    owner.action.at('actions'),
    owner.action.at('else', 'actions'),
    ...owner.action.at('cases').members.map((each) => each.at('actions')),
    owner.action.at('default', 'actions'),
  ]
    .filter((actions) => actions.isObject)
    .map((actions) => ({ actions, owner }));

const stepsIn = (scope: Scope): Step[] =>
  scope.actions.keys.flatMap((name) => {
    const action = scope.actions.at(name);
    const step: Step = { name, type: action.at('type').text ?? '', action, scope };
    return [step, ...innerScopes(step).flatMap(stepsIn)];
  });

/** Every action of a workflow definition, outer ones before inner ones. */
export const outline = (definition: Place): Step[] => stepsIn({ actions: definition.at('actions') });

/** The step itself and every step around it, from the inside outwards. */
export const enclosing = (step: Step): Step[] => [step, ...(step.scope.owner ? enclosing(step.scope.owner) : [])];

/** Every text below a place, but for the members of it that are named; those of a JSON schema are no expressions. */
const textsBelow = (place: Place, without: readonly string[]): Place[] =>
  place.text === undefined
    ? [
        ...place.keys.filter((key) => !without.includes(key)).flatMap((key) => textsBelow(place.at(key), [])),
        ...place.items.flatMap((item) => textsBelow(item, [])),
      ]
    : [place];

const plainText = ['description', 'runAfter', 'type', 'kind', 'actions', 'else', 'cases', 'default', 'inputs'];

/** The texts of a step itself, each of which may hold expressions, without those of the steps inside it. */
export const textsOf = ({ action, type }: Step): Place[] => [
  ...textsBelow(action, plainText),
  ...textsBelow(action.at('inputs'), type === 'ParseJson' ? ['schema'] : []),
];
