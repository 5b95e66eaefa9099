/** Rules on `$ref`. */

import { schemasOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const referring = (definition: Place): readonly Place[] => schemasOf(definition).filter((schema) => schema.has('$ref'));

const isDefinition = (schema: Place): boolean => schema.at('$ref').text?.startsWith('#/definitions/') === true;

export const referenceRules: readonly Rule<Place>[] = [
  rule({
    code: 'SchemaReferenceNotValid',
    source: sources.validator,
    demand: 'A reference to a schema must begin with #/definitions/.',
    consequence: 'The platform cannot follow it.',
    fix: 'Move the schema to "definitions" and refer to it there.',
    find: (definition) =>
      referring(definition)
        .filter((schema) => !isDefinition(schema))
        .map((schema) => schema.at('$ref')),
  }),
  rule({
    code: 'SchemaReferenceNotFound',
    source: sources.validator,
    demand: 'A reference must lead to a definition of this file.',
    consequence: 'The platform refuses to import the definition.',
    fix: 'Correct the name, or add the definition.',
    find: (definition) =>
      referring(definition)
        .filter((schema) => isDefinition(schema) && follow(definition, schema).isMissing)
        .map((schema) => schema.at('$ref')),
  }),
  rule({
    code: 'SchemaRefLoopNotAllowed',
    source: sources.validator,
    demand: 'A definition must not be a reference itself.',
    fix: 'Write the schema out, or refer to the other definition directly.',
    find: (definition) =>
      definition
        .at('definitions')
        .members.filter((schema) => schema.has('$ref'))
        .map((schema) => schema.at('$ref')),
  }),
  rule({
    code: 'AdditionalPropertyNotAllowedAdjacentToRef',
    source: sources.validator,
    demand: "Nothing may stand beside '$ref'.",
    consequence: 'Hosts ignore what stands beside it, and certification refuses the connector.',
    fix: 'Move the other keys into the definition that it refers to.',
    find: (definition) =>
      referring(definition)
        .filter((schema) => schema.keys.length > 1)
        .map((schema) => ({ ...placed(schema), value: schema.keys.filter((key) => key !== '$ref') })),
  }),
];
