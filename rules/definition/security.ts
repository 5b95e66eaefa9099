/** Rules on the key: how the definition asks for it, and how the connection stores it. */

import { nameOf, operationsOf } from '../definition-view.ts';
import type { Place } from '../document-view.ts';
import { placed, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';

const requirements = (definition: Place): readonly Place[] =>
  [definition, ...operationsOf(definition).map(({ place }) => place)].flatMap((owner) =>
    owner.at('security').items.flatMap((requirement) => requirement.members),
  );

const apiKeys = (definition: Place): readonly string[] =>
  definition
    .at('securityDefinitions')
    .keys.filter((name) => definition.at('securityDefinitions', name, 'type').text === 'apiKey');

export const securityRules: readonly Rule<Place>[] = [
  rule({
    code: 'SecurityMissing',
    severity: 'warning',
    source: sources.codingStandards,
    demand: 'The definition should require its security definition.',
    consequence:
      'The platform sends the key all the same, but by OpenAPI 2.0 no call needs one, and other tools send none.',
    fix: 'Write "security": [{"api_key": []}] in the root.',
    find: (definition) =>
      definition.at('securityDefinitions').keys.length > 0 && requirements(definition).length === 0
        ? [definition.at('security')]
        : [],
  }),
  rule({
    code: 'SecurityRequirementMustBeDefined',
    source: sources.validator,
    demand: "Every security requirement must be in 'securityDefinitions'.",
    consequence: 'The platform does not know how to send the key.',
    fix: 'Correct the name, or add the security definition.',
    find: (definition) =>
      requirements(definition)
        .filter((requirement) => !definition.at('securityDefinitions').has(nameOf(requirement)))
        .map((place) => ({ ...placed(place), value: nameOf(place) })),
  }),
  rule({
    code: 'SecurityRequirementMustHaveEmptyValue',
    source: sources.validator,
    demand: 'A requirement of an API key must be an empty list.',
    consequence: 'Certification refuses the connector; only OAuth has scopes.',
    fix: 'Write [].',
    find: (definition) =>
      requirements(definition).filter(
        (requirement) =>
          apiKeys(definition).includes(nameOf(requirement)) &&
          !(Array.isArray(requirement.value) && requirement.value.length === 0),
      ),
  }),
];
