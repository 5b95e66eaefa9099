/** Rules on the paths of the operations. */

import { type OperationView, operationsOf, pathItemsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { type Breach, placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const pathsThat = (definition: Place, test: (path: string) => boolean): readonly Breach[] =>
  pathItemsOf(definition)
    .filter(({ path }) => test(path))
    .map(({ path, place }) => ({ ...placed(place), value: path }));

const outsideVariables = (path: string): string => path.replaceAll(/\{[^{}/]*\}/g, '');

/** The path with its variables made equal, as routing sees it. */
const route = (path: string): string => path.replaceAll(/\{[^{}/]*\}/g, '{}');

const haveSameRoute = (one: OperationView, other: OperationView): boolean =>
  one.method === other.method && one.path !== other.path && route(one.path) === route(other.path);

export const pathRules: readonly Rule<Place>[] = [
  rule({
    code: 'OperationPathMustStartWithSlash',
    source: sources.validator,
    demand: 'A path must begin with a slash.',
    consequence: 'The call would go to another address than the one meant.',
    fix: 'Put a slash before it.',
    find: (definition) => pathsThat(definition, (path) => !path.startsWith('/')),
  }),
  rule({
    code: 'OperationPathContainsUnsupportedCharacters',
    source: sources.validator,
    demand: 'A path must not contain an asterisk.',
    fix: 'Name the path without it.',
    find: (definition) => pathsThat(definition, (path) => path.includes('*')),
  }),
  rule({
    code: 'OperationPathMayNotContainQueryOrFragment',
    source: sources.validator,
    demand: 'A path must contain neither ? nor #.',
    fix: 'Make the query a parameter of its own.',
    find: (definition) => pathsThat(definition, (path) => /[?#]/.test(path)),
  }),
  rule({
    code: 'OperationPathVariablesContainDefaults',
    source: sources.validator,
    demand: 'A variable of a path must not set a default with =.',
    fix: 'Write the default into the parameter.',
    find: (definition) => pathsThat(definition, (path) => /\{[^{}]*=[^{}]*\}/.test(path)),
  }),
  rule({
    code: 'OperationPathTemplateNotValid',
    source: sources.validator,
    demand: 'Every brace in a path must belong to a variable such as {id}.',
    consequence: 'The platform cannot fill the path in.',
    fix: 'Close the brace within its segment, or write it as %7B or %7D.',
    find: (definition) => pathsThat(definition, (path) => /[{}]/.test(outsideVariables(path))),
  }),
  rule({
    code: 'PathRedefined',
    source: sources.validator,
    demand: 'Paths must differ in more than capital letters.',
    consequence: 'The platform cannot tell the two apart.',
    fix: 'Rename one of them, or put both operations under one path.',
    find: (definition) =>
      pathItemsOf(definition)
        .filter(
          ({ path }, index, all) => all.findIndex((other) => other.path.toLowerCase() === path.toLowerCase()) < index,
        )
        .map(({ path, place }) => ({ ...placed(place), value: path })),
  }),
  rule({
    code: 'DuplicateOperationPath',
    source: sources.validator,
    demand: 'Two operations of the same method must differ in a fixed part of their paths.',
    consequence: 'The platform cannot tell which of the two a call means.',
    fix: 'Change a fixed segment of one path.',
    find: (definition) =>
      operationsOf(definition)
        .filter((operation, index, all) => all.slice(0, index).some((earlier) => haveSameRoute(earlier, operation)))
        .map(({ path, place }) => ({ ...placed(place), value: path })),
  }),
  rule({
    code: 'PathItemRefNotSuppored',
    source: sources.validator,
    demand: 'A path must not be a reference.',
    fix: 'Write the operations under the path itself.',
    find: (definition) => pathItemsOf(definition).flatMap(({ place }) => (place.has('$ref') ? place.at('$ref') : [])),
  }),
];
