/** Rules on what must be there: texts, labels, the contact and the metadata. */

import {
  allParametersOf,
  isBody,
  isField,
  isInternal,
  nameOf,
  operationsOf,
  propertiesOf,
  responsesOf,
} from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import type { Breach, Rule } from '../rule.ts';
import { sources } from '../sources.ts';

const labelled = (place: Place): readonly Place[] => [place.at('x-ms-summary'), place.at('description')];

const texts = (definition: Place): readonly Place[] => [
  definition.at('info', 'title'),
  definition.at('info', 'description'),
  ...operationsOf(definition).flatMap(({ place }) => [
    place.at('summary'),
    place.at('description'),
    ...responsesOf(definition, place).map((response) => response.place.at('description')),
  ]),
  ...allParametersOf(definition)
    .filter((parameter) => !isInternal(parameter))
    .flatMap((parameter) => (isBody(parameter) ? [parameter.at('description')] : labelled(parameter))),
  ...propertiesOf(definition)
    .filter((property) => isField(property) && !isInternal(property))
    .flatMap(labelled),
  ...definition
    .at('definitions')
    .members.filter((schema) => schema.isObject)
    .map((schema) => schema.at('description')),
];

/** The text as a person calls it, by the last key of its place. */
const names: Readonly<Record<string, string>> = {
  'x-ms-summary': 'label (x-ms-summary)',
  contact: 'contact',
  'x-ms-connector-metadata': 'metadata (x-ms-connector-metadata)',
};

const nameOfText = (place: Place): string => names[nameOf(place)] ?? nameOf(place);

const ofType = (place: Place, type: string): Breach => ({
  place,
  message: `The ${nameOfText(place)} must be ${type}.`,
  fix: `Write ${type}.`,
});

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.pointer, place])).values(),
];

const contactAndMetadata = (definition: Place): readonly Place[] => [
  definition.at('info', 'contact'),
  definition.at('x-ms-connector-metadata'),
];

export const requiredRules: readonly Rule[] = [
  {
    code: 'RequiredPropertyMissing',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'The contact, the metadata, every description and every label must be there.',
    consequence: 'Certification refuses the connector, and makers see no text at this place.',
    fix: 'Add it.',
    find: (definition) =>
      distinct([...contactAndMetadata(definition), ...texts(definition)])
        .filter((place) => place.isMissing)
        .map((place) => ({
          place,
          message: `The ${nameOfText(place)} is missing.`,
          fix: `Add the ${nameOfText(place)}.`,
        })),
  },
  {
    code: 'RequiredValueEmpty',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'No description and no label may be empty.',
    consequence: 'Certification refuses the connector, and makers see no text at this place.',
    fix: 'Write it.',
    find: (definition) =>
      distinct(texts(definition))
        .filter(({ text }) => text?.trim() === '')
        .map((place) => ({
          place,
          message: `The ${nameOfText(place)} is empty.`,
          fix: `Write the ${nameOfText(place)}.`,
        })),
  },
  {
    code: 'JsonTypeIncorrect',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'Every description and every label must be a text, the contact an object and the metadata a list.',
    consequence: 'Certification refuses the connector.',
    fix: 'Write a value of that type.',
    find: (definition) => {
      const contact = definition.at('info', 'contact');
      const metadata = definition.at('x-ms-connector-metadata');
      return [
        ...(contact.isMissing || contact.isObject ? [] : [ofType(contact, 'an object')]),
        ...(metadata.isMissing || Array.isArray(metadata.value) ? [] : [ofType(metadata, 'a list')]),
        ...distinct(texts(definition))
          .filter((place) => !place.isMissing && place.text === undefined)
          .map((place) => ofType(place, 'a text')),
      ];
    },
  },
];
