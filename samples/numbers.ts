import {
  characterName,
  digitsOfNumber,
  droppedCharacters,
  keptCharacters,
  longestEntry,
  mostHomeDigits,
  oneDigitCodes,
  scheme,
  twoDigitCodes,
} from '../connector/numbers.ts';
import type { Actions } from '../emit/documents/workflow.ts';
import { asText, either, isDigits, jsonLiteral, literal, member, replaced, value } from './expressions.ts';
import { fail, holds } from './steps.ts';

/**
 * The connector's one rule for numbers, `readNumber`, in the workflow language. That has no regular expressions: whether an
 * entry has known characters alone is seen by adding them to the known ones, and only such an entry becomes XML, whose
 * `translate()` drops characters. What XML cannot hold is never known, so no entry can make a step fail.
 */

const home = "outputs('Country_code')";
const known = "outputs('Known_characters')";

/** Stands where a text begins. No entry has it by then. */
const start = '<';
const plus = `${start}+`;

/** The country code at the beginning of international digits; fewer than three are filled up with `x`. */
const codeAt = (digits: string, from: number): string => {
  const part = (length: number): string => `substring(concat(${digits}, 'xxxx'), ${from}, ${length})`;
  const isIn = (codes: readonly string[], length: number): string =>
    `contains(${literal(`,${codes.join(',')},`)}, concat(',', ${part(length)}, ','))`;
  return either(isIn(oneDigitCodes, 1), part(1), either(isIn(twoDigitCodes, 2), part(2), part(3)));
};

/** The country code as digits, from `353`, `+353` or `00353`; anything else ends the run. `given` is an expression. */
const countryCode = (given: string): Actions => {
  const text = asText(given);
  const isReadable = [
    `or(${["''", "'+'", "'00'"].map((before) => `equals(${text}, concat(${before}, ${home}))`).join(', ')})`,
    isDigits(home),
    `not(startsWith(${home}, '0'))`,
    `equals(${home}, ${codeAt(home, 0)})`,
  ];
  return {
    Country_code: {
      type: 'Compose',
      inputs: value(
        replaced(`concat('${start}', ${text})`, [
          [`'${start}00'`, "'#'"],
          [`'${plus}'`, "'#'"],
          ["'#'", "''"],
          [`'${start}'`, "''"],
        ]),
      ),
    },
    Country_code_cannot_be_read: {
      type: 'If',
      expression: holds(`not(and(${isReadable.join(', ')}))`),
      actions: {
        Stop_without_a_country: fail(
          'COUNTRY_CODE_UNREADABLE',
          `Nothing was sent. The country code is "@{${text}}". Write it as digits, such as 353, +353 or 00353.`,
        ),
      },
    },
  };
};

/** What must stand before any list of numbers is read. `given` is the expression of the own country's code. */
export const beforeNumbers = (given: string): Actions => ({
  Characters_to_drop: {
    type: 'Compose',
    description: 'What people type or paste between digits: spaces, dashes, marks that do not show, brackets, quotes.',
    inputs: value(jsonLiteral(`["${droppedCharacters.map(characterName).join('","')}"]`)),
  },
  Known_characters: {
    type: 'Compose',
    inputs: value(`union(outputs('Characters_to_drop'), chunk(${literal(keptCharacters.join(''))}, 1))`),
  },
  ...countryCode(given),
});

const withoutSeparators = (): string => {
  const given = asText('item()');
  const short = either(`greater(length(${given}), ${longestEntry})`, "'?'", given);
  const text = replaced(`toLower(${short})`, [
    [literal(scheme), "''"],
    [literal('"'), "''"],
  ]);
  const isKnown = `equals(length(union(${known}, chunk(concat('+', ${text}), 1))), length(${known}))`;
  const cell = `xml(addProperty(json('{}'), 'cell', ${either(isKnown, text, "'?'")}))`;
  return `xpath(${cell}, concat('translate(string(/cell), "', join(outputs('Characters_to_drop'), ''), '", "")'))`;
};

/** With a plus, however the number was written. A zero in brackets is written `z` until its place is known. */
const withPlus = replaced(`concat('${start}', ${member('item()', 'text')})`, [
  ["'(0)'", "'z'"],
  ["'('", "''"],
  ["')'", "''"],
  [`'${start}z'`, `'${start}0'`],
  [`'${start}00'`, `'${plus}'`],
  [`'${start}0'`, `concat('${plus}', ${home})`],
  [`concat('${start}', ${home})`, `concat('${plus}', ${home})`],
]);

const number = (): string => {
  const code = member('item()', 'country');
  const isHome = `equals(${code}, ${home})`;
  const before = `concat('${plus}', ${code})`;
  const clean = replaced(member('item()', 'text'), [
    [`concat(${before}, 'z')`, before],
    [`concat(${before}, ${either(isHome, "'0'", "'?'")})`, before],
  ]);
  const digits = replaced(clean, [[`'${plus}'`, "''"]]);
  const most = either(isHome, `add(length(${home}), ${mostHomeDigits})`, `${digitsOfNumber.most}`);
  const fits = [
    isDigits(digits),
    `not(startsWith(${code}, '0'))`,
    `not(startsWith(${clean}, concat(${before}, '0')))`,
    `greaterOrEquals(length(${digits}), ${digitsOfNumber.fewest})`,
    `lessOrEquals(length(${digits}), ${most})`,
    `lessOrEquals(length(${digits}), ${digitsOfNumber.most})`,
  ];
  return either(`and(${fits.join(', ')})`, digits, "''");
};

const given = value(member('item()', 'given'));
const text = value(member('item()', 'text'));

/**
 * Reads a list of numbers of any type. The outcome is a list of `given`, as it came, and `number`, its international digits,
 * which are empty where the entry is set aside.
 *
 * @param list - begins the names of the steps
 * @param from - the expression of the list
 */
export const readNumbers = (list: string, from: string): { steps: Actions; outcome: string } => ({
  steps: {
    [`${list}_without_separators`]: {
      type: 'Select',
      description: 'An entry with a letter, a dot or anything else that leaves a doubt becomes a question mark.',
      inputs: { from: value(from), select: { given: '@item()', text: value(withoutSeparators()) } },
    },
    [`${list}_with_plus`]: {
      type: 'Select',
      inputs: { from: `@body('${list}_without_separators')`, select: { given, text: value(withPlus) } },
    },
    [`${list}_with_country`]: {
      type: 'Select',
      inputs: {
        from: `@body('${list}_with_plus')`,
        select: { given, text, country: value(codeAt(member('item()', 'text'), plus.length)) },
      },
    },
    [`${list}_read`]: {
      type: 'Select',
      description: 'The number is empty where the entry is set aside.',
      inputs: { from: `@body('${list}_with_country')`, select: { given, number: value(number()) } },
    },
  },
  outcome: `body('${list}_read')`,
});
