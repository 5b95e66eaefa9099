import type { WorkflowDefinition } from '../documents/workflow.ts';
import type { SampleFlow } from '../sample-flow.ts';

/** A Logic Apps workflow to start from, before it is put into a template or a project. */
export interface SampleWorkflow extends SampleFlow {
  /**
   * Its connections stand as `referenceName`, the connector's name, which is how Logic Apps Standard stores them; its
   * parameters carry the values to start with.
   */
  readonly definition: WorkflowDefinition;
}
