/** Rules on `x-throttling-policy`, this product's own key of a security definition, which the local gateway reads. */

import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const policiesOf = (definition: Place): readonly Place[] =>
  definition
    .at('securityDefinitions')
    .members.map((scheme) => scheme.at('x-throttling-policy'))
    .filter((policy) => !policy.isMissing);

const isPositiveInteger = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;

const known = ['calls', 'renewalPeriod', 'scope'];

export const throttlingRules: readonly Rule<Place>[] = [
  rule({
    code: 'ThrottlingLimitNotValid',
    source: sources.own,
    demand: 'The calls and the renewal period (in seconds) of the throttling must be whole numbers above 0.',
    consequence: 'The local gateway cannot limit calls.',
    fix: 'Write numbers, such as 100 calls in 60 seconds.',
    find: (definition) =>
      policiesOf(definition)
        .flatMap((policy) => [policy.at('calls'), policy.at('renewalPeriod')])
        .filter(({ value }) => !isPositiveInteger(value)),
  }),
  rule({
    code: 'ThrottlingScopeNotValid',
    source: sources.own,
    demand: "The scope of the throttling must be 'connection'.",
    consequence: 'The local gateway counts calls for each connection, as the platform does.',
    fix: 'Write "scope": "connection".',
    find: (definition) =>
      policiesOf(definition)
        .map((policy) => policy.at('scope'))
        .filter(({ text }) => text !== 'connection'),
  }),
  rule({
    code: 'ThrottlingKeyNotKnown',
    source: sources.own,
    demand: 'The throttling has calls, renewalPeriod and scope.',
    consequence: 'The local gateway ignores the key.',
    fix: 'Correct or remove the key.',
    find: (definition) =>
      policiesOf(definition).flatMap((policy) =>
        policy.keys.filter((key) => !known.includes(key)).map((key) => ({ ...placed(policy.at(key)), value: key })),
      ),
  }),
];
