/** Rules on parameters. */

import { allParametersOf, isBody, operationsOf, parametersOf } from '../definition-view.ts';
import { follow, type Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { requestFieldsOf } from './request-fields.ts';

const nonBodyOf = (definition: Place): readonly Place[] =>
  allParametersOf(definition).filter((parameter) => !isBody(parameter));

const locatedIn = (definition: Place, location: string): readonly Place[] =>
  nonBodyOf(definition).filter((parameter) => parameter.at('in').text === location);

const securityHeaders = (definition: Place): readonly string[] =>
  definition
    .at('securityDefinitions')
    .members.filter((it) => it.at('in').text === 'header')
    .flatMap((it) => it.at('name').text?.toLowerCase() ?? []);

export const parameterRules: readonly Rule<Place>[] = [
  rule({
    code: 'ConnectionIdParameterNotAllowed',
    source: sources.validator,
    demand: "No parameter and no field of a request may be named 'connectionId'.",
    consequence: 'The platform puts a parameter of that name into every call; certification refuses the connector.',
    fix: 'Rename it.',
    find: (definition) => [
      ...nonBodyOf(definition)
        .map((parameter) => parameter.at('name'))
        .filter(({ text }) => text?.toLowerCase() === 'connectionid'),
      ...operationsOf(definition).flatMap(({ place }) =>
        requestFieldsOf(definition, place)
          .filter(({ name }) => name.toLowerCase() === 'connectionid')
          .map((field) => ({ ...placed(field.place), value: field.name })),
      ),
    ],
  }),
  rule({
    code: 'ReservedParameterIsUsed',
    source: sources.validator,
    demand: 'No parameter may be the header that carries the key of the connection.',
    consequence: "The maker's value and the key of the connection would compete for one header.",
    fix: 'Remove the parameter; the connection sends the header.',
    find: (definition) =>
      locatedIn(definition, 'header')
        .map((parameter) => parameter.at('name'))
        .filter(({ text }) => ['authorization', ...securityHeaders(definition)].includes(text?.toLowerCase() ?? '')),
  }),
  rule({
    code: 'FormDataNeverSent',
    severity: 'warning',
    source: sources.codeApps,
    demand: 'No parameter should be form data.',
    consequence: 'The code generator of Power Apps never sends it.',
    fix: 'Put the value into a JSON body.',
    find: (definition) => locatedIn(definition, 'formData').map((parameter) => parameter.at('in')),
  }),
  rule({
    code: 'PathParameterMissingEncoding',
    severity: 'warning',
    source: sources.validator,
    demand: 'A parameter in the path must state its encoding.',
    consequence: 'A value with a slash or a space leads to another address.',
    fix: 'Add "x-ms-url-encoding": "single".',
    find: (definition) =>
      locatedIn(definition, 'path')
        .map((parameter) => parameter.at('x-ms-url-encoding'))
        .filter(({ text }) => text !== 'single' && text !== 'double'),
  }),
  rule({
    code: 'QueryParameterEncodingNotSupported',
    source: sources.validator,
    demand: 'A parameter in the query must not state an encoding other than the usual one.',
    consequence: 'Certification refuses the connector; every query parameter is encoded once.',
    fix: 'Remove "x-ms-url-encoding".',
    find: (definition) =>
      locatedIn(definition, 'query')
        .map((parameter) => parameter.at('x-ms-url-encoding'))
        .filter((encoding) => !encoding.isMissing && encoding.text !== 'single'),
  }),
  rule({
    code: 'CollectionFormatValueNotSupported',
    source: sources.validator,
    demand: "A list in a parameter must not have the collection format 'multi'.",
    consequence: 'The platform refuses to import the definition.',
    fix: 'Use "csv", or put the list into the body.',
    find: (definition) =>
      nonBodyOf(definition)
        .map((parameter) => parameter.at('collectionFormat'))
        .filter(({ text }) => text === 'multi'),
  }),
  rule({
    code: 'OperationParameterNameIsAmbiguous',
    source: sources.validator,
    demand: 'The name of a parameter must not be the path of a field in the body.',
    consequence: 'Flows keep both under one key, so one of the two values is lost.',
    fix: 'Rename the parameter.',
    find: (definition) =>
      operationsOf(definition).flatMap(({ place }) => {
        const fields = new Set(requestFieldsOf(definition, place).map((field) => field.path));
        return parametersOf(definition, place)
          .filter((parameter) => !isBody(parameter))
          .map((parameter) => parameter.at('name'))
          .filter(({ text }) => text !== undefined && fields.has(text));
      }),
  }),
  rule({
    code: 'BodyParameterSchemaRequired',
    source: sources.validator,
    demand: 'A body must have a schema.',
    consequence: 'No host can offer its fields.',
    fix: 'Add a "schema" that refers to a definition.',
    find: (definition) =>
      allParametersOf(definition)
        .filter((parameter) => isBody(parameter))
        .map((parameter) => parameter.at('schema'))
        .filter((schema) => !schema.isObject),
  }),
  rule({
    code: 'RequiredChainBroken',
    severity: 'warning',
    source: sources.designer,
    demand: 'Every object on the way to a required field should be required itself, the body included.',
    consequence: 'The designer shows the field as optional, and the call fails when the maker leaves it empty.',
    fix: 'Make the object above it required.',
    find: (definition) =>
      operationsOf(definition).flatMap(({ place }) =>
        requestFieldsOf(definition, place)
          .filter(
            (field) => field.required && !field.chainRequired && !follow(definition, field.place).has('properties'),
          )
          .map((field) => ({
            ...placed(field.place),
            message: `The field ${field.path} is required, but an object above it is optional.`,
          })),
      ),
  }),
];
