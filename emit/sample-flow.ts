import type { WorkflowDefinition } from './documents/workflow.ts';

/** A workflow that a maker starts from, before it is put into a solution, a template or a project. */
export interface SampleFlow {
  /** The name in file names: letters and digits only, such as `AppointmentReminder`. */
  readonly name: string;
  /** The name that the maker sees in the list of flows or workflows. */
  readonly displayName: string;
  /** What the workflow does, in full sentences. */
  readonly description: string;
  /**
   * In Power Automate each `host.connectionName` becomes a connection reference of the solution, to the connector that
   * `host.apiId` names. In Logic Apps connections stand as `referenceName`, the connector's name, which is how Logic Apps
   * Standard stores them; the parameters carry the values to start with.
   */
  readonly definition: WorkflowDefinition;
}
