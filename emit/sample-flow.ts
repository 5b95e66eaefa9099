/** A cloud flow that a maker starts from, before it is put into a solution. */
export interface SampleFlow {
  /** The name in file names: letters and digits only, such as `AppointmentReminder`. */
  readonly name: string;
  /** The name that the maker sees in the list of flows. */
  readonly displayName: string;
  /** What the flow does, in full sentences. */
  readonly description: string;
  /**
   * The workflow definition: `triggers` and `actions`, with actions of connectors as `OpenApiConnection`. Each
   * `host.connectionName` becomes a connection reference of the solution, to the connector that `host.apiId` names.
   */
  readonly definition: object;
}
