/** Rules on texts: their form, and that they say something. */

import { allParametersOf, isField, operationsOf, propertiesOf, responsesOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { labelsOf, summariesOf } from './lengths.ts';

const operationDescriptionsOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).map(({ place }) => place.at('description'));

const descriptionsOf = (definition: Place): readonly Place[] => [
  ...operationDescriptionsOf(definition),
  ...[...allParametersOf(definition), ...propertiesOf(definition).filter(isField)].map((it) => it.at('description')),
];

/** Words that stay small inside a title. */
const smallWords = new Set('a an and as at but by for from in nor of on or per so the to up via with yet'.split(' '));

const isTitleCase = (text: string): boolean =>
  text.split(/\s+/).every((word, index) => !/^\p{Ll}/u.test(word) || (index > 0 && smallWords.has(word)));

/** Names of products of Microsoft that a text could mention by mistake. */
const products =
  /\b(microsoft|power ?apps|power ?automate|power ?platform|logic ?apps|copilot|dataverse|azure|office 365|sharepoint)\b/i;

const pairs = (definition: Place): readonly (readonly [short: Place, long: Place])[] => [
  ...operationsOf(definition).map(({ place }) => [place.at('summary'), place.at('description')] as const),
  ...[...allParametersOf(definition), ...propertiesOf(definition)].map(
    (place) => [place.at('x-ms-summary'), place.at('description')] as const,
  ),
];

/** Case, blanks and the closing full stop make no difference in what a text says. */
const bare = (place: Place): string => (place.text ?? '').trim().replace(/\.$/, '').toLowerCase();

/** An id such as "Ping" is a word already. */
const isSingleWord = (id: string): boolean => /^[A-Z][a-z]+$/.test(id);

const restrictedInSummary = /[/\\<>*%&?]/;

const emptyPhrases = new Set([
  '',
  'default',
  'response',
  'description',
  'ok',
  'success',
  'error',
  'string',
  'todo',
  'tbd',
]);

export const wordingRules: readonly Rule<Place>[] = [
  rule({
    code: 'RestrictedCharactersInSummary',
    source: sources.validator,
    demand: 'The summary of an action must not contain / \\ < > * % & or ?.',
    fix: 'Say it in words.',
    find: (definition) => summariesOf(definition).filter(({ text }) => restrictedInSummary.test(text ?? '')),
  }),
  rule({
    code: 'TextsRepeatEachOther',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'A description must say more than the summary or the label.',
    consequence: 'Makers read the same words twice, and reviewers send the connector back.',
    fix: 'Say in the description what the name leaves open.',
    find: (definition) =>
      pairs(definition).flatMap(([short, long]) => (bare(long) && bare(short) === bare(long) ? long : [])),
  }),
  rule({
    code: 'SummaryRepeatsOperationId',
    severity: 'warning',
    source: sources.reviews,
    demand: 'The summary of an action must be words, not its operation id.',
    consequence: 'Makers read a name made for machines, and reviewers send the connector back.',
    fix: 'Write the summary as words, such as "Send SMS".',
    find: (definition) =>
      operationsOf(definition)
        .map(({ place, name }) => ({ summary: place.at('summary'), name }))
        .filter(({ summary, name }) => summary.text === name && !isSingleWord(name))
        .map(({ summary }) => summary),
  }),
  rule({
    code: 'DescriptionNotASentence',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'The description of an action or a field must begin with a capital letter and end with a full stop.',
    fix: 'Write a full sentence.',
    find: (definition) =>
      descriptionsOf(definition).filter(({ text }) => text?.trim() && !/^[\p{Lu}\p{N}"'].*\.$/su.test(text)),
  }),
  rule({
    code: 'SpaceMissingAfterFullStop',
    severity: 'warning',
    source: sources.reviews,
    demand: 'A space must follow the full stop between two sentences.',
    fix: 'Put a space between the sentences.',
    find: (definition) =>
      [definition.at('info', 'description'), ...descriptionsOf(definition)].filter(({ text }) =>
        /[A-Za-z]{2}\.[A-Z][a-z]/.test(text ?? ''),
      ),
  }),
  rule({
    code: 'LabelNotInTitleCase',
    severity: 'warning',
    source: sources.stringGuidance,
    demand: 'Every word of a label must begin with a capital letter, small words such as "of" left out.',
    consequence: 'The label looks foreign among the labels of other connectors.',
    fix: 'Write it as in "Mobile Number".',
    find: (definition) => labelsOf(definition).filter(({ text }) => text && !isTitleCase(text.trim())),
  }),
  rule({
    code: 'LabelHasOtherCharacters',
    severity: 'warning',
    source: sources.files,
    demand: 'A summary or a label should consist of letters, digits, spaces and parentheses.',
    consequence: 'Reviewers may ask for another label.',
    fix: 'Say it without the other characters.',
    find: (definition) =>
      [
        ...summariesOf(definition).filter(({ text }) => !restrictedInSummary.test(text ?? '')),
        ...labelsOf(definition),
      ].filter(({ text }) => /[^\p{L}\p{N} ()]/u.test(text?.trim() ?? '')),
  }),
  rule({
    code: 'ProductNameInText',
    severity: 'warning',
    source: sources.stringGuidance,
    demand: "The texts must not name Microsoft's products.",
    consequence: 'Reviewers send the connector back; the same text appears in several products.',
    fix: 'Say it without the name.',
    find: (definition) =>
      [...summariesOf(definition), ...labelsOf(definition), ...descriptionsOf(definition)].filter(({ text }) =>
        products.test(text ?? ''),
      ),
  }),
  rule({
    code: 'ResponseDescriptionSaysNothing',
    severity: 'warning',
    source: sources.reviews,
    demand: 'The description of a response must say what the answer means.',
    consequence: 'Reviewers send the connector back, and makers cannot tell one error from another.',
    fix: 'Say in a sentence what happened and what to do.',
    find: (definition) =>
      operationsOf(definition).flatMap(({ place }) =>
        responsesOf(definition, place)
          .filter((response) => {
            const description = response.place.at('description');
            return bare(description) === response.status || (bare(description) && emptyPhrases.has(bare(description)));
          })
          .map((response) => response.place.at('description')),
      ),
  }),
];
