import type { Finding } from '../finding.ts';
import { applyRules } from '../rule.ts';
import { layoutRules, solutionRules, togetherRules } from './certification-layers.ts';
import { type CertificationPackage, openPackage } from './certification-subject.ts';

/**
 * The rules of Microsoft's ConnectorPackageValidator.ps1, in its order. R0 is about how the script is called, R11 and R14
 * about packages with a plugin.
 */
export const certificationPackageRules = [...layoutRules, ...solutionRules, ...togetherRules] as const;

/**
 * Checks a package for Partner Center by the rules of ConnectorPackageValidator.ps1. The first rule that is broken ends
 * the check, as it does there, since later rules need what earlier ones ask for.
 */
export const checkCertificationPackage = (given: CertificationPackage): Finding[] => {
  const opened = openPackage(given);
  for (const each of certificationPackageRules) {
    const findings = applyRules([each], opened);
    if (findings.length > 0) return findings;
  }
  return [];
};
