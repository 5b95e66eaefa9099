/** Rules on what must be there: texts, labels, the contact and the metadata. */

import {
  allParametersOf,
  answerSchemasOf,
  isBody,
  isField,
  isInternal,
  nameOf,
  operationsOf,
  parametersOf,
  propertiesOf,
  responsesOf,
  schemasOf,
  visibleOperationsOf,
} from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const labelled = (place: Place): readonly Place[] => [place.at('x-ms-summary'), place.at('description')];

/** What certification asks for: of a visible operation also the texts of its values, the hidden ones left out. */
const demanded = (definition: Place): readonly Place[] => [
  definition.at('info', 'title'),
  definition.at('info', 'description'),
  ...operationsOf(definition).flatMap(({ place }) => [
    place.at('summary'),
    place.at('description'),
    ...responsesOf(definition, place).map((response) => response.place.at('description')),
  ]),
  ...visibleOperationsOf(definition).flatMap(({ place }) =>
    parametersOf(definition, place)
      .filter((parameter) => !isInternal(parameter) && !isBody(parameter))
      .flatMap(labelled),
  ),
];

/** The named objects that something refers to, but for an answer as a whole (AnswerNamedByDescription). */
const namedObjects = (definition: Place): readonly Place[] => {
  const answers = new Set(answerSchemasOf(definition).map(({ pointer }) => pointer));
  const meant = schemasOf(definition)
    .filter((schema) => schema.has('$ref') && !answers.has(schema.pointer))
    .map((schema) => follow(definition, schema).pointer);
  return definition.at('definitions').members.filter((schema) => schema.isObject && meant.includes(schema.pointer));
};

/** What makers read besides, although nobody refuses a connector for the lack of it. */
const wanted = (definition: Place): readonly Place[] => [
  ...visibleOperationsOf(definition).flatMap(({ place }) =>
    parametersOf(definition, place)
      .filter((parameter) => isBody(parameter) && !isInternal(parameter))
      .map((body) => body.at('description')),
  ),
  ...propertiesOf(definition)
    .filter((property) => isField(property) && !isInternal(property))
    .flatMap(labelled),
  ...namedObjects(definition).map((schema) => schema.at('description')),
];

/** The text as a person calls it, by the last key of its place. */
const names: Readonly<Record<string, string>> = {
  'x-ms-summary': 'label (x-ms-summary)',
  contact: 'contact',
  'x-ms-connector-metadata': 'metadata (x-ms-connector-metadata)',
};

const nameOfText = (place: Place): string => names[nameOf(place)] ?? nameOf(place);

const ofType = (place: Place, type: string): Breach => ({
  ...placed(place),
  message: `The ${nameOfText(place)} must be ${type}.`,
  fix: `Write ${type}.`,
});

const missing = (place: Place): Breach => ({
  ...placed(place),
  message: `The ${nameOfText(place)} is missing.`,
  fix: `Add the ${nameOfText(place)}.`,
});

const empty = (place: Place): Breach => ({
  ...placed(place),
  message: `The ${nameOfText(place)} is empty.`,
  fix: `Write the ${nameOfText(place)}.`,
});

const isEmpty = ({ text }: Place): boolean => text?.trim() === '';

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.pointer, place])).values(),
];

const contactAndMetadata = (definition: Place): readonly Place[] => [
  definition.at('info', 'contact'),
  definition.at('x-ms-connector-metadata'),
];

const unseen = 'Certification refuses the connector, and makers see no text at this place.';

export const requiredRules: readonly Rule<Place>[] = [
  rule({
    code: 'RequiredPropertyMissing',
    source: sources.validator,
    demand:
      'The contact, the metadata, the summary and the description of every operation and the label and the description of every value must be there.',
    consequence: unseen,
    fix: 'Add it.',
    find: (definition) =>
      distinct([...contactAndMetadata(definition), ...demanded(definition)])
        .filter((place) => place.isMissing)
        .map(missing),
  }),
  rule({
    code: 'RequiredValueEmpty',
    source: sources.validator,
    demand: 'No summary, no label and no description of an operation or a value may be empty.',
    consequence: unseen,
    fix: 'Write it.',
    find: (definition) => distinct(demanded(definition)).filter(isEmpty).map(empty),
  }),
  rule({
    code: 'TextMissing',
    severity: 'warning',
    source: sources.stringGuidance,
    demand: 'The body, every field and every definition should be described, and every field should have a label.',
    consequence: 'Makers see no text at this place, and reviewers may ask for it.',
    fix: 'Write it.',
    find: (definition) => [
      ...distinct(wanted(definition))
        .filter((place) => place.isMissing)
        .map(missing),
      ...distinct(wanted(definition)).filter(isEmpty).map(empty),
    ],
  }),
  rule({
    code: 'JsonTypeIncorrect',
    source: sources.validator,
    demand: 'Every description and every label must be a text, the contact an object and the metadata a list.',
    fix: 'Write a value of that type.',
    find: (definition) => {
      const contact = definition.at('info', 'contact');
      const metadata = definition.at('x-ms-connector-metadata');
      const all = [...demanded(definition), ...allParametersOf(definition).flatMap(labelled), ...wanted(definition)];
      return [
        ...(contact.isMissing || contact.isObject ? [] : [ofType(contact, 'an object')]),
        ...(metadata.isMissing || Array.isArray(metadata.value) ? [] : [ofType(metadata, 'a list')]),
        ...distinct(all)
          .filter((place) => !place.isMissing && place.text === undefined)
          .map((place) => ofType(place, 'a text')),
      ];
    },
  }),
];
