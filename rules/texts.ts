/** Rules on the two JSON files as text: what the deployment tools read, and the form that the coding standards ask for. */

import { Place } from './document-view.ts';
import type { Breach, Rule } from './rule.ts';
import { sources } from './sources.ts';

/** The files are ASCII, so that a character is a byte; others are counted by NotAscii. */
const mostBytes = 1_000_000;

const lines = (file: Place): readonly string[] => (file.text ?? '').split('\n');

const firstLine = (file: Place, test: RegExp): readonly Breach[] => {
  const index = lines(file).findIndex((line) => test.test(line));
  return index < 0
    ? []
    : [
        {
          place: new Place(`${file.pointer}, line ${index + 1}`, undefined),
          received: lines(file)[index]?.trimStart(),
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

export const textRules: readonly Rule[] = [
  {
    code: 'ByteOrderMark',
    severity: 'error',
    on: 'text',
    source: sources.paconn,
    demand: 'The file must not begin with a byte order mark.',
    consequence: 'The deployment tool paconn stops with JSONDecodeError.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    find: (file) => (file.text?.startsWith('\uFEFF') ? [{ place: file, seen: 'a byte order mark' }] : []),
  },
  {
    code: 'NotAscii',
    severity: 'error',
    on: 'text',
    source: sources.paconn,
    demand: 'The file must consist of ASCII characters.',
    consequence: "The deployment tool paconn reads it in the computer's own encoding, and the text arrives changed.",
    fix: 'Write the character as an escape such as \\u00e9, or do without it.',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins there.
    find: (file) => firstLine(file, /[^\x00-\x7F\uFEFF]/),
  },
  {
    code: 'FileTooLarge',
    severity: 'error',
    on: 'text',
    source: sources.submission,
    demand: 'The file must be smaller than 1 MB.',
    consequence: 'Certification refuses the connector.',
    fix: 'Make two connectors of it.',
    find: (file) =>
      (file.text?.length ?? 0) >= mostBytes ? [{ place: file, seen: `${file.text?.length} characters` }] : [],
  },
  {
    code: 'TabOrTrailingBlank',
    severity: 'warning',
    on: 'text',
    source: sources.codingStandards,
    demand: 'Lines must be indented with spaces and must not end with blanks.',
    consequence: 'Reviewers send the connector back.',
    fix: 'Run "npm run build", which writes the file anew.',
    find: (file) => firstLine(file, /^ *\t|[ \t]\r?$/),
  },
  {
    code: 'KeyOrder',
    severity: 'warning',
    on: 'definition',
    source: sources.codingStandards,
    demand: 'The root must have its keys in the order of the coding standards.',
    consequence: 'Reviewers look for the parts in that order.',
    fix: `Keep the order: ${standardOrder.join(', ')}.`,
    find: (definition) => {
      const found = definition.keys.filter((key) => standardOrder.includes(key));
      const sorted = standardOrder.filter((key) => found.includes(key));
      return found.every((key, index) => key === sorted[index]) ? [] : [{ place: definition, received: found }];
    },
  },
];
