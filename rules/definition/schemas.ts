/** Rules on the shape of schemas. */

import { allParametersOf, isBody, propertiesOf, schemasOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const written = (definition: Place): readonly Place[] => schemasOf(definition).filter((schema) => !schema.has('$ref'));

const isObjectSchema = (schema: Place): boolean =>
  schema.at('type').text === 'object' || (schema.at('type').isMissing && schema.has('properties'));

/** Keys that let an operation describe the value when the maker has chosen another one. */
const dynamic = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

const describes = ['type', 'properties', 'items', 'allOf', 'additionalProperties', 'enum'];

/** Keywords with which designers put a label before the label of every field below. */
const labels = ['x-ms-summary', 'title', 'x-ms-visibility'];

export const schemaRules: readonly Rule<Place>[] = [
  rule({
    code: 'ArrayHasNoItems',
    source: sources.validator,
    demand: 'A list must say what its items are.',
    consequence: 'Designers cannot offer the items.',
    fix: 'Add "items".',
    find: (definition) =>
      [...allParametersOf(definition).filter((it) => !isBody(it)), ...written(definition)]
        .filter((place) => place.at('type').text === 'array')
        .map((place) => place.at('items'))
        .filter((items) => !items.isObject),
  }),
  rule({
    code: 'RequiredPropertyArrayEmpty',
    source: sources.validator,
    demand: "A list 'required' must name at least one property.",
    fix: "Remove 'required'.",
    find: (definition) =>
      written(definition)
        .map((schema) => schema.at('required'))
        .filter((required) => Array.isArray(required.value) && required.items.length === 0),
  }),
  rule({
    code: 'RequiredPropertyDefinitionMissing',
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
              ...placed(place),
              message: `The required property "${place.text}" is not defined in the schema.`,
            })),
        ),
  }),
  rule({
    code: 'RequiredPropertyNotOnObject',
    source: sources.validator,
    demand: "A list 'required' must stand in a schema of type object.",
    fix: "Remove 'required'.",
    find: (definition) =>
      written(definition)
        .filter((schema) => !isObjectSchema(schema) && !schema.has('allOf'))
        .map((schema) => schema.at('required'))
        .filter((required) => !required.isMissing),
  }),
  rule({
    code: 'InvalidStringBinaryProperty',
    source: sources.validator,
    demand: 'A text of format binary must stand at the top of a body.',
    fix: 'Use the format byte.',
    find: (definition) =>
      propertiesOf(definition)
        .map((property) => property.at('format'))
        .filter(({ text }) => text === 'binary'),
  }),
  rule({
    code: 'EmptySchema',
    severity: 'warning',
    source: sources.files,
    demand: 'A schema should say what it describes, or by x-ms-dynamic-schema who does.',
    consequence: 'Designers offer nothing at this place.',
    fix: 'Give it a type, and an object its properties.',
    find: (definition) =>
      written(definition).filter(
        (schema) =>
          !dynamic.some((key) => schema.has(key)) &&
          (!describes.some((key) => schema.has(key)) ||
            (schema.at('type').text === 'object' &&
              schema.at('properties').keys.length === 0 &&
              !schema.has('additionalProperties') &&
              !schema.has('allOf'))),
      ),
  }),
  rule({
    code: 'PropertyNameNotIdentifier',
    severity: 'warning',
    source: sources.codeApps,
    demand: 'The name of a property should consist of letters, digits and underscores and not begin with a digit.',
    consequence: 'The code generator of Power Apps renames it, and the value never arrives.',
    fix: 'Rename the property, or let the script translate it.',
    find: (definition) =>
      schemasOf(definition).flatMap((schema) =>
        schema
          .at('properties')
          .keys.filter((name) => !/^[A-Za-z_]\w*$/.test(name))
          .map((name) => ({ ...placed(schema.at('properties', name)), value: name })),
      ),
  }),
  rule({
    code: 'ObjectLabelPrefixesFields',
    severity: 'warning',
    source: sources.designer,
    demand: 'An object should have neither a label nor a visibility of its own.',
    consequence: 'Designers put its label before the label of every field below it.',
    fix: 'Remove the key; the description may stay.',
    find: (definition) =>
      written(definition)
        .filter(isObjectSchema)
        .flatMap((schema) => labels.filter((key) => schema.has(key)).map((key) => schema.at(key))),
  }),
];
