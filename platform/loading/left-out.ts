import type { Operation } from '../../definition/operations.ts';
import type { LoadedConnector } from './connector.ts';

/** Why an operation cannot run here, as a clause after a colon, without a full stop. */
export interface Unusable {
  readonly operationId: string;
  readonly reason: string;
}

/** An operation that does not run here, so that the others can. */
export interface LeftOut {
  readonly operation: Operation;
  /** A full sentence that names the operation and the parts that are not supported: the same wherever it is told. */
  readonly sentence: string;
}

/** @param unusable - What is wrong with operations; several entries for one are told in one sentence. */
export const leaveOut = (
  operations: readonly Operation[],
  unusable: readonly Unusable[],
): { readonly operations: Operation[]; readonly leftOut: LeftOut[] } => {
  const reasons = new Map<string, Set<string>>();
  for (const { operationId, reason } of unusable) {
    reasons.set(operationId, (reasons.get(operationId) ?? new Set()).add(reason));
  }
  return {
    operations: operations.filter(({ operationId }) => !reasons.has(operationId)),
    leftOut: operations.flatMap((operation) => {
      const because = reasons.get(operation.operationId);
      return because
        ? [{ operation, sentence: `${operation.operationId} is left out: ${[...because].join('; ')}.` }]
        : [];
    }),
  };
};

/** The connector without some of its operations, which it names from then on. */
export const withoutOperations = (connector: LoadedConnector, unusable: readonly Unusable[]): LoadedConnector => {
  if (unusable.length === 0) return connector;
  const { operations, leftOut } = leaveOut(connector.operations, unusable);
  return { ...connector, operations, leftOut: [...connector.leftOut, ...leftOut] };
};
