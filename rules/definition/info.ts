/** Rules on the title, the description and the address of the service. */

import { nameOf, operationsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const productNames = ['power apps', 'power automate', 'logic apps'];
const restricted = { title: ['api', 'connector', ...productNames], description: productNames };

/** Words are compared as whole words, so that "Rapid" may stand in a title. */
const restrictedWordsIn = (text: string, words: readonly string[]): readonly string[] =>
  words.filter((word) => new RegExp(`\\b${word.replace(' ', '\\s*')}s?\\b`, 'i').test(text));

const infoTexts = (definition: Place): readonly Place[] => [
  definition.at('info', 'title'),
  definition.at('info', 'description'),
];

/** Certified connectors end in `(V2)`, `(Preview)` and the like. */
const endsAlphanumeric = (text: string): boolean => /([\p{L}\p{N}]|\([^()]+\))$/u.test(text);

/** Letters of other scripts than the Latin one; the validator's own test is not published. */
const foreignLetters = /(?!\p{Script=Latin})\p{L}/u;

const unpublicHost = /^(localhost|[\d.]+|\[.*\]|.*\.(test|local|localhost|example|invalid|internal))(:\d+)?$/i;
const stagingLabel = /(^|[.-])(test|testing|staging|stage|dev|uat|sandbox|qa)([.-]|\d*\.)/i;

export const infoRules: readonly Rule<Place>[] = [
  rule({
    code: 'ValueContainsRestrictedWords',
    source: sources.validator,
    demand: 'The title and the description of the connector must not contain restricted words.',
    fix: 'Say it without that word: the product shows by itself that this is a connector, and in which product it runs.',
    find: (definition) =>
      (['title', 'description'] as const).flatMap((key) => {
        const place = definition.at('info', key);
        const words = restrictedWordsIn(place.text ?? '', restricted[key]);
        const named = `${words.length > 1 ? 'words' : 'word'} ${words.map((word) => `"${word}"`).join(' and ')}`;
        return words.length > 0
          ? [{ ...placed(place), message: `The ${key} of the connector contains the restricted ${named}.` }]
          : [];
      }),
  }),
  rule({
    code: 'ValueMustEndWithAlphanumeric',
    severity: 'warning',
    source: sources.validator,
    demand: 'The title of the connector should end with a letter or a digit, and so should the summary of an action.',
    consequence: 'Reviewers may ask for another text.',
    fix: 'Remove what follows the last letter or digit.',
    find: (definition) =>
      [definition.at('info', 'title'), ...operationsOf(definition).map(({ place }) => place.at('summary'))]
        .filter(({ text }) => text?.trim() && !endsAlphanumeric(text))
        .map((place) => ({ ...placed(place), message: `The ${nameOf(place)} should end with a letter or a digit.` })),
  }),
  rule({
    code: 'ValueMustBeInEnglish',
    source: sources.validator,
    demand: 'The title and the description of the connector must be written in English.',
    consequence: 'Certification refuses the connector; Microsoft translates the texts itself.',
    fix: 'Write the text in English.',
    find: (definition) => infoTexts(definition).filter(({ text }) => foreignLetters.test(text ?? '')),
  }),
  rule({
    code: 'HostNameNotValid',
    source: sources.validator,
    demand: 'The host must be a host name alone, without scheme and path.',
    consequence: 'The platform cannot form the address of the service, so no call arrives.',
    fix: 'Write only the name, as in "rest.example.com"; the path belongs into the base path.',
    find: (definition) => [definition.at('host')].filter(({ text }) => !/^[^{}/ :\\]+(:\d+)?$/.test(text ?? '')),
  }),
  rule({
    code: 'HostNotInProduction',
    source: sources.files,
    demand: 'The host must be the one of the production service, which the internet can reach.',
    consequence: 'Certification refuses the connector, and the platform may not reach the host.',
    fix: 'Name the production host.',
    find: (definition) =>
      [definition.at('host')].filter(({ text }) => text && (unpublicHost.test(text) || stagingLabel.test(text))),
  }),
  rule({
    code: 'BasePathNotValid',
    source: sources.validator,
    demand: "The base path must begin with a slash, and must not end with one unless it is '/'.",
    consequence: 'Calls go to an address that does not exist.',
    fix: 'Write it as in "/v2".',
    find: (definition) =>
      [definition.at('basePath')].filter((place) => !place.isMissing && !/^\/(.*[^/])?$/.test(place.text ?? '')),
  }),
  rule({
    code: 'SchemesArrayEmpty',
    source: sources.validator,
    demand: 'The schemes must name at least one scheme.',
    consequence: 'The deployment tool paconn writes an address without a scheme, and no call arrives.',
    fix: 'Write ["https"].',
    find: (definition) => [definition.at('schemes')].filter((schemes) => schemes.items.length === 0),
  }),
  rule({
    code: 'SchemeNotEncrypted',
    source: sources.own,
    demand: 'Every scheme must be https.',
    consequence: 'The API key would travel in plain text.',
    fix: 'Write ["https"].',
    find: (definition) => definition.at('schemes').items.filter((scheme) => scheme.text !== 'https'),
  }),
];
