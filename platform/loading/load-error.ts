/** One thing that keeps a connector from being loaded. */
export interface LoadProblem {
  /** The file, and where in it: a JSON pointer, or a line and column. */
  readonly place: string;
  /** What is there, what follows from it, and how to mend it, in full sentences. */
  readonly text: string;
}

/** A connector cannot be loaded from its files. The message lists every problem, one a line, with place and fix. */
export class ConnectorLoadError extends Error {
  readonly problems: readonly LoadProblem[];

  constructor(problems: readonly LoadProblem[]) {
    super(problems.map(({ place, text }) => `${place}: ${text}`).join('\n'));
    this.name = 'ConnectorLoadError';
    this.problems = problems;
  }
}

/** @throws ConnectorLoadError always */
export const refuse = (...problems: readonly LoadProblem[]): never => {
  throw new ConnectorLoadError(problems);
};
