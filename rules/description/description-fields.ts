/** Rules on fields, and on the names of the definitions that are made of them. */

import type { Action, GroupField, Wrapper } from '../../connector/model.ts';
import { requestName, requestPartName, responseName, responsePartName } from '../../emit/names.ts';
import type { Place } from '../document-view.ts';
import type { Rule } from '../rule.ts';
import { sources } from '../sources.ts';
import {
  actionsOf,
  errorGroups,
  errorsOf,
  type FieldGroup,
  fieldGroups,
  requestGroups,
  resultGroups,
} from './description-view.ts';

const valueTypes = ['string', 'integer', 'number', 'array'];

const typesOf = (groups: readonly FieldGroup[]): readonly Place[] =>
  groups.flatMap(({ fields }) => fields.map((field) => field.at('type')));

/** The fields that must have a value type, and those of a result that may be groups as well. */
const unknownTypes = (description: Place): readonly Place[] => {
  const actions = actionsOf(description);
  const outer = actions.flatMap((action) => resultGroups(action).slice(0, 1));
  const inner = actions.flatMap((action) => resultGroups(action).slice(1));
  const values = [...actions.flatMap(requestGroups), ...inner, ...errorGroups(description)];
  return [
    ...typesOf(values).filter(({ text }) => !valueTypes.includes(text ?? '')),
    ...typesOf(outer).filter(({ text }) => ![...valueTypes, 'object'].includes(text ?? '')),
  ];
};

const wrapperOf = (action: Place): Place => action.at('body', 'wrapper', 'name');

interface DefinitionName {
  readonly name: string;
  readonly place: Place;
  /** What the definition holds, where two of the same content may share a name. */
  readonly content?: string;
}

/** The names that the emitters give; they read nothing of an action but its operation id and the name of the part. */
const namesOfAction = (action: Place): readonly DefinitionName[] => {
  const id = action.value as Action;
  const groups = action
    .at('results')
    .items.filter((field) => field.at('type').text === 'object' && field.at('name').text !== undefined);
  const wrapper = wrapperOf(action);
  return [
    ...(action.has('body') ? [{ name: requestName(id), place: action.at('operationId') }] : []),
    ...(wrapper.text === undefined
      ? []
      : [{ name: requestPartName(id, action.at('body', 'wrapper').value as Wrapper), place: wrapper }]),
    { name: responseName(id), place: action.at('operationId') },
    ...groups.map((group) => ({ name: responsePartName(id, group.value as GroupField), place: group.at('name') })),
  ];
};

const definitionNames = (description: Place): readonly DefinitionName[] => {
  const actions = actionsOf(description).filter(
    (action, index, all) =>
      action.isObject &&
      all.findIndex((other) => other.at('operationId').value === action.at('operationId').value) === index,
  );
  const errors = errorsOf(description).filter((error) => error.at('body', 'definition').text !== undefined);
  return [
    ...actions.flatMap(namesOfAction),
    ...errors.map((error) => ({
      name: error.at('body', 'definition').text ?? '',
      place: error.at('body', 'definition'),
      content: JSON.stringify(error.at('body').value),
    })),
  ];
};

export const descriptionFieldRules: readonly Rule[] = [
  {
    code: 'FieldNameNotUnique',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'The fields of one object must have different names.',
    consequence: 'An object holds one value for each name; the earlier field would be lost.',
    fix: 'Rename or remove one of them.',
    find: (description) =>
      fieldGroups(description).flatMap(({ what, fields }) =>
        fields
          .map((field) => field.at('name'))
          .filter((name, index, all) => name.text && all.findIndex((other) => other.text === name.text) < index)
          .map((place) => ({ place, message: `The name "${place.text}" is used more than once in ${what}.` })),
      ),
  },
  {
    code: 'WrapperNameTaken',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'The wrapper must not have the name of a field beside it.',
    consequence: 'The field would be lost.',
    fix: 'Rename the field or the wrapper.',
    find: (description) =>
      actionsOf(description)
        .filter((action) =>
          action.at('body', 'besideWrapper').items.some((field) => {
            const name = wrapperOf(action).text;
            return name !== undefined && field.at('name').text === name;
          }),
        )
        .map(wrapperOf),
  },
  {
    code: 'ConnectionIdParameterNotAllowed',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: "No field of a request may be named 'connectionId'.",
    consequence: 'The platform puts a parameter of that name into every call; certification refuses the connector.',
    fix: 'Rename it.',
    find: (description) =>
      actionsOf(description)
        .flatMap((action) => [
          wrapperOf(action),
          ...requestGroups(action).flatMap(({ fields }) => fields.map((field) => field.at('name'))),
        ])
        .filter(({ text }) => text?.toLowerCase() === 'connectionid'),
  },
  {
    code: 'FieldTypeNotKnown',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: `A field must be of type ${valueTypes.join(', ')}; a field of a result may be an object of such fields.`,
    consequence: 'The emitters know no other, and the field would be lost.',
    fix: 'Use one of these types.',
    find: unknownTypes,
  },
  {
    code: 'DefinitionNameNotUnique',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'Every emitted definition must have a name of its own.',
    consequence: 'One of the two objects would be lost, and both would have the fields of the other.',
    fix: 'Rename the action, the object or the definition of the error body.',
    find: (description) =>
      definitionNames(description).flatMap(({ name, place, content }, index, all) => {
        const earlier = all.slice(0, index).find((other) => other.name === name);
        const isSame = earlier?.content !== undefined && earlier.content === content;
        return earlier && !isSame ? [{ place, message: `Another object is emitted as "${name}" already.` }] : [];
      }),
  },
];
