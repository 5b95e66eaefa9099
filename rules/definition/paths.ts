/** Rules on the paths of the operations. */

import { type OperationView, operationsOf, pathItemsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import type { Breach, Rule } from '../rule.ts';
import { sources } from '../sources.ts';

const pathsThat = (definition: Place, test: (path: string) => boolean): readonly Breach[] =>
  pathItemsOf(definition)
    .filter(({ path }) => test(path))
    .map(({ path, place }) => ({ place, received: path }));

const outsideVariables = (path: string): string => path.replaceAll(/\{[^{}/]*\}/g, '');

/** The path with its variables made equal, as routing sees it. */
const route = (path: string): string => path.replaceAll(/\{[^{}/]*\}/g, '{}');

const haveSameRoute = (one: OperationView, other: OperationView): boolean =>
  one.method === other.method && one.path !== other.path && route(one.path) === route(other.path);

export const pathRules: readonly Rule[] = [
  {
    code: 'OperationPathMustStartWithSlash',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A path must begin with a slash.',
    consequence: 'The call would go to another address than the one meant.',
    fix: 'Put a slash before it.',
    find: (definition) => pathsThat(definition, (path) => !path.startsWith('/')),
  },
  {
    code: 'OperationPathContainsUnsupportedCharacters',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A path must not contain an asterisk.',
    consequence: 'Certification refuses the connector.',
    fix: 'Name the path without it.',
    find: (definition) => pathsThat(definition, (path) => path.includes('*')),
  },
  {
    code: 'OperationPathMayNotContainQueryOrFragment',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A path must contain neither ? nor #.',
    consequence: 'Certification refuses the connector.',
    fix: 'Make the query a parameter of its own.',
    find: (definition) => pathsThat(definition, (path) => /[?#]/.test(path)),
  },
  {
    code: 'OperationPathVariablesContainDefaults',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A variable of a path must not set a default with =.',
    consequence: 'Certification refuses the connector.',
    fix: 'Write the default into the parameter.',
    find: (definition) => pathsThat(definition, (path) => /\{[^{}]*=[^{}]*\}/.test(path)),
  },
  {
    code: 'OperationPathTemplateNotValid',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'Every brace in a path must belong to a variable such as {id}.',
    consequence: 'The platform cannot fill the path in.',
    fix: 'Close the brace within its segment, or write it as %7B or %7D.',
    find: (definition) => pathsThat(definition, (path) => /[{}]/.test(outsideVariables(path))),
  },
  {
    code: 'PathRedefined',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'Paths must differ in more than capital letters.',
    consequence: 'The platform cannot tell the two apart.',
    fix: 'Rename one of them, or put both operations under one path.',
    find: (definition) =>
      pathItemsOf(definition)
        .filter(
          ({ path }, index, all) => all.findIndex((other) => other.path.toLowerCase() === path.toLowerCase()) < index,
        )
        .map(({ path, place }) => ({ place, received: path })),
  },
  {
    code: 'DuplicateOperationPath',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'Two operations of the same method must differ in a fixed part of their paths.',
    consequence: 'The platform cannot tell which of the two a call means.',
    fix: 'Change a fixed segment of one path.',
    find: (definition) =>
      operationsOf(definition)
        .filter((operation, index, all) => all.slice(0, index).some((earlier) => haveSameRoute(earlier, operation)))
        .map(({ path, place }) => ({ place, received: path })),
  },
  {
    code: 'PathItemRefNotSuppored',
    severity: 'error',
    on: 'definition',
    source: sources.validator,
    demand: 'A path must not be a reference.',
    consequence: 'Certification refuses the connector.',
    fix: 'Write the operations under the path itself.',
    find: (definition) => pathItemsOf(definition).flatMap(({ place }) => (place.has('$ref') ? place.at('$ref') : [])),
  },
];
