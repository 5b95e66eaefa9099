import { characterName, unseenCharacters } from '../connector/numbers.ts';
import type { Actions } from '../emit/documents/workflow.ts';
import { jsonLiteral, member, value } from './expressions.ts';
import { readNumbers } from './numbers.ts';

const number = member('item()', 'number');

/** Whether the entry in hand is a mobile number that can be read. */
export const isNumber = `not(empty(${number}))`;
/** The number of the entry in hand is on a list of numbers. */
export const isOn = (list: string): string => `contains(${list}, ${number})`;

/** The entries that are no readable mobile numbers. */
export const setAside = "body('Not_a_mobile_number')";
/** The numbers that receive the message, as international digits, each once. */
export const eachOnce = "outputs('Each_number_once')";
/** How many entries are a number that is listed already. */
export const duplicates = `sub(length(body('Allowed')), length(${eachOnce}))`;

/**
 * Reads the recipients and keeps those who may receive the message, each number once, however it is written.
 *
 * @param from - the expression of the list
 * @param more - an expression that must hold besides
 */
export const chooseRecipients = (from: string, more?: string): Actions => ({
  ...readNumbers('Recipients', from).steps,
  Not_a_mobile_number: {
    type: 'Query',
    inputs: { from: "@body('Recipients_read')", where: value(`empty(${number})`) },
  },
  Allowed: {
    type: 'Query',
    inputs: { from: "@body('Recipients_read')", where: value(more ? `and(${isNumber}, ${more})` : isNumber) },
  },
  Allowed_numbers: { type: 'Select', inputs: { from: "@body('Allowed')", select: value(number) } },
  Each_number_once: { type: 'Compose', inputs: "@union(body('Allowed_numbers'), body('Allowed_numbers'))" },
});

const names = unseenCharacters.map((each) => `"${characterName(each)}":"\\${characterName(each)}"`).join(',');

/** Entries as one text in which what nobody sees is written as `\u202a`: the first ten, and 500 characters of them. */
export const writeOut = (list: string, from: string): { readonly steps: Actions; readonly text: string } => ({
  steps: {
    [list]: { type: 'Select', inputs: { from: value(from), select: value(member('item()', 'given')) } },
    Names_of_characters: {
      type: 'Compose',
      description: 'How characters that nobody sees are written in a message.',
      inputs: value(jsonLiteral(`{${names}}`)),
    },
    [`${list}_written_out`]: {
      type: 'Select',
      inputs: {
        from: value(`chunk(take(string(take(body('${list}'), 10)), 500), 1)`),
        select: "@coalesce(outputs('Names_of_characters')?[item()], item())",
      },
    },
  },
  text: `@{join(body('${list}_written_out'), '')}`,
});
