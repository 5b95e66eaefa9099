/** Rules on the contact and on `x-ms-connector-metadata`. */

import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** Source: the list in Microsoft's page "Prepare connector files for certification". */
const availableCategories: readonly string[] = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];

const mostCategories = 2;

const requiredProperties = ['Website', 'Privacy policy', 'Categories'];

const entries = (definition: Place): readonly Place[] => definition.at('x-ms-connector-metadata').items;

/** Most certified connectors write "Privacy policy", many "Privacy Policy"; both are taken. */
const metadataValue = (definition: Place, name: string): Place | undefined =>
  entries(definition)
    .find((entry) => entry.at('propertyName').text?.trim().toLowerCase() === name.toLowerCase())
    ?.at('propertyValue');

const categoriesOf = (place: Place | undefined): readonly string[] =>
  (place?.text ?? '')
    .split(';')
    .map((category) => category.trim())
    .filter((category) => category !== '');

const isWebAddress = (text: string | undefined): boolean =>
  /^https?:\/\/[^\s/]+\.[^\s/]+/.test(text ?? '') && URL.canParse(text ?? '');

const addresses = (definition: Place): readonly Place[] =>
  [
    definition.at('info', 'contact', 'url'),
    metadataValue(definition, 'Website'),
    metadataValue(definition, 'Privacy policy'),
  ].filter((place): place is Place => place?.isMissing === false);

export const metadataRules: readonly Rule<Place>[] = [
  rule({
    code: 'ContactIncomplete',
    severity: 'warning',
    source: sources.files,
    demand: 'The contact must have a name and a url.',
    consequence: 'Certification asks for it, since makers turn to this contact for support.',
    fix: "Add the support team's own.",
    find: (definition) => {
      const contact = definition.at('info', 'contact');
      return contact.isObject ? ['name', 'url'].map((key) => contact.at(key)).filter(({ text }) => !text?.trim()) : [];
    },
  }),
  rule({
    code: 'ConnectorMetadataPropertiesMissing',
    source: sources.validator,
    demand: 'The metadata must name the website, the privacy policy and the categories.',
    fix: 'Add an entry with that propertyName and a propertyValue.',
    find: (definition) => {
      const metadata = definition.at('x-ms-connector-metadata');
      return metadata.isMissing
        ? []
        : requiredProperties
            .filter((name) => !metadataValue(definition, name)?.text?.trim())
            .map((name) => ({ ...placed(metadata), message: `The metadata have no value for "${name}".` }));
    },
  }),
  rule({
    code: 'ConnectorMetadataNotValid',
    source: sources.definitionSchema,
    demand: 'Every entry of the metadata must be a propertyName and a propertyValue, both texts, and each name once.',
    consequence: "Microsoft's schema refuses the definition, or one of two values is ignored.",
    fix: 'Write each entry once, as {"propertyName": "Website", "propertyValue": "https://..."}.',
    find: (definition) =>
      entries(definition).filter((entry, index, all) => {
        const name = entry.at('propertyName').text;
        const wellFormed =
          name !== undefined && entry.at('propertyValue').text !== undefined && entry.keys.length === 2;
        return !wellFormed || all.findIndex((other) => other.at('propertyName').text === name) !== index;
      }),
  }),
  rule({
    code: 'InvalidConnectorCategory',
    source: sources.validator,
    demand: "Every category must be one of Microsoft's list.",
    fix: `Choose from: ${availableCategories.join('; ')}.`,
    find: (definition) => {
      const place = metadataValue(definition, 'Categories');
      const unknown = categoriesOf(place).filter((category) => !availableCategories.includes(category));
      return place && unknown.length > 0
        ? [
            {
              ...placed(place),
              message: `Microsoft has no category ${unknown.map((name) => `"${name}"`).join(' and no ')}.`,
            },
          ]
        : [];
    },
  }),
  rule({
    code: 'TooManyConnectorCategories',
    source: sources.validator,
    demand: 'The connector may have at most two categories.',
    fix: 'Keep the two that fit best.',
    find: (definition) => {
      const place = metadataValue(definition, 'Categories');
      return place && categoriesOf(place).length > mostCategories ? [place] : [];
    },
  }),
  rule({
    code: 'UrlNotValid',
    source: sources.validator,
    demand: "The contact's url, the website and the privacy policy must be absolute web addresses.",
    consequence: 'Certification refuses the connector, and the links on its page lead nowhere.',
    fix: 'Write the whole address, beginning with https://.',
    find: (definition) => addresses(definition).filter(({ text }) => !isWebAddress(text)),
  }),
  rule({
    code: 'ContactEmailNotValid',
    source: sources.validator,
    demand: "The contact's email, if there is one, must be an email address in ASCII characters.",
    fix: 'Correct the address or leave it out.',
    find: (definition) =>
      [definition.at('info', 'contact', 'email')].filter(
        (email) => !email.isMissing && !/^[!-~]+@[!-~]+\.[!-~]+$/.test(email.text ?? ''),
      ),
  }),
];
