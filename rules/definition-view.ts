/** The parts of a definition that rules ask for, whatever the shape of the document. */

import { follow, keysOfPointer, type Place } from './document-view.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

export interface OperationView {
  readonly path: string;
  readonly method: string;
  /** The operation id, or the method and the path where it has none. */
  readonly name: string;
  readonly place: Place;
}

/** The path items, with their path as the key; vendor extensions left out. */
export const pathItemsOf = (definition: Place): readonly { path: string; place: Place }[] =>
  definition
    .at('paths')
    .keys.filter((path) => !path.startsWith('x-'))
    .map((path) => ({ path, place: definition.at('paths', path) }));

export const operationsOf = (definition: Place): readonly OperationView[] =>
  pathItemsOf(definition).flatMap(({ path, place }) =>
    methods
      .map((method) => ({ method, operation: place.at(method) }))
      .filter(({ operation }) => operation.isObject)
      .map(({ method, operation }) => ({
        path,
        method,
        name: operation.at('operationId').text ?? `${method.toUpperCase()} ${path}`,
        place: operation,
      })),
  );

/** The operations that makers can choose. */
export const visibleOperationsOf = (definition: Place): readonly OperationView[] =>
  operationsOf(definition).filter(({ place }) => !isInternal(place));

export const operationIdsOf = (definition: Place): ReadonlySet<string> =>
  new Set(operationsOf(definition).flatMap(({ place }) => place.at('operationId').text ?? []));

/** The parameters of an operation, references followed; what is no object is left out. */
export const parametersOf = (definition: Place, operation: Place): readonly Place[] =>
  operation
    .at('parameters')
    .items.map((parameter) => follow(definition, parameter))
    .filter((parameter) => parameter.isObject);

/** Every parameter of every operation. */
export const allParametersOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).flatMap(({ place }) => parametersOf(definition, place));

export const isBody = (parameter: Place): boolean => parameter.at('in').text === 'body';

export const isInternal = (place: Place): boolean => place.at('x-ms-visibility').text === 'internal';

export interface ResponseView {
  /** Three digits or `default`. */
  readonly status: string;
  readonly place: Place;
}

/** The responses of an operation, references followed; vendor extensions left out. */
export const responsesOf = (definition: Place, operation: Place): readonly ResponseView[] => {
  const responses = operation.at('responses');
  return responses.keys
    .filter((status) => !status.startsWith('x-'))
    .map((status) => ({ status, place: follow(definition, responses.at(status)) }));
};

/** The schemas directly inside a schema: properties, items, additional properties, parts of `allOf`. */
export const partsOf = (schema: Place): readonly Place[] =>
  [
    ...schema.at('properties').members,
    schema.at('items'),
    ...schema.at('items').items,
    schema.at('additionalProperties'),
    ...schema.at('allOf').items,
  ].filter((part) => part.isObject);

const withParts = (schema: Place): readonly Place[] => [schema, ...partsOf(schema).flatMap(withParts)];

/** The schemas that stand directly in a body parameter or in a response. */
export const outerSchemasOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).flatMap(({ place }) =>
    [...parametersOf(definition, place), ...responsesOf(definition, place).map((response) => response.place)]
      .map((owner) => owner.at('schema'))
      .filter((schema) => schema.isObject),
  );

export const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);

/** The schema that stands directly in each successful answer. */
export const answerSchemasOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).flatMap(({ place }) =>
    responsesOf(definition, place)
      .filter((response) => isSuccess(response.status) && response.place.has('schema'))
      .map((response) => response.place.at('schema')),
  );

/** Every schema of the document with all its parts, each once, in the order of the document; references not followed. */
export const schemasOf = (definition: Place): readonly Place[] => {
  const outer = new Map(outerSchemasOf(definition).map((schema) => [schema.pointer, schema]));
  const named = definition.at('definitions').members.filter((schema) => schema.isObject);
  return [...outer.values(), ...named].flatMap(withParts);
};

/** Every named member of every object schema. */
export const propertiesOf = (definition: Place): readonly Place[] =>
  schemasOf(definition).flatMap((schema) => schema.at('properties').members.filter((property) => property.isObject));

/** A property with a value of its own: no reference and no object, so that a designer gives it a line of its own. */
export const isField = (property: Place): boolean => !property.has('$ref') && property.at('type').text !== 'object';

/** The last key of the way to a place. */
export const nameOf = (place: Place): string => keysOfPointer(place.pointer).at(-1) ?? '';
