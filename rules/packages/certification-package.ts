import type { Finding } from '../finding.ts';
import { invocationRule } from './certification-invocation.ts';
import { layoutRules, solutionRules, togetherRules } from './certification-layers.ts';
import { type CertificationPackage, type OpenedPackage, openPackage } from './certification-subject.ts';
import { applyRule, type PackageRule } from './package-rule.ts';

/** The rules R0 to R14 of Microsoft's ConnectorPackageValidator.ps1, in its order. */
export const certificationPackageRules: readonly PackageRule<OpenedPackage>[] = [
  invocationRule,
  ...layoutRules,
  ...solutionRules,
  ...togetherRules,
];

/**
 * Checks a package for Partner Center by the rules of ConnectorPackageValidator.ps1. The first rule that is broken ends
 * the check, as it does there, since later rules need what earlier ones ask for.
 */
export const checkCertificationPackage = (given: CertificationPackage): Finding[] => {
  const opened = openPackage(given);
  for (const rule of certificationPackageRules) {
    const findings = applyRule(rule, opened);
    if (findings.length > 0) return findings;
  }
  return [];
};
