import { type Call, type Expression, ExpressionError, type Interpolation, parseTemplate } from './expression.ts';
import { argumentCount } from './functions.ts';
import type { Text } from './outline.ts';
import { isRefused, type Problem } from './problem.ts';

/** The most characters of one expression (Microsoft Learn, "Limits and configuration for Azure Logic Apps"). */
const longestExpression = 8192;

/** What a text means; a text that is no valid expression has no meaning, and a problem instead. */
export interface Reading {
  readonly text: Text;
  readonly meaning?: Expression | Interpolation;
  readonly problems: readonly Problem[];
}

/** Every function call in an expression, outer ones before inner ones. */
export const callsIn = (meaning: Expression | Interpolation): Call[] => {
  if (meaning.kind === 'literal') return [];
  if (meaning.kind === 'interpolation') {
    return meaning.parts.flatMap((part) => (typeof part === 'string' ? [] : callsIn(part)));
  }
  return [meaning, ...meaning.args.flatMap(callsIn), ...meaning.steps.flatMap((step) => callsIn(step.key))];
};

const problemOf = ({ name, args }: Call, { pointer, text }: Text): Problem[] => {
  const count = argumentCount(name);
  const common = { pointer, value: text, consequence: isRefused };
  if (!count) {
    const message = `The expression calls ${name}(), which the workflow language does not have.`;
    return [{ ...common, code: 'ExpressionFunctionUnknown', message, fix: 'Use a function of the reference.' }];
  }
  const [least, most] = count;
  if (args.length >= least && args.length <= most) return [];
  const wanted = least === most ? `${least}` : `${least} to ${most === Number.POSITIVE_INFINITY ? 'any number' : most}`;
  const message = `The expression gives ${name}() ${args.length} arguments, and it takes ${wanted}.`;
  return [{ ...common, code: 'ExpressionArgumentCount', message, fix: 'Give it as many as it takes.' }];
};

/** Parses a text and looks at every function in it. */
export const read = (text: Text): Reading => {
  const common = { pointer: text.pointer, value: text.text, consequence: isRefused };
  if (text.text.includes('@') && text.text.length > longestExpression) {
    const message = `The expression has ${text.text.length} characters, and ${longestExpression} are the most.`;
    return {
      text,
      problems: [{ ...common, code: 'ExpressionTooLong', message, fix: 'Put a part into a step before.' }],
    };
  }
  try {
    const meaning = parseTemplate(text.text);
    return { text, meaning, problems: callsIn(meaning).flatMap((call) => problemOf(call, text)) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const message = `The text is not a valid expression: ${error.message}.`;
    const fix = 'Correct it; a text that begins with @ on purpose begins with @@.';
    return { text, problems: [{ ...common, code: 'ExpressionSyntax', message, fix }] };
  }
};
