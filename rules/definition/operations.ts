/** Rules on operation ids, content types and what an operation may carry. */

import { isBody, operationIdsOf, operationsOf, parametersOf, pathItemsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const idsOf = (definition: Place): readonly Place[] =>
  operationsOf(definition).map(({ place }) => place.at('operationId'));

/** The revision suffix that operational versioning prescribes, such as `_V2`, is left out of account. */
const unversioned = (id: string): string => id.replace(/_V\d+$/, '');

const lettersAndDigits = (id: string): string => id.replaceAll(/[^A-Za-z0-9]/g, '');
const isAlike = (one = '', other = ''): boolean => one !== other && lettersAndDigits(one) === lettersAndDigits(other);

const supportedTypes = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];

/** What is answered may be of any type: certified connectors answer pictures, pages and files. */
const takenTypes = (definition: Place): readonly Place[] =>
  [definition, ...operationsOf(definition).map(({ place }) => place)].flatMap((owner) => owner.at('consumes').items);

export const operationRules: readonly Rule<Place>[] = [
  rule({
    code: 'OperationIdRequired',
    source: sources.validator,
    demand: 'Every operation must have an operation id.',
    consequence: 'No host can offer the action.',
    fix: 'Add an operation id such as "SendMessage".',
    find: (definition) => idsOf(definition).filter(({ text }) => !text?.trim()),
  }),
  rule({
    code: 'OperationIdNotUnique',
    source: sources.validator,
    demand: 'Every operation id must be used once.',
    consequence: 'Flows find an action by its id, so one of the two can never be called.',
    fix: 'Give the action an operation id of its own.',
    find: (definition) =>
      idsOf(definition)
        .filter(({ text }, index, all) => text?.trim() && all.findIndex((other) => other.text === text) < index)
        .map((place) => ({ ...placed(place), message: `The operation id "${place.text}" is used more than once.` })),
  }),
  rule({
    code: 'OperationIdsAlike',
    severity: 'warning',
    source: sources.powerFx,
    demand: 'Operation ids should still differ when everything but letters and digits is dropped.',
    consequence: 'Power Apps drops those characters, and the two actions get the same name.',
    fix: 'Choose ids that differ in letters or digits.',
    find: (definition) =>
      idsOf(definition).flatMap((place, index, all) => {
        const alike = all.slice(0, index).find(({ text }) => isAlike(text, place.text));
        return alike
          ? [{ ...placed(place), message: `Without other characters this is the same id as "${alike.text}".` }]
          : [];
      }),
  }),
  rule({
    code: 'OperationIdSanitized',
    severity: 'warning',
    source: sources.validator,
    demand: 'An operation id should consist of letters and digits.',
    consequence: 'Hosts that drop other characters show another name than the one in flows.',
    fix: 'Remove every other character: "SendMessage", not "Send_Message".',
    find: (definition) =>
      idsOf(definition)
        .filter(({ text }) => text && lettersAndDigits(unversioned(text)) !== unversioned(text))
        .map((place) => ({
          ...placed(place),
          message: `The operation id differs from its sanitized value "${lettersAndDigits(place.text ?? '')}".`,
        })),
  }),
  rule({
    code: 'OperationIdNotPascalCase',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'An operation id must begin with a capital letter.',
    fix: 'Capitalise every word: "SendMessage".',
    find: (definition) => idsOf(definition).filter(({ text }) => text && !/^[A-Z]/.test(text)),
  }),
  rule({
    code: 'BodyOrFormDataParameterInFetchOperationNotAllowed',
    source: sources.validator,
    demand: 'A GET operation must have neither a body nor form data.',
    consequence: 'HTTP clients drop or refuse the body of a GET.',
    fix: 'Make it a POST, or pass the values in the query.',
    find: (definition) =>
      operationsOf(definition)
        .filter(({ method }) => method === 'get')
        .flatMap(({ place }) => parametersOf(definition, place))
        .filter((parameter) => isBody(parameter) || parameter.at('in').text === 'formData')
        .map((place) => ({ ...placed(place), value: place.at('name').value })),
  }),
  rule({
    code: 'ConsumesMissing',
    severity: 'warning',
    source: sources.validator,
    demand: 'An operation with a body should state in "consumes" what it takes.',
    consequence: 'Hosts choose a content type of their own, which the service may refuse.',
    fix: 'Write "consumes": ["application/json"] in the root or in the operation.',
    find: (definition) =>
      operationsOf(definition)
        .filter(({ place }) => parametersOf(definition, place).some(isBody))
        .map(({ place }) => (place.at('consumes').isMissing ? definition.at('consumes') : place.at('consumes')))
        .filter((consumes) => consumes.texts.length === 0)
        .slice(0, 1),
  }),
  rule({
    code: 'MimeTypeNotSupported',
    severity: 'warning',
    source: sources.validator,
    demand: `What an operation takes should be one of ${supportedTypes.join(', ')}.`,
    consequence: 'Designers know how to build no other body.',
    fix: 'Use application/json.',
    find: (definition) =>
      takenTypes(definition).filter(
        ({ text }) => !supportedTypes.includes((text ?? '').split(';')[0]?.trim().toLowerCase() ?? ''),
      ),
  }),
  rule({
    code: 'PathItemParametersIgnored',
    severity: 'warning',
    source: sources.codeApps,
    demand: 'Parameters should stand in the operation, not beside it in the path.',
    consequence: 'The code generator of Power Apps leaves parameters of the path out.',
    fix: 'Move them into the operation.',
    find: (definition) =>
      pathItemsOf(definition)
        .map(({ place }) => place.at('parameters'))
        .filter((parameters) => parameters.items.length > 0),
  }),
  rule({
    code: 'OperationIdNotFound',
    source: sources.validator,
    demand: 'The operation that tests a connection must exist.',
    consequence: 'Certification refuses the connector; no connection can be tested.',
    fix: 'Name an operation id of this file.',
    find: (definition) =>
      [definition.at('x-ms-capabilities', 'testConnection')]
        .filter((test) => !test.isMissing)
        .map((test) => test.at('operationId'))
        .filter(({ text }) => text === undefined || !operationIdsOf(definition).has(text)),
  }),
  rule({
    code: 'TestConnectionNotCallable',
    source: sources.testConnection,
    demand: 'The operation that tests a connection must be a GET whose required parameters are all given.',
    consequence: 'Testing a connection changes something, or always fails.',
    fix: 'Name a GET without required parameters.',
    find: (definition) => {
      const test = definition.at('x-ms-capabilities', 'testConnection');
      const given = test.at('parameters').keys;
      return operationsOf(definition)
        .filter(
          ({ place }) => place.has('operationId') && place.at('operationId').value === test.at('operationId').value,
        )
        .filter(
          ({ method, place }) =>
            method !== 'get' ||
            parametersOf(definition, place).some(
              (parameter) =>
                parameter.at('required').value === true && !given.includes(parameter.at('name').text ?? ''),
            ),
        )
        .map(() => test.at('operationId'));
    },
  }),
];
