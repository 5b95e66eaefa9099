/**
 * Every rule, in the order in which findings are reported: first the description, then the emitted files. What the
 * Swagger 2.0 specification itself demands (types of members, status codes, parameters of a path, one body) is not
 * repeated here: swagger-parser checks it. Rules on triggers, webhooks, dynamic values and OAuth have nothing to look at
 * in a connector of actions with an API key, and the length limit of operation ids is published without its number.
 */

import { descriptionRules } from './description.ts';
import { exampleRules } from './examples.ts';
import { extensionRules } from './extensions.ts';
import { iconRules } from './icon.ts';
import { infoRules } from './info.ts';
import { lengthRules } from './lengths.ts';
import { metadataRules } from './metadata.ts';
import { operationRules } from './operations.ts';
import { parameterRules } from './parameters.ts';
import { pathRules } from './paths.ts';
import { policyRules } from './policies.ts';
import { propertyRules } from './properties.ts';
import { referenceRules } from './references.ts';
import { requiredRules } from './required.ts';
import { responseRules } from './responses.ts';
import type { Rule } from './rule.ts';
import { schemaRules } from './schemas.ts';
import { scriptRules } from './script.ts';
import { securityRules } from './security.ts';
import { sizeRules } from './sizes.ts';
import { textRules } from './texts.ts';
import { throttlingRules } from './throttling.ts';
import { typeRules } from './types.ts';
import { versioningRules } from './versioning.ts';
import { visibilityRules } from './visibility.ts';
import { wordingRules } from './wording.ts';

export const registry: readonly Rule[] = [
  ...descriptionRules,
  ...textRules,
  ...infoRules,
  ...metadataRules,
  ...requiredRules,
  ...lengthRules,
  ...wordingRules,
  ...pathRules,
  ...operationRules,
  ...versioningRules,
  ...visibilityRules,
  ...parameterRules,
  ...responseRules,
  ...exampleRules,
  ...schemaRules,
  ...referenceRules,
  ...typeRules,
  ...extensionRules,
  ...sizeRules,
  ...securityRules,
  ...throttlingRules,
  ...propertyRules,
  ...policyRules,
  ...scriptRules,
  ...iconRules,
];
