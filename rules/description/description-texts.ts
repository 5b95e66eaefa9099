/** Rules on the texts of the description: they are there, and short enough. */

import { longest } from '../definition/lengths.ts';
import { nameOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import type { Rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { actionsOf, errorsOf, fieldGroups } from './description-view.ts';

const at = (place: Place, ...keys: readonly string[]): readonly Place[] => keys.map((key) => place.at(key));

const where = (place: Place, ...keys: readonly string[]): readonly Place[] =>
  place.isMissing ? [] : at(place, ...keys);

const isObject = (field: Place): boolean => field.at('type').text === 'object';

const fieldsOf = (description: Place): readonly Place[] => fieldGroups(description).flatMap(({ fields }) => fields);

const labelsOf = (description: Place): readonly Place[] => [
  description.at('connection', 'label'),
  description.at('contentType', 'label'),
  ...fieldsOf(description)
    .filter((field) => !isObject(field))
    .map((field) => field.at('label')),
];

const textsOf = (description: Place): readonly Place[] => [
  ...at(description, 'title', 'description', 'version', 'publisher', 'website', 'privacyPolicy', 'host', 'basePath'),
  ...at(description.at('contact'), 'name', 'url'),
  ...at(description.at('connection'), 'name', 'header', 'description', 'tooltip'),
  ...at(description.at('contentType'), 'name', 'description', 'value'),
  description.at('defaultErrorDescription'),
  ...actionsOf(description).flatMap((action) => [
    ...at(action, 'summary', 'description', 'modelDescription', 'resultDescription'),
    ...where(action.at('body'), 'description'),
    ...where(action.at('body', 'wrapper'), 'name', 'description'),
  ]),
  ...fieldsOf(description).flatMap((field) => [
    ...at(field, 'name', 'description'),
    ...(field.at('type').text === 'array' ? [field.at('itemDescription')] : []),
  ]),
  ...errorsOf(description).flatMap((error) => [
    error.at('description'),
    ...where(error.at('body'), 'definition', 'description'),
  ]),
  ...labelsOf(description),
];

/** A shared list of fields is met once for each answer that has it; one report is enough. */
const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.pointer, place])).values(),
];

export const descriptionTextRules: readonly Rule[] = [
  {
    code: 'RequiredPropertyMissing',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'Every text of the description must be there.',
    consequence: 'Certification refuses the connector, and makers see no text at this place.',
    fix: 'Add it.',
    find: (description) =>
      distinct(textsOf(description))
        .filter(({ text }) => text === undefined)
        .map((place) => ({
          place,
          message: `The ${nameOf(place)} is ${place.isMissing ? 'missing' : 'not a text'}.`,
          fix: `Write the ${nameOf(place)} as a text.`,
        })),
  },
  {
    code: 'RequiredValueEmpty',
    severity: 'error',
    on: 'description',
    source: sources.validator,
    demand: 'No text of the description may be empty.',
    consequence: 'Certification refuses the connector, and makers see no text at this place.',
    fix: 'Write it.',
    find: (description) =>
      distinct(textsOf(description))
        .filter(({ text }) => text?.trim() === '')
        .map((place) => ({ place, message: `The ${nameOf(place)} is empty.`, fix: `Write the ${nameOf(place)}.` })),
  },
  {
    code: 'FieldLengthExceeded',
    severity: 'error',
    on: 'description',
    source: sources.stringGuidance,
    demand: `A label may have at most ${longest.label} characters.`,
    consequence: 'Certification refuses the connector; a card has no room for more.',
    fix: `Shorten it to at most ${longest.label} characters.`,
    find: (description) =>
      distinct(labelsOf(description))
        .filter(({ text }) => (text?.length ?? 0) > longest.label)
        .map((place) => ({
          place,
          message: `The label has ${place.text?.length} characters; ${longest.label} are allowed.`,
        })),
  },
  {
    code: 'OperationSummaryTooLong',
    severity: 'error',
    on: 'description',
    source: sources.stringGuidance,
    demand: `The summary of an action may have at most ${longest.summary} characters.`,
    consequence: 'Certification refuses the connector; a card has no room for more.',
    fix: `Shorten it to at most ${longest.summary} characters.`,
    find: (description) =>
      actionsOf(description)
        .map((action) => action.at('summary'))
        .filter(({ text }) => (text?.length ?? 0) > longest.summary)
        .map((place) => ({
          place,
          message: `The summary has ${place.text?.length} characters; ${longest.summary} are allowed.`,
        })),
  },
];
