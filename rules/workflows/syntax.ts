import type { Place } from '../document-view.ts';
import { type Call, type Expression, ExpressionError, type Interpolation, parseTemplate } from './expression.ts';

/** What a text means, or why it is no valid expression. */
export interface Reading {
  readonly text: Place;
  readonly meaning?: Expression | Interpolation;
  /** What the grammar says against it. */
  readonly fault?: string;
}

/** Every function call in an expression, outer ones before inner ones. */
export const callsIn = (meaning: Expression | Interpolation | undefined): Call[] => {
  if (meaning === undefined || meaning.kind === 'literal') return [];
  if (meaning.kind === 'interpolation') {
    return meaning.parts.flatMap((part) => (typeof part === 'string' ? [] : callsIn(part)));
  }
  return [meaning, ...meaning.args.flatMap(callsIn), ...meaning.steps.flatMap((step) => callsIn(step.key))];
};

/** The most characters of one expression (Microsoft Learn, "Limits and configuration for Azure Logic Apps"). */
export const longestExpression = 8192;

/** Whether a text is longer than an expression may be; it is not read then. */
export const isTooLong = (text: string): boolean => text.includes('@') && text.length > longestExpression;

/** Parses a text. */
export const readText = (text: Place): Reading => {
  const given = text.text ?? '';
  if (isTooLong(given)) return { text };
  try {
    return { text, meaning: parseTemplate(given) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { text, fault: error.message };
  }
};

/** The first argument, or the first member that is taken, where it is a text. */
export const literalText = (expression: Expression | undefined): string | undefined =>
  expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
