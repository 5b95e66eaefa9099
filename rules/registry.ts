/**
 * Every rule, by what it judges, in the order in which findings are reported. What the Swagger 2.0 specification itself
 * demands (types of members, status codes, parameters of a path, one body) is not repeated here: swagger-parser checks
 * it. Whether a script compiles is for .NET to say. The length limit of operation ids is published without its number.
 */

import { breakingChangeRules } from './changes/breaking.ts';
import { authenticationChangeRules, connectionChangeRules } from './changes/connection.ts';
import { exampleRules } from './definition/examples.ts';
import { extensionRules } from './definition/extensions.ts';
import { infoRules } from './definition/info.ts';
import { lengthRules } from './definition/lengths.ts';
import { metadataRules } from './definition/metadata.ts';
import { operationRules } from './definition/operations.ts';
import { parameterRules } from './definition/parameters.ts';
import { pathRules } from './definition/paths.ts';
import { referenceRules } from './definition/references.ts';
import { requiredRules } from './definition/required.ts';
import { responseRules } from './definition/responses.ts';
import { schemaRules } from './definition/schemas.ts';
import { securityRules } from './definition/security.ts';
import { sizeRules } from './definition/sizes.ts';
import { keyOrderRules, textFileRules } from './definition/text-file.ts';
import { throttlingRules } from './definition/throttling.ts';
import { typeRules } from './definition/types.ts';
import { versioningRules } from './definition/versioning.ts';
import { visibilityRules } from './definition/visibility.ts';
import { wordingRules } from './definition/wording.ts';
import { descriptionRules } from './description/description.ts';
import { publishedRules } from './description/published.ts';
import { iconRules } from './icon/icon.ts';
import { certificationPackageRules } from './packages/certification-package.ts';
import { certificationTextRules } from './packages/certification-texts.ts';
import { logicAppsRules } from './packages/logic-apps.ts';
import { pathRules as packagedPathRules } from './packages/paths.ts';
import { solutionRules } from './packages/solution.ts';
import { solutionSettingsRules } from './packages/solution-settings.ts';
import { brandColorRules } from './properties/brand-color.ts';
import { connectionRules } from './properties/connection.ts';
import { policyRules } from './properties/policies.ts';
import { propertyRules } from './properties/properties.ts';
import { settingsRules } from './settings.ts';
import { workflowRules } from './workflows/index.ts';

export const registry = {
  /** The model that a definition is emitted from. */
  description: descriptionRules,
  /** That model beside what is published already. */
  published: publishedRules,
  /** The two JSON files as text. */
  text: textFileRules,
  definition: [
    ...keyOrderRules,
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
  ],
  properties: [...connectionRules, ...brandColorRules, ...propertyRules, ...policyRules],
  icon: iconRules,
  /** Two states of a definition, of which the later one is an update. */
  definitionChange: [...breakingChangeRules, ...authenticationChangeRules],
  propertiesChange: connectionChangeRules,
  /** `settings.json` of the deployment tool paconn. */
  settings: settingsRules,
  workflow: workflowRules,
  /** The paths of everything that is packaged. */
  paths: packagedPathRules,
  solution: solutionRules,
  solutionSettings: solutionSettingsRules,
  logicApps: logicAppsRules,
  certificationPackage: certificationPackageRules,
  certificationTexts: certificationTextRules,
} as const;
