/** Rules on the brand colour. */

import { type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import type { PropertiesFile } from '../subjects.ts';

/** White, and the colour that the platform gives a connector without one. */
const refusedColors: readonly string[] = ['#ffffff', '#007ee5'];

const isColor = (text: string | undefined): boolean => /^#[0-9a-f]{6}$/i.test(text ?? '');

export const brandColorRules: readonly Rule<PropertiesFile>[] = [
  rule({
    code: 'BrandColorNotValid',
    source: sources.solutionChecker,
    demand: 'The brand colour must be # and six hexadecimal digits.',
    consequence: 'The solution checker refuses the connector, and its icon has no background to match.',
    fix: 'Write it as in "#14506e".',
    find: ({ properties }) => [properties.at('properties', 'iconBrandColor')].filter(({ text }) => !isColor(text)),
  }),
  rule({
    code: 'BrandColorRefused',
    source: sources.files,
    demand: "The brand colour must be neither white (#ffffff) nor the platform's default (#007ee5).",
    fix: 'Choose a colour of the brand, and draw the icon on it.',
    find: ({ properties }) =>
      [properties.at('properties', 'iconBrandColor')].filter(({ text }) =>
        refusedColors.includes(text?.toLowerCase() ?? ''),
      ),
  }),
];
