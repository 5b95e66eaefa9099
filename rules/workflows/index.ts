import type { Finding } from '../finding.ts';
import { applyRules, type Rule } from '../rule.ts';
import { expressionRules } from './expression-rules.ts';
import { inputRules } from './inputs.ts';
import { personalDataRules } from './personal-data.ts';
import { referenceRules } from './references.ts';
import { sendingRules } from './sending.ts';
import { structureRules } from './structure.ts';
import { variableRules } from './variables.ts';
import { openWorkflow, type Workflow } from './workflow.ts';

export const workflowRules: readonly Rule<Workflow>[] = [
  ...structureRules,
  ...variableRules,
  ...inputRules,
  ...sendingRules,
  ...expressionRules,
  ...referenceRules,
  ...personalDataRules,
];

/**
 * What is wrong with a workflow definition of either host: expressions that do not parse or refer to what is not there yet,
 * steps in a place where they may not stand, calls that do not fit the connector's definition, and calls that could be
 * made twice. Nothing here runs the workflow. Empty when nothing is wrong.
 *
 * @param name what findings are to call the workflow.
 * @param api the connector's definition.
 */
export const checkWorkflow = (name: string, definition: unknown, api: unknown): Finding[] =>
  applyRules(workflowRules, openWorkflow(name, definition, api));
