/** Rules on the brand colour, for the emitted properties and for the description. */

import type { Place } from '../document-view.ts';
import type { Rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** White, and the colour that the platform gives a connector without one. */
export const refusedColors: readonly string[] = ['#ffffff', '#007ee5'];

const isColor = (text: string | undefined): boolean => /^#[0-9a-f]{6}$/i.test(text ?? '');

const rulesOn = (on: 'properties' | 'description', colorOf: (root: Place) => Place): readonly Rule[] => [
  {
    code: 'BrandColorNotValid',
    severity: 'error',
    on,
    source: sources.solutionChecker,
    demand: 'The brand colour must be # and six hexadecimal digits.',
    consequence: 'The solution checker refuses the connector, and its icon has no background to match.',
    fix: 'Write it as in "#14506e".',
    find: (root) => [colorOf(root)].filter(({ text }) => !isColor(text)),
  },
  {
    code: 'BrandColorRefused',
    severity: 'error',
    on,
    source: sources.submission,
    demand: "The brand colour must be neither white (#ffffff) nor the platform's default (#007ee5).",
    consequence: 'Certification refuses the connector.',
    fix: 'Choose a colour of the brand, and draw the icon on it.',
    find: (root) => [colorOf(root)].filter(({ text }) => refusedColors.includes(text?.toLowerCase() ?? '')),
  },
];

export const brandColorRules = rulesOn('properties', (properties) => properties.at('properties', 'iconBrandColor'));
export const descriptionColorRules = rulesOn('description', (description) => description.at('brandColor'));
