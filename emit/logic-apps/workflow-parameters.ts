import type { WorkflowParameter } from '../documents/workflow.ts';
import type { SampleWorkflow } from './sample-workflow.ts';

/**
 * The parameters of all workflows together, by name: one project or template sets each once. Throws when two workflows use
 * one name for different things.
 */
export const workflowParameters = (workflows: readonly SampleWorkflow[]): Record<string, WorkflowParameter> => {
  const all: Record<string, WorkflowParameter> = {};
  for (const { name: workflow, definition } of workflows) {
    for (const [name, parameter] of Object.entries(definition.parameters)) {
      const other = all[name];
      if (other && JSON.stringify(other) !== JSON.stringify(parameter)) {
        throw new Error(
          `The workflow ${workflow} declares the parameter ${name} otherwise than another one. Rename it.`,
        );
      }
      all[name] = parameter;
    }
  }
  return all;
};
