/** Rules on the lengths of texts. */

import { allParametersOf, operationsOf, propertiesOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** In characters. Source: Microsoft's string guidance; the validator refuses no label and no summary for its length. */
const longest = { title: 30, summary: 80, label: 80 } as const;

/** The summary of every operation. */
export const summariesOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).map(({ place }) => place.at('summary'));

/** The label of every parameter and of every property. */
export const labelsOf = (definition: Place): readonly Place[] =>
  [...allParametersOf(definition), ...propertiesOf(definition)].map((place) => place.at('x-ms-summary'));

const longerThan = (places: readonly Place[], limit: number, what: string): readonly Breach[] =>
  places
    .filter(({ text }) => (text?.length ?? 0) > limit)
    .map((place) => ({
      ...placed(place),
      message: `${what} has ${place.text?.length} characters; ${limit} are allowed.`,
      fix: `Shorten it to at most ${limit} characters.`,
    }));

export const lengthRules: readonly Rule<Place>[] = [
  rule({
    code: 'FieldLengthExceeded',
    source: sources.validator,
    demand: `The title may have at most ${longest.title} characters.`,
    fix: 'Shorten it.',
    find: (definition) => longerThan([definition.at('info', 'title')], longest.title, 'The title'),
  }),
  rule({
    code: 'LabelTooLong',
    severity: 'warning',
    source: sources.stringGuidance,
    demand: `A label (x-ms-summary) should have at most ${longest.label} characters.`,
    consequence: 'A card has no room for more.',
    fix: 'Shorten it.',
    find: (definition) => longerThan(labelsOf(definition), longest.label, 'The label'),
  }),
  rule({
    code: 'OperationSummaryTooLong',
    severity: 'warning',
    source: sources.stringGuidance,
    demand: `The summary of an action should have at most ${longest.summary} characters.`,
    consequence: 'A card has no room for more.',
    fix: 'Shorten it.',
    find: (definition) => longerThan(summariesOf(definition), longest.summary, 'The summary'),
  }),
  rule({
    code: 'FieldLengthNotInRange',
    source: sources.validator,
    demand: 'The description of the connector must have 30 to 500 characters.',
    fix: 'Say in one or two sentences what a maker can do with the connector.',
    find: (definition) =>
      [definition.at('info', 'description')].filter(
        ({ text }) => text?.trim() && (text.length < 30 || text.length > 500),
      ),
  }),
];
