/**
 * Rules on the model that a definition is emitted from: only what the emitters would lose or hide, so that nobody sees it
 * in the emitted files. Everything else is said about the files, and traced back to the model by whoever reports it.
 */

import { Place } from '../document-view.ts';
import type { Finding } from '../finding.ts';
import { applyRules, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { unknownKeys } from './keys.ts';
import { actionsOf, errorsOf, fieldGroups } from './view.ts';

/** A name under which an object is emitted. */
export interface EmittedName {
  readonly name: string;
  /** The keys of the place in the description that it is made of. */
  readonly from: readonly string[];
  /** What the object holds, where two of the same content may share a name. */
  readonly content?: string;
}

/** The description, checked as it is, since a file may have been run without its types being checked. */
export interface Description {
  readonly root: Place;
  readonly names: readonly EmittedName[];
}

const isRepeated = (place: Place, index: number, all: readonly Place[]): boolean =>
  !place.isMissing && all.findIndex((other) => other.value === place.value) < index;

const callOf = (action: Place): string =>
  `${action.at('method').text ?? ''} ${action.at('path').text ?? ''}`.toLowerCase();

const wrapperOf = (action: Place): Place => action.at('body', 'wrapper', 'name');

const actionRules: readonly Rule<Description>[] = [
  rule({
    code: 'ConnectorNameNotLowerCase',
    source: sources.own,
    demand: 'The name of the connector must consist of lower-case letters.',
    consequence: 'The name is part of addresses and of file names.',
    fix: 'Write it as in "contoso".',
    find: ({ root }) => [root.at('name')].filter(({ text }) => !/^[a-z]+$/.test(text ?? '')),
  }),
  rule({
    code: 'ActionsMissing',
    source: sources.own,
    demand: 'The connector must have an action.',
    consequence: 'There would be nothing to call.',
    fix: 'Add an action to the list.',
    find: ({ root }) => [root.at('actions')].filter(({ items }) => items.length === 0),
  }),
  rule({
    code: 'DescriptionKeyNotKnown',
    source: sources.own,
    demand: 'The description must have only keys that the emitters read.',
    consequence: 'No emitter reads the key, so what it says would be lost.',
    fix: 'Correct or remove the key.',
    find: ({ root }) => unknownKeys(root),
  }),
  rule({
    code: 'ActionOverwritten',
    source: sources.own,
    demand: 'No two actions may have the same method and path.',
    consequence: 'A definition holds one operation for each; the earlier action would be lost.',
    fix: 'Change the method or the path of one of them.',
    find: ({ root }) =>
      actionsOf(root).flatMap((action, index, all) => {
        const earlier = all.slice(0, index).find((other) => callOf(other) === callOf(action));
        return earlier && !action.at('path').isMissing
          ? [
              {
                ...placed(action.at('path')),
                message: `The action has the method and the path of ${earlier.at('operationId').text ?? 'another action'}.`,
              },
            ]
          : [];
      }),
  }),
];

const errorRules: readonly Rule<Description>[] = [
  rule({
    code: 'ErrorStatusNotUnique',
    source: sources.own,
    demand: 'Every error status must be described once.',
    consequence: 'An operation holds one response for each status; the earlier one would be lost.',
    fix: 'Put both cases into one description.',
    find: ({ root }) =>
      errorsOf(root)
        .map((error) => error.at('status'))
        .filter(isRepeated),
  }),
  rule({
    code: 'ErrorStatusNotValid',
    source: sources.codingStandards,
    demand: 'An error status must be a whole number from 400 to 599.',
    consequence: 'A status of the 200s would replace the result of every action.',
    fix: 'Use the status that the answer has.',
    find: ({ root }) =>
      errorsOf(root)
        .map((error) => error.at('status'))
        .filter(({ value }) => !(Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599)),
  }),
];

const nameRules: readonly Rule<Description>[] = [
  rule({
    code: 'FieldNameNotUnique',
    source: sources.own,
    demand: 'The fields of one object must have different names.',
    consequence: 'An object holds one value for each name; the earlier field would be lost.',
    fix: 'Rename or remove one of them.',
    find: ({ root }) =>
      fieldGroups(root).flatMap(({ what, fields }) =>
        fields
          .map((field) => field.at('name'))
          .filter((name, index, all) => name.text && all.findIndex((other) => other.text === name.text) < index)
          .map((name) => ({
            ...placed(name),
            message: `The name "${name.text}" is used more than once in ${what}.`,
          })),
      ),
  }),
  rule({
    code: 'WrapperNameTaken',
    source: sources.own,
    demand: 'The wrapper must not have the name of a field beside it.',
    consequence: 'The field would be lost.',
    fix: 'Rename the field or the wrapper.',
    find: ({ root }) =>
      actionsOf(root)
        .filter((action) =>
          action.at('body', 'besideWrapper').items.some((field) => {
            const name = wrapperOf(action).text;
            return name !== undefined && field.at('name').text === name;
          }),
        )
        .map(wrapperOf),
  }),
  rule({
    code: 'DefinitionNameNotUnique',
    source: sources.own,
    demand: 'Every emitted definition must have a name of its own.',
    consequence: 'One of the two objects would be lost, and both would have the fields of the other.',
    fix: 'Rename the action, the object or the definition of the error body.',
    find: ({ root, names }) =>
      names.flatMap(({ name, from, content }, index, all) => {
        const earlier = all.slice(0, index).find((other) => other.name === name);
        const isSame = earlier?.content !== undefined && earlier.content === content;
        return earlier && !isSame
          ? [{ ...placed(root.at(...from)), message: `Another object is emitted as "${name}" already.` }]
          : [];
      }),
  }),
];

export const descriptionRules: readonly Rule<Description>[] = [...actionRules, ...errorRules, ...nameRules];

/**
 * Holds a description against the rules on it.
 *
 * @param file what findings are to call it.
 * @param names the names under which its objects are emitted.
 */
export const checkDescription = (file: string, description: unknown, names: readonly EmittedName[]): Finding[] =>
  applyRules(descriptionRules, { root: new Place(file, description), names });
