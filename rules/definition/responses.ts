/** Rules on the answers of an operation. */

import {
  answerSchemasOf,
  isInternal,
  isSuccess,
  type OperationView,
  operationsOf,
  outerSchemasOf,
  responsesOf,
} from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

interface Answers {
  readonly name: string;
  /** Whether a designer offers what the operation answers. */
  readonly offered: boolean;
  readonly place: Place;
  readonly statuses: readonly string[];
  /** The statuses whose response has a schema. */
  readonly typed: readonly string[];
}

/** A webhook describes what it is called with beside its operations; of a deletion there is nothing to show. */
const offersAnswer = (definition: Place, { path, method, place }: OperationView): boolean =>
  !isInternal(place) &&
  !['delete', 'head', 'options'].includes(method) &&
  ![place, definition.at('paths', path)].some((owner) => owner.has('x-ms-notification-content'));

const answersOf = (definition: Place): readonly Answers[] =>
  operationsOf(definition).map((operation) => {
    const { name, place } = operation;
    const responses = responsesOf(definition, place);
    return {
      name,
      offered: offersAnswer(definition, operation),
      place: place.at('responses'),
      statuses: responses.map(({ status }) => status),
      typed: responses.filter((response) => response.place.has('schema')).map(({ status }) => status),
    };
  });

/** 202 says that the content is not there yet, 204 that there is none, and 205 that there must be none. */
const hasContent = (status: string): boolean => isSuccess(status) && !['202', '204', '205'].includes(status);

const answersThat = (
  definition: Place,
  test: (answers: Answers) => boolean,
  message: (name: string) => string,
): readonly Breach[] =>
  answersOf(definition)
    .filter(test)
    .map((answers) => ({ ...placed(answers.place), message: message(answers.name), value: answers.statuses }));

export const responseRules: readonly Rule<Place>[] = [
  rule({
    code: 'DefaultResponseHasSchema',
    source: sources.validator,
    demand: "The 'default' response must not have a schema.",
    consequence: 'Certification refuses the connector; designers would offer fields that no known answer has.',
    fix: 'Move the schema to the status that it describes.',
    find: (definition) =>
      operationsOf(definition).flatMap(({ place }) =>
        responsesOf(definition, place)
          .filter((response) => response.status === 'default' && response.place.has('schema'))
          .map((response) => response.place.at('schema')),
      ),
  }),
  rule({
    code: 'OperationShouldHaveSuccessfulResponse',
    source: sources.validator,
    demand: 'Every operation must have a response of the 200s.',
    fix: 'Add the response 200.',
    find: (definition) =>
      answersThat(
        definition,
        ({ statuses }) => !statuses.some(isSuccess),
        (name) => `The operation ${name} has no successful response.`,
      ),
  }),
  rule({
    code: 'SchemaDefinitionSetIncorrectly',
    source: sources.validator,
    demand: 'Every visible operation that answers with a content must have a schema on its response 200 or 201.',
    consequence: 'Designers offer no output of the action.',
    fix: 'Add a schema to the response 200.',
    find: (definition) =>
      answersThat(
        definition,
        ({ offered, statuses, typed }) =>
          offered && statuses.some(hasContent) && !typed.includes('200') && !typed.includes('201'),
        (name) => `The operation ${name} has no schema on its response 200 or 201.`,
      ),
  }),
  rule({
    code: 'ResponseNotTyped200',
    severity: 'warning',
    source: sources.codeApps,
    demand: 'The typed answer of an operation should be the response 200.',
    consequence: 'The code generator of Power Apps gives the action no result.',
    fix: 'Describe the answer under 200.',
    find: (definition) =>
      answersThat(
        definition,
        ({ typed }) => !typed.includes('200') && typed.includes('201'),
        (name) => `The operation ${name} has its schema on 201 alone.`,
      ),
  }),
  rule({
    code: 'OperationHasManyResponsesWithSchema',
    severity: 'warning',
    source: sources.validator,
    demand: 'An operation should have one response with a schema.',
    consequence: 'Designers use only one of them.',
    fix: 'Keep the schema of the response 200 alone.',
    find: (definition) =>
      answersOf(definition)
        .map((answers) => ({ ...answers, typed: answers.typed.filter((status) => status !== 'default') }))
        .filter(({ typed }) => typed.length > 1)
        .map(({ name, place, typed }) => ({
          ...placed(place),
          message: `The operation ${name} has ${typed.length} responses with a schema.`,
          value: typed,
        })),
  }),
  rule({
    code: 'ErrorResponsesMissing',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'Every operation should list the errors of the 400s and 500s that are known.',
    consequence: 'Makers learn of an error only when it happens.',
    fix: 'Add a response for each known error.',
    find: (definition) =>
      answersThat(
        definition,
        ({ statuses }) => !statuses.some((status) => /^[45]\d\d$/.test(status)),
        (name) => `The operation ${name} lists no error.`,
      ),
  }),
  rule({
    code: 'InlineObjectLosesType',
    severity: 'warning',
    source: sources.codeApps,
    demand: 'The schema of a body or a response should be a reference to a definition.',
    consequence: 'The code generator of Power Apps types an inline object as a bare record.',
    fix: 'Move the object to "definitions" and refer to it.',
    find: (definition) =>
      outerSchemasOf(definition).filter(
        (schema) => !schema.has('$ref') && (schema.at('type').text === 'object' || schema.has('properties')),
      ),
  }),
  rule({
    code: 'AnswerNamedByDescription',
    severity: 'warning',
    source: sources.designer,
    demand: 'The schema of a successful answer should have no description of its own.',
    consequence: 'The designer calls the token of the whole answer by that sentence, where makers look for "Body".',
    fix: 'Leave the sentence to the description of the response.',
    find: (definition) =>
      answerSchemasOf(definition)
        .map((schema) => follow(definition, schema).at('description'))
        .filter((description) => !description.isMissing),
  }),
];
