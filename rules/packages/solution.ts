import type { Finding } from '../finding.ts';
import { applyRules } from '../rule.ts';
import { solutionConnectorRules } from './solution-connector.ts';
import { solutionDependencyRules } from './solution-dependencies.ts';
import { solutionFlowRules } from './solution-flows.ts';
import { solutionLayoutRules } from './solution-layout.ts';
import { openSolution, type SolutionZip } from './solution-subject.ts';

/** Every rule for a solution zip. What its flows do is held against the rules for workflows, before they are packed. */
export const solutionRules = [
  ...solutionLayoutRules,
  ...solutionConnectorRules,
  ...solutionFlowRules,
  ...solutionDependencyRules,
] as const;

/** Checks a solution zip against its layout, and its connector and flows against the connector's documents. */
export const checkSolution = (zip: SolutionZip): Finding[] => applyRules(solutionRules, openSolution(zip));
