/** Rules on statuses, revisions and deprecation. */

import { operationsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

interface Annotated {
  readonly operation: Place;
  readonly annotation: Place;
}

const annotated = (definition: Place): readonly Annotated[] =>
  operationsOf(definition)
    .map(({ place }) => ({ operation: place, annotation: place.at('x-ms-api-annotation') }))
    .filter(({ annotation }) => annotation.isObject);

const replacements = (definition: Place): readonly Place[] =>
  annotated(definition)
    .map(({ annotation }) => annotation.at('replacement'))
    .filter((replacement) => !replacement.isMissing);

export const versioningRules: readonly Rule<Place>[] = [
  rule({
    code: 'OperationStatusAheadOfConnector',
    source: sources.validator,
    demand: 'No operation may be in Production while the connector is in Preview.',
    fix: 'Remove the status of the operation.',
    find: (definition) =>
      definition.at('info', 'x-ms-api-annotation', 'status').text === 'Preview'
        ? annotated(definition)
            .map(({ annotation }) => annotation.at('status'))
            .filter(({ text }) => text === 'Production')
        : [],
  }),
  rule({
    code: 'OperationIdShouldEndWithRevision',
    source: sources.validator,
    demand: 'The id of a later revision must end with the revision.',
    fix: 'End the operation id with that suffix.',
    find: (definition) =>
      annotated(definition).flatMap(({ operation, annotation }) => {
        const revision = annotation.at('revision').value;
        const place = operation.at('operationId');
        if (typeof revision !== 'number' || revision < 2 || place.text?.endsWith(`V${revision}`)) return [];
        return [
          {
            ...placed(place),
            message: `The operation is revision ${revision}, and its id does not end with "_V${revision}".`,
          },
        ];
      }),
  }),
  rule({
    code: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    source: sources.validator,
    demand: 'Only a deprecated operation may name its replacement.',
    fix: 'Set "deprecated": true, or remove the replacement.',
    find: (definition) =>
      annotated(definition)
        .filter(({ operation }) => operation.at('deprecated').value !== true)
        .map(({ annotation }) => annotation.at('replacement'))
        .filter((replacement) => !replacement.isMissing),
  }),
  rule({
    code: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    source: sources.validator,
    demand: 'A replacement must name the API.',
    fix: 'Add "api", the name of the connector in addresses.',
    find: (definition) =>
      replacements(definition)
        .map((replacement) => replacement.at('api'))
        .filter(({ text }) => !text),
  }),
  rule({
    code: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    source: sources.validator,
    demand: 'A replacement must name the operation.',
    fix: 'Add "operationId".',
    find: (definition) =>
      replacements(definition)
        .map((replacement) => replacement.at('operationId'))
        .filter(({ text }) => !text),
  }),
  rule({
    code: 'DeprecationNotSaid',
    severity: 'warning',
    source: sources.deprecation,
    demand: 'The summary and the description of a deprecated operation must say "(deprecated)".',
    consequence: 'Makers choose an action that will go away.',
    fix: 'Add "(deprecated)" to the text.',
    find: (definition) =>
      operationsOf(definition)
        .filter(({ place }) => place.at('deprecated').value === true)
        .flatMap(({ place }) => [place.at('summary'), place.at('description')])
        .filter(({ text }) => text !== undefined && !/\(deprecated\)/i.test(text)),
  }),
];
