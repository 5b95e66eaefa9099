/** Something in a workflow that a host would refuse, or that could send a text twice. */
export interface Problem {
  readonly code: string;
  /** The JSON pointer below the definition. */
  readonly pointer: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What was found there. */
  readonly value: unknown;
  /** What happens if it stays, as a sentence. */
  readonly consequence: string;
  readonly fix: string;
}

/** What every host does with a definition that it cannot read. */
export const isRefused = 'The host refuses to save the workflow.';
/** What every host does with an expression that it can read and not evaluate. */
export const failsAtRunTime = 'The step fails when the workflow runs.';
