/** Rules on the two JSON files as text: what the deployment tools read, and the form that the coding standards ask for. */

import { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** The files are ASCII, so that a character is a byte; others are counted by NotAscii. */
const mostBytes = 1_000_000;

const lines = (file: Place): readonly string[] => (file.text ?? '').split('\n');

const firstLine = (file: Place, test: RegExp): readonly Breach[] => {
  const index = lines(file).findIndex((line) => test.test(line));
  return index < 0
    ? []
    : [
        {
          ...placed(new Place(`${file.pointer}, line ${index + 1}`, undefined)),
          value: lines(file)[index]?.trimStart(),
        },
      ];
};

const standardOrder = [
  'swagger',
  'info',
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'paths',
  'definitions',
  'parameters',
];

export const textFileRules: readonly Rule<Place>[] = [
  rule({
    code: 'ByteOrderMark',
    source: sources.paconn,
    demand: 'The file must not begin with a byte order mark.',
    consequence: 'The deployment tool paconn stops with JSONDecodeError.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    find: (file) => (file.text?.startsWith('\uFEFF') ? [{ ...placed(file), seen: 'a byte order mark' }] : []),
  }),
  rule({
    code: 'NotAscii',
    severity: 'warning',
    source: sources.paconn,
    demand: 'The file must consist of ASCII characters.',
    consequence: "The deployment tool paconn reads it in the computer's own encoding, and the text arrives changed.",
    fix: 'Write the character as an escape such as \\u00e9, or do without it.',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins there.
    find: (file) => firstLine(file, /[^\x00-\x7F\uFEFF]/),
  }),
  rule({
    code: 'FileTooLarge',
    source: sources.files,
    demand: 'The file must be smaller than 1 MB.',
    fix: 'Make two connectors of it.',
    find: (file) =>
      (file.text?.length ?? 0) >= mostBytes ? [{ ...placed(file), seen: `${file.text?.length} characters` }] : [],
  }),
  rule({
    code: 'TabOrTrailingBlank',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'Lines must be indented with spaces and must not end with blanks.',
    fix: 'Indent with spaces, and remove the blanks at the ends of lines.',
    find: (file) => firstLine(file, /^ *\t|[ \t]\r?$/),
  }),
];

export const keyOrderRules: readonly Rule<Place>[] = [
  rule({
    code: 'KeyOrder',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'The root must have its keys in the order of the coding standards.',
    consequence: 'Reviewers look for the parts in that order.',
    fix: `Keep the order: ${standardOrder.join(', ')}.`,
    find: (definition) => {
      const found = definition.keys.filter((key) => standardOrder.includes(key));
      const sorted = standardOrder.filter((key) => found.includes(key));
      return found.every((key, index) => key === sorted[index]) ? [] : [{ ...placed(definition), value: found }];
    },
  }),
];
