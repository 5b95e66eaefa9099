import { valueAt } from '../../../../definition/pointer.ts';
import type { ExpressionCall, Template } from '../../../loading/from-properties/expressions.ts';
import { Refusal } from '../../../refusal.ts';
import type { Connection } from '../../connections.ts';
import { type HeaderLines, headerValue } from '../../message.ts';
import type { QueryPart } from '../draft.ts';

/** What the expressions of a policy can see. */
export interface ExpressionScope {
  readonly connection: Connection;
  readonly headers: HeaderLines;
  readonly query: readonly QueryPart[];
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
  /** The item at hand where a policy goes through a list. */
  readonly item?: unknown;
}

/** An address or header made without its value would go to the wrong place. */
const refuseAbsent = (parameter: string, connection: Connection): never => {
  throw new Refusal(
    400,
    'PolicyFailed',
    `A policy reads the connection parameter "${parameter}", but the connection "${connection.name}" has no value for it and the policy no default. Nothing was sent. Give the connection a value.`,
  );
};

const evaluateCall = (call: ExpressionCall, scope: ExpressionScope): unknown => {
  const name = call.argument ?? '';
  switch (call.name) {
    case 'connectionParameters':
      return scope.connection.values.get(name) ?? call.fallback ?? refuseAbsent(name, scope.connection);
    case 'headers':
      return headerValue(scope.headers, name) ?? call.fallback;
    case 'queryParameters':
      return scope.query.find((part) => part.name === name)?.value ?? call.fallback;
    case 'body':
      return valueAt(scope.body, call.steps);
    case 'item':
      return valueAt(scope.item, call.steps);
  }
};

const asText = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/**
 * A template as text. A header, query parameter or property that is absent and has no default is the empty text.
 *
 * @throws Refusal 400 for a connection parameter without value and default.
 */
export const evaluateText = (template: Template, scope: ExpressionScope): string =>
  template.map((part) => (part.kind === 'text' ? part.text : asText(evaluateCall(part, scope)))).join('');

/** A template as a value: a single expression keeps its type, everything else is text. */
export const evaluateValue = (template: Template, scope: ExpressionScope): unknown => {
  const [only, ...more] = template;
  return only?.kind === 'call' && more.length === 0 ? evaluateCall(only, scope) : evaluateText(template, scope);
};
