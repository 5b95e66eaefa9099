/** Rules on the key: how the definition asks for it, and how the connection stores it. */

import { nameOf, operationsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import type { Rule } from '../rule.ts';
import { sources } from '../sources.ts';

const requirements = (definition: Place): readonly Place[] =>
  [definition, ...operationsOf(definition).map(({ place }) => place)].flatMap((owner) =>
    owner.at('security').items.flatMap((requirement) => requirement.members),
  );

const apiKeys = (definition: Place): readonly string[] =>
  definition
    .at('securityDefinitions')
    .keys.filter((name) => definition.at('securityDefinitions', name, 'type').text === 'apiKey');

export const securityRules: readonly Rule[] = [
  {
    code: 'SecurityMissing',
    severity: 'error',
    on: 'definition',
    source: sources.codingStandards,
    demand: 'The definition must require its security definition.',
    consequence: 'The platform sends no key, and the service refuses every call.',
    fix: 'Write "security": [{"api_key": []}] in the root.',
    find: (definition) =>
      definition.at('securityDefinitions').keys.length > 0 && requirements(definition).length === 0
        ? [definition.at('security')]
        : [],
  },
  {
    code: 'SecurityRequirementMustBeDefined',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: "Every security requirement must be in 'securityDefinitions'.",
    consequence: 'The platform does not know how to send the key.',
    fix: 'Correct the name, or add the security definition.',
    find: (definition) =>
      requirements(definition)
        .filter((requirement) => !definition.at('securityDefinitions').has(nameOf(requirement)))
        .map((place) => ({ place, received: nameOf(place) })),
  },
  {
    code: 'SecurityRequirementMustHaveEmptyValue',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A requirement of an API key must be an empty list.',
    consequence: 'Certification refuses the connector; only OAuth has scopes.',
    fix: 'Write [].',
    find: (definition) =>
      requirements(definition).filter(
        (requirement) =>
          apiKeys(definition).includes(nameOf(requirement)) &&
          !(Array.isArray(requirement.value) && requirement.value.length === 0),
      ),
  },
  {
    code: 'ConnectionParameterNameDiffers',
    severity: 'error',
    on: 'properties',
    source: sources.reviews,
    demand: 'The connection parameter must have the name of the security definition.',
    consequence: 'The platform may not find the key for the header.',
    fix: 'Give both the same name.',
    find: (properties, { definition }) => {
      const parameters = properties.at('properties', 'connectionParameters');
      const missing = definition ? apiKeys(definition).filter((name) => !parameters.has(name)) : [];
      return missing.map((name) => ({
        place: parameters,
        message: `No connection parameter has the name of the security definition "${name}".`,
        received: parameters.keys,
      }));
    },
  },
  {
    code: 'SecretNotSecure',
    severity: 'error',
    on: 'properties',
    source: sources.reviews,
    demand: 'A key must be a securestring.',
    consequence: 'The platform stores and shows the key in plain text.',
    fix: 'Write "type": "securestring".',
    find: (properties, { definition }) =>
      (definition ? apiKeys(definition) : [])
        .map((name) => properties.at('properties', 'connectionParameters', name))
        .filter((parameter) => parameter.isObject)
        .map((parameter) => parameter.at('type'))
        .filter(({ text }) => text !== 'securestring'),
  },
  {
    code: 'SecretShown',
    severity: 'error',
    on: 'properties',
    source: sources.propertiesSchema,
    demand: 'A key must not be shown while it is typed.',
    consequence: 'Whoever looks at the screen reads the key.',
    fix: 'Write "clearText": false.',
    find: (properties) =>
      properties
        .at('properties', 'connectionParameters')
        .members.filter((parameter) => parameter.at('type').text === 'securestring')
        .map((parameter) => parameter.at('uiDefinition', 'constraints', 'clearText'))
        .filter((clearText) => clearText.value === true),
  },
  {
    code: 'SecretHasDefault',
    severity: 'error',
    on: 'properties',
    source: sources.own,
    demand: 'A key must not have a default.',
    consequence: 'Everyone who receives the file could use the key.',
    fix: 'Remove the defaultValue, and have the key replaced if it was a real one.',
    find: (properties) =>
      properties
        .at('properties', 'connectionParameters')
        .members.filter((it) => it.at('type').text === 'securestring' && !it.at('defaultValue').isMissing)
        .map((it) => ({ place: it.at('defaultValue'), seen: 'a value that is not shown here' })),
  },
];
