/**
 * Every rule, in the order in which findings are reported: first the description, then the emitted files. What the
 * Swagger 2.0 specification itself demands (types of members, status codes, parameters of a path, one body) is not
 * repeated here: swagger-parser checks it. Rules on triggers, webhooks, dynamic values and OAuth have nothing to look at
 * in a connector of actions with an API key, and the length limit of operation ids is published without its number.
 */

import { exampleRules } from './definition/examples.ts';
import { extensionRules } from './definition/extensions.ts';
import { infoRules } from './definition/info.ts';
import { lengthRules } from './definition/lengths.ts';
import { operationRules } from './definition/operations.ts';
import { parameterRules } from './definition/parameters.ts';
import { pathRules } from './definition/paths.ts';
import { referenceRules } from './definition/references.ts';
import { requiredRules } from './definition/required.ts';
import { responseRules } from './definition/responses.ts';
import { schemaRules } from './definition/schemas.ts';
import { securityRules } from './definition/security.ts';
import { sizeRules } from './definition/sizes.ts';
import { throttlingRules } from './definition/throttling.ts';
import { typeRules } from './definition/types.ts';
import { versioningRules } from './definition/versioning.ts';
import { visibilityRules } from './definition/visibility.ts';
import { wordingRules } from './definition/wording.ts';
import { descriptionRules } from './description/description.ts';
import { iconRules } from './icon/icon.ts';
import { metadataRules } from './properties/metadata.ts';
import { policyRules } from './properties/policies.ts';
import { propertyRules } from './properties/properties.ts';
import type { Rule } from './rule.ts';
import { textRules } from './texts.ts';

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
  ...iconRules,
];
