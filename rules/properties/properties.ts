/** Rules on `apiProperties.json`: who publishes, the colour, and how a connection is made. */

import type { Place } from '../document-view.ts';
import type { Breach, Rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { brandColorRules } from './brand-color.ts';

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
  place.keys.filter((key) => !known.includes(key)).map((key) => ({ place: place.at(key), received: key }));

const parameterTypes = ['string', 'securestring', 'int', 'bool', 'gatewaySetting', 'oauthSetting'];

const parametersOf = (properties: Place): readonly Place[] =>
  properties.at('properties', 'connectionParameters').members;

const constraintsOf = (properties: Place): readonly Place[] =>
  parametersOf(properties)
    .map((parameter) => parameter.at('uiDefinition', 'constraints'))
    .filter((constraints) => !constraints.isMissing);

const isTruthText = ({ value }: Place): boolean => value === 'true' || value === 'false';

export const propertyRules: readonly Rule[] = [
  ...brandColorRules,
  {
    code: 'PropertiesKeyNotKnown',
    severity: 'error',
    on: 'properties',
    source: sources.propertiesSchema,
    demand: "The file must have only the keys that Microsoft's schema and the deployment tools know.",
    consequence: 'The deployment service refuses a member that it does not know.',
    fix: 'Correct or remove the key.',
    find: (properties) => [
      ...otherKeys(properties, ['properties', '$schema']),
      ...otherKeys(properties.at('properties'), knownKeys),
      ...parametersOf(properties).flatMap((parameter) => [
        ...(parameter.at('type').text === 'oauthSetting' ? [] : otherKeys(parameter, knownParameterKeys)),
        ...otherKeys(parameter.at('uiDefinition'), knownTextKeys),
        ...otherKeys(parameter.at('uiDefinition', 'constraints'), knownConstraints),
      ]),
    ],
  },
  {
    code: 'PublisherNotValid',
    severity: 'error',
    on: 'properties',
    source: sources.submission,
    demand: 'The publisher must be named in letters, digits and spaces.',
    consequence: 'Certification refuses the connector.',
    fix: 'Write the name of the company.',
    find: (properties) =>
      [properties.at('properties', 'publisher')].filter(({ text }) => !/^[A-Za-z0-9][A-Za-z0-9 ]*$/.test(text ?? '')),
  },
  {
    code: 'StackOwnerRefusedAtDeployment',
    severity: 'error',
    on: 'properties',
    source: sources.commandLine,
    demand: "The file that deploys must not have a 'stackOwner'.",
    consequence: 'The deployment service answers "Could not find member \'stackOwner\'" and stops.',
    fix: 'Remove it; the certification package gets it in a copy of its own.',
    find: (properties) => [properties.at('properties', 'stackOwner')].filter((owner) => !owner.isMissing),
  },
  {
    code: 'ApiDefinitionCapabilitiesInvalid',
    severity: 'error',
    on: 'properties',
    source: sources.propertiesSchema,
    demand: 'The capabilities must be a list of texts.',
    consequence: 'The deployment service refuses the file.',
    fix: 'Write ["actions"], or leave the key out.',
    find: (properties) =>
      [properties.at('properties', 'capabilities')].filter(
        (it) => !it.isMissing && !(Array.isArray(it.value) && it.texts.length === it.items.length),
      ),
  },
  {
    code: 'TabularCapability',
    severity: 'error',
    on: 'properties',
    source: sources.codeApps,
    demand: "The capabilities must not contain 'tabular'.",
    consequence: 'The code generator of Power Apps treats the connector as a table and offers no actions.',
    fix: 'Remove it.',
    find: (properties) => properties.at('properties', 'capabilities').items.filter(({ text }) => text === 'tabular'),
  },
  {
    code: 'ConnectionParameterNameNotValid',
    severity: 'error',
    on: 'properties',
    source: sources.propertiesSchema,
    demand: 'The name of a connection parameter must consist of letters, digits and underscores.',
    consequence: "Microsoft's schema refuses the file.",
    fix: 'Rename it, in the security definition too.',
    find: (properties) => {
      const parameters = properties.at('properties', 'connectionParameters');
      return parameters.keys
        .filter((name) => !/^\w+(:\w+)?$/.test(name))
        .map((name) => ({ place: parameters.at(name), received: name }));
    },
  },
  {
    code: 'ConnectionParameterTypeNotValid',
    severity: 'error',
    on: 'properties',
    source: sources.propertiesSchema,
    demand: `A connection parameter must be of type ${parameterTypes.join(', ')}.`,
    consequence: "Microsoft's schema refuses the file.",
    fix: 'Use "securestring" for a key and "string" for anything that may be read.',
    find: (properties) =>
      parametersOf(properties)
        .map((parameter) => parameter.at('type'))
        .filter(({ text }) => !parameterTypes.includes(text ?? '')),
  },
  {
    code: 'ConnectionParameterTextMissing',
    severity: 'error',
    on: 'properties',
    source: sources.reviews,
    demand: 'A connection parameter must have a displayName, a description and a tooltip.',
    consequence: 'Makers do not know what to enter; reviewers send the connector back.',
    fix: 'Write the text.',
    find: (properties) =>
      parametersOf(properties)
        .flatMap((parameter) =>
          ['displayName', 'description', 'tooltip'].map((key) => parameter.at('uiDefinition', key)),
        )
        .filter(({ text }) => !text?.trim()),
  },
  {
    code: 'ConnectionParameterValueNotValid',
    severity: 'error',
    on: 'properties',
    source: sources.propertiesSchema,
    demand:
      'In a connection parameter, required and hidden are the texts "true" or "false", clearText is true or false, tabIndex a whole number, and defaultValue a text.',
    consequence: "Microsoft's schema refuses the file.",
    fix: 'Write the value in that form.',
    find: (properties) => [
      ...parametersOf(properties)
        .map((parameter) => parameter.at('defaultValue'))
        .filter((it) => !it.isMissing && it.text === undefined)
        .map((place) => ({ place, seen: 'a default that is not a text' })),
      ...constraintsOf(properties).flatMap((constraints) => [
        ...[constraints.at('required'), constraints.at('hidden')].filter((it) => !it.isMissing && !isTruthText(it)),
        ...[constraints.at('clearText')].filter((it) => !it.isMissing && typeof it.value !== 'boolean'),
        ...[constraints.at('tabIndex')].filter((it) => !it.isMissing && !Number.isInteger(it.value)),
      ]),
    ],
  },
];
