/** Rules on the lengths of texts. */

import { allParametersOf, operationsOf, propertiesOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import type { Breach, Rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** In characters. Source: Microsoft's string guidance; the validator itself allows a summary of 120. */
export const longest = { title: 30, summary: 80, label: 80 } as const;

export const summariesOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).map(({ place }) => place.at('summary'));

export const labelsOf = (definition: Place): readonly Place[] =>
  [...allParametersOf(definition), ...propertiesOf(definition)].map((place) => place.at('x-ms-summary'));

const longerThan = (places: readonly Place[], limit: number, what: string): readonly Breach[] =>
  places
    .filter(({ text }) => (text?.length ?? 0) > limit)
    .map((place) => ({
      place,
      message: `${what} has ${place.text?.length} characters; ${limit} are allowed.`,
      fix: `Shorten it to at most ${limit} characters.`,
    }));

export const lengthRules: readonly Rule[] = [
  {
    code: 'FieldLengthExceeded',
    severity: 'error',
    on: 'definition',
    source: sources.stringGuidance,
    demand: `The title may have at most ${longest.title} characters and a label (x-ms-summary) ${longest.label}.`,
    consequence: 'Certification refuses the connector; a card has no room for more.',
    fix: 'Shorten it.',
    find: (definition) => [
      ...longerThan([definition.at('info', 'title')], longest.title, 'The title'),
      ...longerThan(labelsOf(definition), longest.label, 'The label'),
    ],
  },
  {
    code: 'OperationSummaryTooLong',
    severity: 'error',
    on: 'definition',
    source: sources.stringGuidance,
    demand: `The summary of an action may have at most ${longest.summary} characters.`,
    consequence: 'Certification refuses the connector; a card has no room for more.',
    fix: 'Shorten it.',
    find: (definition) => longerThan(summariesOf(definition), longest.summary, 'The summary'),
  },
  {
    code: 'FieldLengthNotInRange',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'The description of the connector must have 30 to 500 characters.',
    consequence: 'Certification refuses the connector.',
    fix: 'Say in one or two sentences what a maker can do with the connector.',
    find: (definition) =>
      [definition.at('info', 'description')].filter(
        ({ text }) => text?.trim() && (text.length < 30 || text.length > 500),
      ),
  },
];
