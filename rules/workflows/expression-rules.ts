/** Rules on expressions by themselves: their grammar, and the functions that they call. */

import type { Rule } from '../rule.ts';
import { argumentCount } from './functions.ts';
import { isTooLong, longestExpression } from './syntax.ts';
import { callRule, textRule, type Workflow } from './workflow.ts';

export const expressionRules: readonly Rule<Workflow>[] = [
  textRule(
    {
      code: 'ExpressionTooLong',
      demand: `An expression may have at most ${longestExpression} characters.`,
      fix: 'Put a part into a step before.',
    },
    ({ text: { text = '' } }) =>
      isTooLong(text)
        ? `The expression has ${text.length} characters, and ${longestExpression} are the most.`
        : undefined,
  ),
  textRule(
    {
      code: 'ExpressionSyntax',
      demand: 'A text that begins with @ must be an expression.',
      fix: 'Correct it; a text that begins with @ on purpose begins with @@.',
    },
    ({ fault }) => (fault === undefined ? undefined : `The text is not a valid expression: ${fault}.`),
  ),
  callRule(
    {
      code: 'ExpressionFunctionUnknown',
      demand: 'An expression must call functions that the workflow language has.',
      fix: 'Use a function of the reference.',
    },
    ({ name }) =>
      argumentCount(name)
        ? undefined
        : { message: `The expression calls ${name}(), which the workflow language does not have.` },
  ),
  callRule(
    {
      code: 'ExpressionArgumentCount',
      demand: 'A function must be given as many arguments as it takes.',
      fix: 'Give it as many as it takes.',
    },
    ({ name, args }) => {
      const [least, most] = argumentCount(name) ?? [0, Number.POSITIVE_INFINITY];
      if (args.length >= least && args.length <= most) return undefined;
      const upTo = most === Number.POSITIVE_INFINITY ? 'any number' : most;
      const wanted = least === most ? `${least}` : `${least} to ${upTo}`;
      return { message: `The expression gives ${name}() ${args.length} arguments, and it takes ${wanted}.` };
    },
  ),
];
