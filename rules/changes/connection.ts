/** What existing connections depend on. */

import type { Place } from '../document-view.ts';
import { showValue } from '../finding.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import type { Change } from './pairs.ts';

const change = (after: Place, before: Place): Breach => ({
  pointer: after.pointer,
  seen: `${showValue(after.value)}, before ${showValue(before.value)}`,
});

const parametersOf = (file: Place): Place => file.at('properties', 'connectionParameters');

const stale = 'Connections that exist hold the values of the old form, so their calls fail until they are made anew.';
const fix = 'Keep the connection as it was, or publish a connector of its own.';

/** Rules on two states of the security definitions. */
export const authenticationChangeRules: readonly Rule<Change>[] = [
  rule({
    code: 'AuthenticationChanged',
    source: sources.certifiedUpdates,
    demand: 'An update must keep the way of authentication.',
    consequence: stale,
    fix,
    find: ({ before, after }) =>
      before.at('securityDefinitions').keys.flatMap((name) =>
        ['type', 'name', 'in']
          .map(
            (key) => [after.at('securityDefinitions', name, key), before.at('securityDefinitions', name, key)] as const,
          )
          .filter(([later, earlier]) => later.value !== earlier.value)
          .map(([later, earlier]) => change(later, earlier)),
      ),
  }),
];

/** Rules on two states of the properties. */
export const connectionChangeRules: readonly Rule<Change>[] = [
  rule({
    code: 'ConnectionParameterChanged',
    source: sources.certifiedUpdates,
    demand: 'A connection parameter must stay, with its type.',
    consequence: stale,
    fix,
    find: ({ before, after }) =>
      parametersOf(before)
        .keys.map((name) => [parametersOf(after).at(name, 'type'), parametersOf(before).at(name, 'type')] as const)
        .filter(([later, earlier]) => later.value !== earlier.value)
        .map(([later, earlier]) => change(later, earlier)),
  }),
  rule({
    code: 'ConnectionParameterAdded',
    source: sources.compatibility,
    demand: 'A new connection parameter must be optional.',
    consequence: 'Connections that exist have no value for it.',
    fix: 'Make it optional, or give it a default value.',
    find: ({ before, after }) =>
      parametersOf(after)
        .members.filter(
          (parameter, index) =>
            !parametersOf(before).has(parametersOf(after).keys[index] ?? '') &&
            parameter.at('uiDefinition', 'constraints', 'required').value === 'true' &&
            !parameter.has('defaultValue'),
        )
        .map(({ pointer }) => ({ pointer, seen: 'a required parameter that was not there before' })),
  }),
];
