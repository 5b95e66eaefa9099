/** Rules on `apiProperties.json`: who publishes, the colour, and how a connection is made. */

import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import type { PropertiesFile } from '../subjects.ts';

const knownKeys = [
  'iconBrandColor',
  'publisher',
  'stackOwner',
  'capabilities',
  'connectionParameters',
  'connectionParameterSets',
  'policyTemplateInstances',
  'scriptOperations',
];

const knownParameterKeys = ['type', 'allowedValues', 'defaultValue', 'uiDefinition'];
const knownTextKeys = ['displayName', 'description', 'tooltip', 'tabIndex', 'constraints'];
const knownConstraints = ['clearText', 'required', 'tabIndex', 'capability', 'hidden', 'allowedValues', 'dependencies'];

const otherKeys = (place: Place, known: readonly string[]): readonly Breach[] =>
  place.keys.filter((key) => !known.includes(key)).map((key) => ({ ...placed(place.at(key)), value: key }));

const parametersOf = (properties: Place): readonly Place[] =>
  properties.at('properties', 'connectionParameters').members;

export const propertyRules: readonly Rule<PropertiesFile>[] = [
  rule({
    code: 'PropertiesKeyNotKnown',
    source: sources.propertiesSchema,
    demand: "The file must have only the keys that Microsoft's schema and the deployment tools know.",
    consequence: 'The deployment service refuses a member that it does not know.',
    fix: 'Correct or remove the key.',
    find: ({ properties }) => [
      ...otherKeys(properties, ['properties', '$schema']),
      ...otherKeys(properties.at('properties'), knownKeys),
      ...parametersOf(properties).flatMap((parameter) => [
        ...(parameter.at('type').text === 'oauthSetting' ? [] : otherKeys(parameter, knownParameterKeys)),
        ...otherKeys(parameter.at('uiDefinition'), knownTextKeys),
        ...otherKeys(parameter.at('uiDefinition', 'constraints'), knownConstraints),
      ]),
    ],
  }),
  rule({
    code: 'PublisherNotValid',
    severity: 'warning',
    source: sources.files,
    demand: 'The publisher should be named in letters, digits and spaces.',
    consequence: 'Reviewers may ask for another name.',
    fix: 'Write the name of the company.',
    find: ({ properties }) =>
      [properties.at('properties', 'publisher')].filter(({ text }) => !/^[A-Za-z0-9][A-Za-z0-9 ]*$/.test(text ?? '')),
  }),
  rule({
    code: 'StackOwnerRefusedAtDeployment',
    source: sources.commandLine,
    demand: "The file that deploys must not have a 'stackOwner'.",
    consequence: 'The deployment service answers "Could not find member \'stackOwner\'" and stops.',
    fix: 'Remove it; the certification package gets it in a copy of its own.',
    find: ({ properties }) => [properties.at('properties', 'stackOwner')].filter((owner) => !owner.isMissing),
  }),
  rule({
    code: 'ApiDefinitionCapabilitiesInvalid',
    source: sources.propertiesSchema,
    demand: 'The capabilities must be a list of texts.',
    consequence: 'The deployment service refuses the file.',
    fix: 'Write ["actions"], or leave the key out.',
    find: ({ properties }) =>
      [properties.at('properties', 'capabilities')].filter(
        (it) => !it.isMissing && !(Array.isArray(it.value) && it.texts.length === it.items.length),
      ),
  }),
  rule({
    code: 'TabularCapability',
    severity: 'warning',
    source: sources.codeApps,
    demand: "The capabilities should not contain 'tabular'.",
    consequence: 'The code generator of Power Apps treats the connector as a table and offers no actions.',
    fix: 'Remove it.',
    find: ({ properties }) =>
      properties.at('properties', 'capabilities').items.filter(({ text }) => text === 'tabular'),
  }),
];
