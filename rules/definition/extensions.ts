/** Rules on keys that begin with `x-`, and the list of those that Microsoft's schema knows, by place. */

import { allParametersOf, isBody, operationsOf, pathItemsOf, responsesOf, schemasOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const words = (text: string): readonly string[] => text.split(' ').map((word) => `x-ms-${word}`);

/** Source: apiDefinition.swagger.schema.json. */
const known = {
  root: words('capabilities connector-metadata docs'),
  info: words('deployment-version api-annotation'),
  pathItem: words('notification-content'),
  operation: words(
    'api-annotation capabilities no-generic-test operation-context pageable safe-operation summary trigger trigger-hint trigger-metadata notification visibility',
  ),
  body: words('dynamic-list dynamic-values summary test-value visibility'),
  parameter: words(
    'dynamic-list dynamic-values enum-values test-value summary visibility localizeDefaultValue parameter-location url-encoding',
  ),
  response: words('summary'),
  schema: words(
    'dynamic-list dynamic-values dynamic-schema dynamic-properties dynamic-tree enum enum-values localizeDefaultValue media-kind notification-url summary test-value visibility',
  ),
};

const vendorKeysOf = (place: Place, passedOver: readonly string[] = []): readonly Breach[] =>
  place.keys
    .filter((key) => /^x-(?!ms-)/.test(key) && !passedOver.includes(key))
    .map((key) => ({ ...placed(place.at(key)), value: key }));

const places = (definition: Place): readonly (readonly [place: Place, known: readonly string[]])[] => [
  [definition, known.root],
  [definition.at('info'), known.info],
  ...pathItemsOf(definition).map(({ place }) => [place, known.pathItem] as const),
  ...operationsOf(definition).flatMap(({ place }) => [
    [place, known.operation] as const,
    ...responsesOf(definition, place).map((response) => [response.place, known.response] as const),
  ]),
  ...allParametersOf(definition).map((it) => [it, isBody(it) ? known.body : known.parameter] as const),
  ...schemasOf(definition).map((schema) => [schema, known.schema] as const),
];

export const extensionRules: readonly Rule<Place>[] = [
  rule({
    code: 'ExtensionNotKnown',
    source: sources.definitionSchema,
    demand: 'A key that begins with x-ms- must be one that Microsoft defines for this place.',
    fix: 'Correct the key, remove it, or name it x- without ms-.',
    find: (definition) =>
      places(definition).flatMap(([place, keys]) =>
        place.keys
          .filter((key) => key.startsWith('x-ms-') && !keys.includes(key))
          .map((key) => ({ ...placed(place.at(key)), value: key })),
      ),
  }),
  rule({
    code: 'ExtensionStopsStrictReader',
    severity: 'warning',
    source: sources.powerFx,
    demand: 'No extension of your own should stand at the root or in info.',
    consequence: 'A host that fails on unknown extensions offers none of the actions (FailOnUnknownExtension).',
    fix: 'Move it to the object that it is about, such as a security definition.',
    // A strict reader passes over two keys of others in info, and none at the root (OpenApiParser.cs).
    find: (definition) => [
      ...vendorKeysOf(definition),
      ...vendorKeysOf(definition.at('info'), ['x-ibm-name', 'x-logo']),
    ],
  }),
];
