import type { PowerFxArgument, PowerFxSignature } from '../../../emit/power-apps/signatures.ts';
import { type Expression, parseFormula, partsOf } from './parse.ts';

/** What a name stands for: the column of the nearest With around it that has one of this name. */
const meaningOf = (expression: Expression, scopes: readonly Expression[]): Expression => {
  if (expression.kind !== 'name') return expression;
  for (const scope of scopes) {
    const found = scope.kind === 'record' ? scope.columns.get(expression.name) : undefined;
    if (found) return found;
  }
  return expression;
};

const columnProblems = (place: string, { columns }: PowerFxArgument, given: Expression): string[] => {
  if (!columns) return [];
  if (given.kind !== 'record') return [`${place} is no record`];
  const wanted = columns.map(({ name }) => name);
  return [
    ...wanted.filter((name) => !given.columns.has(name)).map((name) => `${place} lacks the column ${name}`),
    ...[...given.columns.keys()]
      .filter((name) => !wanted.includes(name))
      .map((name) => `${place} has no column ${name}`),
  ];
};

const callProblems = (
  { callee, given }: Extract<Expression, { kind: 'call' }>,
  scopes: readonly Expression[],
  signatures: readonly PowerFxSignature[],
): string[] => {
  const [, functionName] = callee.split('.');
  const signature = signatures.find((one) => one.functionName === functionName);
  if (!functionName) return [];
  if (!signature) return [`${callee} is no function of the connector`];
  const { required, optional } = signature;
  if (given.length < required.length || given.length > required.length + Math.min(1, optional.length))
    return [`${callee} takes ${required.length} arguments, not ${given.length}`];
  return required.flatMap((argument, index) => {
    const value = given[index];
    return value ? columnProblems(`${callee}: ${argument.name}`, argument, meaningOf(value, scopes)) : [];
  });
};

/** A Switch compares a Float with Decimal literals, and does not compile there; texts compile everywhere. */
const switchProblems = ({ given }: Extract<Expression, { kind: 'call' }>): string[] =>
  given.slice(1, -1).filter((label, index) => index % 2 === 0 && label.kind !== 'text').length > 0
    ? ['a Switch has a label that is no text']
    : [];

/**
 * What the type checker of Power Fx would refuse, of what it refused once: an argument that lacks a column (only the
 * record of the optional arguments may; ConnectorTexlFunction, `RequireAllParamColumns`), and a Switch over numbers.
 */
export const refusals = (formula: string, signatures: readonly PowerFxSignature[]): string[] =>
  [...partsOf(parseFormula(formula))].flatMap(({ part, scopes }) => {
    if (part.kind !== 'call') return [];
    return part.callee === 'Switch' ? switchProblems(part) : callProblems(part, scopes, signatures);
  });
