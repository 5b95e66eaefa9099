/** Rules on types, formats, defaults and choices, of schemas and parameters alike. */

import { allParametersOf, isBody, schemasOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

/** Everything that has a type: schemas, their parts, and the parameters outside the body. */
const typed = (definition: Place): readonly Place[] => [
  ...allParametersOf(definition).filter((parameter) => !isBody(parameter)),
  ...schemasOf(definition).filter((schema) => !schema.has('$ref')),
];

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'file'];

const formatsOf: Readonly<Record<string, readonly string[]>> = {
  integer: ['int32', 'int64'],
  number: ['float', 'double'],
  string: ['byte', 'binary', 'date', 'date-time', 'password', 'date-no-tz', 'email', 'html', 'uri', 'uuid'],
};

const isOfType = (value: unknown, type: string | undefined): boolean => {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
};

const typeName = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

const enumerations = (definition: Place): readonly Place[] =>
  typed(definition).filter((place) => Array.isArray(place.at('enum').value));

const displayNames = (definition: Place): readonly { owner: Place; entry: Place }[] =>
  typed(definition).flatMap((owner) => owner.at('x-ms-enum-values').items.map((entry) => ({ owner, entry })));

const valueLists = (definition: Place): readonly Place[] => [
  ...typed(definition).flatMap((place) => [place.at('enum'), place.at('required')]),
  ...['consumes', 'produces', 'schemes', 'tags'].map((key) => definition.at(key)),
];

/** The published table names `uniqueItems` as an example; the others, which later versions of OpenAPI have, are inferred. */
const unsupportedKeywords = ['uniqueItems', 'nullable', 'oneOf', 'anyOf', 'not', 'const', '$schema'];

export const typeRules: readonly Rule<Place>[] = [
  rule({
    code: 'UnrecognizedTypeFormat',
    source: sources.validator,
    demand: 'A type and its format must be a pair that the platform knows.',
    fix: 'Use int32 or int64 for integer, float or double for number, or leave the format out.',
    find: (definition) =>
      typed(definition).flatMap((place) => {
        const type = place.at('type');
        const format = place.at('format');
        if (!type.isMissing && !types.includes(type.text ?? '')) return [type];
        const allowed = formatsOf[type.text ?? 'string'] ?? [];
        return format.isMissing || allowed.includes(format.text ?? '') ? [] : [format];
      }),
  }),
  rule({
    code: 'DefaultValueMustMatchType',
    source: sources.validator,
    demand: 'A default must be of the type that is stated.',
    fix: 'Write the default as a value of that type.',
    find: (definition) =>
      typed(definition)
        .filter(
          (place) => !place.at('default').isMissing && !isOfType(place.at('default').value, place.at('type').text),
        )
        .map((place) => ({
          ...placed(place.at('default')),
          message: `The default is of type ${typeName(place.at('default').value)}, and the type stated is ${place.at('type').text}.`,
        })),
  }),
  rule({
    code: 'InvalidEnumValue',
    source: sources.validator,
    demand: 'Every value of an enum must be of the type that is stated.',
    fix: 'Write the value in that type.',
    find: (definition) =>
      enumerations(definition).flatMap((place) =>
        place.at('enum').items.filter((item) => !isOfType(item.value, place.at('type').text)),
      ),
  }),
  rule({
    code: 'EnumMustContainAtLeastOneElement',
    source: sources.validator,
    demand: 'An enum must have a value.',
    consequence: 'Makers get an empty list to choose from.',
    fix: 'Add the values, or remove the enum.',
    find: (definition) =>
      enumerations(definition)
        .map((place) => place.at('enum'))
        .filter(({ items }) => items.length === 0),
  }),
  rule({
    code: 'ArrayDuplicateValue',
    source: sources.validator,
    demand: 'A list of values must name each value once.',
    fix: 'Remove the repetition.',
    find: (definition) =>
      valueLists(definition).flatMap((list) =>
        list.items.filter(({ value }, index, all) => all.findIndex((other) => other.value === value) < index),
      ),
  }),
  rule({
    code: 'InvalidEnumValuesExtensionValue',
    source: sources.validator,
    demand: "Every value in 'x-ms-enum-values' must be in the enum.",
    consequence: 'Makers can choose a value that the service does not take.',
    fix: 'Add the value to the enum, or remove it here.',
    find: (definition) =>
      displayNames(definition)
        .filter(({ owner, entry }) => !owner.at('enum').items.some(({ value }) => value === entry.at('value').value))
        .map(({ entry }) => entry.at('value')),
  }),
  rule({
    code: 'MissingEnumValuesDisplayName',
    source: sources.validator,
    demand: "Every entry of 'x-ms-enum-values' must have a displayName.",
    consequence: 'Makers see an empty choice.',
    fix: 'Add the displayName.',
    find: (definition) =>
      displayNames(definition)
        .map(({ entry }) => entry.at('displayName'))
        .filter(({ text }) => !text?.trim()),
  }),
  rule({
    code: 'SwaggerKeywordNotSupported',
    source: sources.validator,
    demand: 'A schema must use keywords that the platform supports.',
    consequence: 'Certification refuses the connector, or hosts ignore the keyword.',
    fix: 'Remove the keyword; say in the description what it meant.',
    find: (definition) =>
      typed(definition).flatMap((place) =>
        unsupportedKeywords.filter((keyword) => place.has(keyword)).map((keyword) => place.at(keyword)),
      ),
  }),
];
