/**
 * Rules on the description itself: what the emitters would lose or hide, so that nobody sees it in the emitted files. The
 * root of the description is `connector/sendmode.ts`; an action stands in its own file in `connector/actions/`.
 */

import type { Place } from '../document-view.ts';
import { descriptionColorRules } from '../properties/brand-color.ts';
import { availableCategories, mostCategories } from '../properties/metadata.ts';
import type { Rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { descriptionFieldRules } from './description-fields.ts';
import { descriptionTextRules } from './description-texts.ts';
import { actionsOf, errorsOf } from './description-view.ts';

const isRepeated = (place: Place, index: number, all: readonly Place[]): boolean =>
  !place.isMissing && all.findIndex((other) => other.value === place.value) < index;

const callOf = (action: Place): string =>
  `${action.at('method').text ?? ''} ${action.at('path').text ?? ''}`.toLowerCase();

export const descriptionRules: readonly Rule[] = [
  {
    code: 'ConnectorNameNotLowerCase',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'The name of the connector must consist of lower-case letters.',
    consequence: 'The name is part of addresses and of file names.',
    fix: 'Write it as in "sendmode".',
    find: (description) => [description.at('name')].filter(({ text }) => !/^[a-z]+$/.test(text ?? '')),
  },
  {
    code: 'ActionsMissing',
    severity: 'error',
    on: 'description',
    source: sources.submission,
    demand: 'The connector must have an action.',
    consequence: 'There would be nothing to call.',
    fix: 'Add an action to the list.',
    find: (description) => [description.at('actions')].filter(({ items }) => items.length === 0),
  },
  {
    code: 'OperationIdRequired',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'Every action must have an operation id.',
    consequence: 'No host can offer the action.',
    fix: 'Add an operation id such as "SendMessage".',
    find: (description) =>
      actionsOf(description)
        .map((action) => action.at('operationId'))
        .filter(({ text }) => !text?.trim()),
  },
  {
    code: 'OperationIdNotUnique',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'Every operation id must be used once.',
    consequence: 'Flows find an action by its id, and the two would share one request and one result.',
    fix: 'Give the action an operation id of its own.',
    find: (description) =>
      actionsOf(description)
        .map((action) => action.at('operationId'))
        .filter(isRepeated)
        .map((place) => ({ place, message: `The operation id "${place.text}" is used more than once.` })),
  },
  {
    code: 'ActionOverwritten',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'No two actions may have the same method and path.',
    consequence: 'A definition holds one operation for each; the earlier action would be lost.',
    fix: 'Change the method or the path of one of them.',
    find: (description) =>
      actionsOf(description).flatMap((action, index, all) => {
        const earlier = all.slice(0, index).find((other) => callOf(other) === callOf(action));
        return earlier && !action.at('path').isMissing
          ? [
              {
                place: action.at('path'),
                message: `The action has the method and the path of ${earlier.at('operationId').text ?? 'another action'}.`,
              },
            ]
          : [];
      }),
  },
  {
    code: 'MethodNotKnown',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'The method of an action must be get or post.',
    consequence: 'The hosts that this connector is emitted for are given no other.',
    fix: 'Write get for what only reads, and post for what changes something.',
    find: (description) =>
      actionsOf(description)
        .map((action) => action.at('method'))
        .filter(({ text }) => text !== 'get' && text !== 'post'),
  },
  {
    code: 'OperationPathMustStartWithSlash',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'A path must begin with a slash.',
    consequence: 'The call would go to another address than the one meant.',
    fix: 'Put a slash before it.',
    find: (description) =>
      actionsOf(description)
        .map((action) => action.at('path'))
        .filter(({ text }) => !text?.startsWith('/')),
  },
  {
    code: 'OperationIdNotFound',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'The operation that tests a connection must exist.',
    consequence: 'No connection can be tested.',
    fix: 'Name the operation id of an action.',
    find: (description) => {
      const ids = actionsOf(description).map((action) => action.at('operationId').value);
      return [description.at('testConnection')].filter(({ value }) => !ids.includes(value));
    },
  },
  {
    code: 'ErrorStatusNotUnique',
    severity: 'error',
    on: 'description',
    source: sources.own,
    demand: 'Every error status must be described once.',
    consequence: 'An operation holds one response for each status; the earlier one would be lost.',
    fix: 'Put both cases into one description.',
    find: (description) =>
      errorsOf(description)
        .map((error) => error.at('status'))
        .filter(isRepeated),
  },
  {
    code: 'ErrorStatusNotValid',
    severity: 'error',
    on: 'description',
    source: sources.codingStandards,
    demand: 'An error status must be a whole number from 400 to 599.',
    consequence: 'A status of the 200s would replace the result of every action.',
    fix: 'Use the status that the answer has.',
    find: (description) =>
      errorsOf(description)
        .map((error) => error.at('status'))
        .filter(({ value }) => !(Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599)),
  },
  {
    code: 'InvalidConnectorCategory',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: "Every category must be one of Microsoft's list.",
    consequence: 'Certification refuses the connector.',
    fix: `Choose from: ${availableCategories.join('; ')}.`,
    find: (description) =>
      description.at('categories').items.filter(({ text }) => !availableCategories.includes(text ?? '')),
  },
  {
    code: 'TooManyConnectorCategories',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'The connector may have at most two categories.',
    consequence: 'Certification refuses the connector.',
    fix: 'Keep the two that fit best.',
    find: (description) => [description.at('categories')].filter(({ items }) => items.length > mostCategories),
  },
  ...descriptionColorRules,
  ...descriptionTextRules,
  ...descriptionFieldRules,
];
