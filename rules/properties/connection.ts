/** Rules on how a connection is made, and on how it stores the key. */

import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import type { PropertiesFile } from '../subjects.ts';

const parameterTypes = ['string', 'securestring', 'int', 'bool', 'gatewaySetting', 'oauthSetting'];

const connectionParameters = (properties: Place): Place => properties.at('properties', 'connectionParameters');

const parametersOf = (properties: Place): readonly Place[] => connectionParameters(properties).members;

const constraintsOf = (properties: Place): readonly Place[] =>
  parametersOf(properties)
    .map((parameter) => parameter.at('uiDefinition', 'constraints'))
    .filter((constraints) => !constraints.isMissing);

const isTruthText = ({ value }: Place): boolean => value === 'true' || value === 'false';

const apiKeys = (definition: Place | undefined): readonly string[] => {
  const all = definition?.at('securityDefinitions');
  return all?.keys.filter((name) => all.at(name, 'type').text === 'apiKey') ?? [];
};

/** The wizard writes "API Key" into the definition and `api_key` into the properties: the platform pairs them. */
const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const parameterFor = (properties: Place, key: string): Place | undefined => {
  const parameters = connectionParameters(properties);
  const names = parameters.keys;
  const name = names.find((each) => each === key) ?? names.find((each) => bare(each) === bare(key));
  return name === undefined ? undefined : parameters.at(name);
};

const canHoldKey = (parameter: Place): boolean => ['securestring', 'string'].includes(parameter.at('type').text ?? '');

/** A connector with several ways to sign in keeps the parameters of each in `connectionParameterSets`. */
const unpairedKeys = ({ properties, definition }: PropertiesFile): readonly string[] =>
  properties.at('properties').has('connectionParameterSets')
    ? []
    : apiKeys(definition).filter((key) => !parameterFor(properties, key));

/** Parameters of these types are signed in with, so that nobody types anything. */
const isTyped = (parameter: Place): boolean =>
  !['oauthSetting', 'gatewaySetting'].includes(parameter.at('type').text ?? '');

export const connectionRules: readonly Rule<PropertiesFile>[] = [
  rule({
    code: 'ConnectionParameterMissing',
    source: sources.reviews,
    demand: 'A connector with an API key must have a connection parameter that asks for it.',
    consequence: 'Nobody can give the key, and the service refuses every call.',
    fix: 'Add a connection parameter of type securestring with the name of the security definition.',
    find: (file) => {
      const parameters = connectionParameters(file.properties);
      return parameters.members.some(canHoldKey)
        ? []
        : unpairedKeys(file).map((key) => ({
            ...placed(parameters),
            message: `No connection parameter asks for the key of the security definition "${key}".`,
            value: parameters.keys,
          }));
    },
  }),
  rule({
    code: 'ConnectionParameterNameDiffers',
    severity: 'warning',
    source: sources.reviews,
    demand:
      'The connection parameter should have the name of the security definition, but for case and other characters.',
    consequence: 'The platform may not find the key for the call.',
    fix: 'Give both the same name.',
    find: (file) => {
      const parameters = connectionParameters(file.properties);
      return parameters.members.some(canHoldKey)
        ? unpairedKeys(file).map((key) => ({
            ...placed(parameters),
            message: `No connection parameter has the name of the security definition "${key}".`,
            value: parameters.keys,
          }))
        : [];
    },
  }),
  rule({
    code: 'SecretNotSecure',
    source: sources.reviews,
    demand: 'A key must be a securestring.',
    consequence: 'The platform stores and shows the key in plain text.',
    fix: 'Write "type": "securestring".',
    find: ({ properties, definition }) =>
      apiKeys(definition)
        .flatMap((key) => parameterFor(properties, key) ?? [])
        .filter((parameter) => parameter.isObject)
        .map((parameter) => parameter.at('type'))
        .filter(({ text }) => text !== 'securestring'),
  }),
  rule({
    code: 'SecretShown',
    source: sources.propertiesSchema,
    demand: 'A key must not be shown while it is typed.',
    consequence: 'Whoever looks at the screen reads the key.',
    fix: 'Write "clearText": false.',
    find: ({ properties }) =>
      parametersOf(properties)
        .filter((parameter) => parameter.at('type').text === 'securestring')
        .map((parameter) => parameter.at('uiDefinition', 'constraints', 'clearText'))
        .filter((clearText) => clearText.value === true),
  }),
  rule({
    code: 'SecretHasDefault',
    source: sources.own,
    demand: 'A key must not have a default.',
    consequence: 'Everyone who receives the file could use the key.',
    fix: 'Remove the defaultValue, and have the key replaced if it was a real one.',
    find: ({ properties }) =>
      parametersOf(properties)
        .filter((it) => it.at('type').text === 'securestring' && !it.at('defaultValue').isMissing)
        .map((it) => ({ ...placed(it.at('defaultValue')), seen: 'a value that is not shown here' })),
  }),
  rule({
    code: 'ConnectionParameterNameNotValid',
    source: sources.propertiesSchema,
    demand: 'The name of a connection parameter must consist of letters, digits and underscores.',
    fix: 'Rename it, in the security definition too.',
    find: ({ properties }) => {
      const parameters = properties.at('properties', 'connectionParameters');
      return parameters.keys
        .filter((name) => !/^\w+(:\w+)?$/.test(name))
        .map((name) => ({ ...placed(parameters.at(name)), value: name }));
    },
  }),
  rule({
    code: 'ConnectionParameterTypeNotValid',
    source: sources.propertiesSchema,
    demand: `A connection parameter must be of type ${parameterTypes.join(', ')}.`,
    fix: 'Use "securestring" for a key and "string" for anything that may be read.',
    find: ({ properties }) =>
      parametersOf(properties)
        .map((parameter) => parameter.at('type'))
        .filter(({ text }) => !parameterTypes.includes(text ?? '')),
  }),
  rule({
    code: 'ConnectionParameterTextMissing',
    severity: 'warning',
    source: sources.reviews,
    demand: 'A connection parameter that a maker fills in should have a displayName, a description and a tooltip.',
    consequence: 'Makers do not know what to enter; reviewers send the connector back.',
    fix: 'Write the text.',
    find: ({ properties }) =>
      parametersOf(properties)
        .filter(isTyped)
        .flatMap((parameter) =>
          ['displayName', 'description', 'tooltip'].map((key) => parameter.at('uiDefinition', key)),
        )
        .filter(({ text }) => !text?.trim()),
  }),
  rule({
    code: 'ConnectionParameterValueNotValid',
    source: sources.propertiesSchema,
    demand:
      'In a connection parameter, required and hidden are the texts "true" or "false", clearText is true or false, tabIndex a whole number, and defaultValue a text.',
    fix: 'Write the value in that form.',
    find: ({ properties }) => [
      ...parametersOf(properties)
        .map((parameter) => parameter.at('defaultValue'))
        .filter((it) => !it.isMissing && it.text === undefined)
        .map((place) => ({ ...placed(place), seen: 'a default that is not a text' })),
      ...constraintsOf(properties).flatMap((constraints) => [
        ...[constraints.at('required'), constraints.at('hidden')].filter((it) => !it.isMissing && !isTruthText(it)),
        ...[constraints.at('clearText')].filter((it) => !it.isMissing && typeof it.value !== 'boolean'),
        ...[constraints.at('tabIndex')].filter((it) => !it.isMissing && !Number.isInteger(it.value)),
      ]),
    ],
  }),
];
