/** Rules on the shape of schemas. */

import { allParametersOf, isBody, propertiesOf, schemasOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import type { Rule } from '../rule.ts';
import { sources } from '../sources.ts';

const written = (definition: Place): readonly Place[] => schemasOf(definition).filter((schema) => !schema.has('$ref'));

const isObjectSchema = (schema: Place): boolean =>
  schema.at('type').text === 'object' || (schema.at('type').isMissing && schema.has('properties'));

const describes = ['type', 'properties', 'items', 'allOf', 'additionalProperties', 'enum'];

/** Keywords with which designers put a label before the label of every field below. */
const labels = ['x-ms-summary', 'title', 'x-ms-visibility'];

export const schemaRules: readonly Rule[] = [
  {
    code: 'ArrayHasNoItems',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A list must say what its items are.',
    consequence: 'Designers cannot offer the items.',
    fix: 'Add "items".',
    find: (definition) =>
      [...allParametersOf(definition).filter((it) => !isBody(it)), ...written(definition)]
        .filter((place) => place.at('type').text === 'array')
        .map((place) => place.at('items'))
        .filter((items) => !items.isObject),
  },
  {
    code: 'RequiredPropertyArrayEmpty',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: "A list 'required' must name at least one property.",
    consequence: 'Certification refuses the connector.',
    fix: "Remove 'required'.",
    find: (definition) =>
      written(definition)
        .map((schema) => schema.at('required'))
        .filter((required) => Array.isArray(required.value) && required.items.length === 0),
  },
  {
    code: 'RequiredPropertyDefinitionMissing',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'Every required property must be defined.',
    consequence: 'No host can offer the field, so no call could ever be valid.',
    fix: 'Add the property, or remove its name from "required".',
    find: (definition) =>
      written(definition)
        .filter(isObjectSchema)
        .flatMap((schema) =>
          schema
            .at('required')
            .items.filter(({ text }) => text !== undefined && !schema.at('properties').has(text))
            .map((place) => ({
              place,
              message: `The required property "${place.text}" is not defined in the schema.`,
            })),
        ),
  },
  {
    code: 'RequiredPropertyNotOnObject',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: "A list 'required' must stand in a schema of type object.",
    consequence: 'Certification refuses the connector.',
    fix: "Remove 'required'.",
    find: (definition) =>
      written(definition)
        .filter((schema) => !isObjectSchema(schema) && !schema.has('allOf'))
        .map((schema) => schema.at('required'))
        .filter((required) => !required.isMissing),
  },
  {
    code: 'InvalidStringBinaryProperty',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A text of format binary must stand at the top of a body.',
    consequence: 'Certification refuses the connector.',
    fix: 'Use the format byte.',
    find: (definition) =>
      propertiesOf(definition)
        .map((property) => property.at('format'))
        .filter(({ text }) => text === 'binary'),
  },
  {
    code: 'EmptySchema',
    severity: 'error',
    on: 'definition',
    source: sources.submission,
    demand: 'A schema must say what it describes.',
    consequence: 'Designers offer nothing, and certification refuses the connector.',
    fix: 'Give it a type, and an object its properties.',
    find: (definition) =>
      written(definition).filter(
        (schema) =>
          !describes.some((key) => schema.has(key)) ||
          (schema.at('type').text === 'object' &&
            schema.at('properties').keys.length === 0 &&
            !schema.has('additionalProperties') &&
            !schema.has('allOf')),
      ),
  },
  {
    code: 'PropertyNameNotIdentifier',
    severity: 'error',
    on: 'definition',
    source: sources.codeApps,
    demand: 'The name of a property must consist of letters, digits and underscores and not begin with a digit.',
    consequence: 'The code generator of Power Apps renames it, and the value never arrives.',
    fix: 'Rename the property, or let the script translate it.',
    find: (definition) =>
      schemasOf(definition).flatMap((schema) =>
        schema
          .at('properties')
          .keys.filter((name) => !/^[A-Za-z_]\w*$/.test(name))
          .map((name) => ({ place: schema.at('properties', name), received: name })),
      ),
  },
  {
    code: 'ObjectLabelPrefixesFields',
    severity: 'warning',
    on: 'definition',
    source: sources.designer,
    demand: 'An object should have neither a label nor a visibility of its own.',
    consequence: 'Designers put its label before the label of every field below it.',
    fix: 'Remove the key; the description may stay.',
    find: (definition) =>
      written(definition)
        .filter(isObjectSchema)
        .flatMap((schema) => labels.filter((key) => schema.has(key)).map((key) => schema.at(key))),
  },
];
