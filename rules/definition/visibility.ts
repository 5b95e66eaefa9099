/** Rules on `x-ms-visibility`, and on what is hidden from makers. */

import {
  allParametersOf,
  isBody,
  isInternal,
  nameOf,
  operationsOf,
  parametersOf,
  propertiesOf,
  schemasOf,
  visibleOperationsOf,
} from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const hasDefault = (place: Place): boolean => !place.at('default').isMissing;
const isRequired = (parameter: Place): boolean => parameter.at('required').value === true;

const internalParameters = (definition: Place): readonly Place[] =>
  visibleOperationsOf(definition)
    .flatMap(({ place }) => parametersOf(definition, place))
    .filter((parameter) => !isBody(parameter) && isInternal(parameter));

const visibilitiesOf = (definition: Place): readonly Place[] =>
  [
    ...operationsOf(definition).map(({ place }) => place),
    ...allParametersOf(definition),
    ...propertiesOf(definition),
  ].map((place) => place.at('x-ms-visibility'));

const statusesOf = (definition: Place): readonly Place[] =>
  [definition.at('info'), ...operationsOf(definition).map(({ place }) => place)].map((place) =>
    place.at('x-ms-api-annotation', 'status'),
  );

const outside = (places: readonly Place[], allowed: readonly string[]): readonly Breach[] =>
  places
    .filter((place) => !place.isMissing && !allowed.includes(place.text ?? ''))
    .map((place) => ({ ...placed(place), message: `The value must be one of: ${allowed.join(', ')}.` }));

export const visibilityRules: readonly Rule<Place>[] = [
  rule({
    code: 'JsonValueNotInEnum',
    source: sources.validator,
    demand: 'A visibility must be important, advanced or internal, and a status Production or Preview.',
    fix: 'Use one of these values, or leave the key out.',
    find: (definition) => [
      ...outside(visibilitiesOf(definition), ['important', 'advanced', 'internal']),
      ...outside(statusesOf(definition), ['Production', 'Preview']),
    ],
  }),
  rule({
    code: 'InternalPropertyWithDefaultOptional',
    severity: 'warning',
    source: sources.validator,
    demand: 'An internal field with a default should be required.',
    consequence: 'Hosts leave an optional internal field out, default included.',
    fix: 'Make it required, or visible under advanced.',
    find: (definition) =>
      schemasOf(definition).flatMap((schema) =>
        schema
          .at('properties')
          .members.filter((it) => isInternal(it) && hasDefault(it))
          .filter((it) => !schema.at('required').texts.includes(nameOf(it))),
      ),
  }),
  rule({
    code: 'PropertyMustBeRequired',
    source: sources.validator,
    demand: 'An internal parameter with a default must be required.',
    consequence: 'Hosts leave an optional internal parameter out, default included.',
    fix: 'Make it required, or visible under advanced.',
    find: (definition) =>
      internalParameters(definition)
        .filter((it) => hasDefault(it) && !isRequired(it))
        .map((it) => it.at('required')),
  }),
  rule({
    code: 'InternalWithoutDefault',
    source: sources.extensions,
    demand: 'An internal parameter that is required must have a default.',
    consequence: 'The maker never sees the parameter and no host can fill it in.',
    fix: 'Add a default, or make it visible.',
    find: (definition) =>
      internalParameters(definition)
        .filter((it) => isRequired(it) && !hasDefault(it))
        .map((it) => it.at('default')),
  }),
  rule({
    code: 'InternalDefaultNotApplied',
    severity: 'warning',
    source: sources.codeApps,
    demand: 'A parameter with a default should be visible, under advanced.',
    consequence: 'The code generator of Power Apps makes an internal one an ordinary argument and ignores its default.',
    fix: 'Set "x-ms-visibility": "advanced".',
    find: (definition) =>
      internalParameters(definition)
        .filter((it) => isRequired(it) && hasDefault(it))
        .map((it) => it.at('x-ms-visibility')),
  }),
];
