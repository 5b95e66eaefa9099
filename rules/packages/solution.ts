import type { Finding } from '../finding.ts';
import { flowParameterRules } from './flow-parameters.ts';
import { applyRules, type PackageRule } from './package-rule.ts';
import { solutionConnectorRules } from './solution-connector.ts';
import { solutionFlowRules } from './solution-flows.ts';
import { solutionLayoutRules } from './solution-layout.ts';
import { type OpenedSolution, openSolution, type SolutionZip } from './solution-subject.ts';

/** Every rule for a solution zip. */
export const solutionZipRules: readonly PackageRule<OpenedSolution>[] = [
  ...solutionLayoutRules,
  ...solutionConnectorRules,
  ...solutionFlowRules,
  ...flowParameterRules,
];

/** Checks a solution zip against its layout, and its connector and flows against the connector's documents. */
export const checkSolution = (zip: SolutionZip): Finding[] => applyRules(solutionZipRules, openSolution(zip));
