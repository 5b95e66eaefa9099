import { readExactJson, writeExactJson } from '../../../../definition/exact-json.ts';
import type { JsonReading } from '../../../../definition/json-text.ts';
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
  /** The body as JSON; undefined where it is none. Read only where a policy asks for it, since it may be long. */
  readonly body: () => unknown;
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

/** Policies of published connectors differ from the properties in case, so the platform seems to ignore it (inferred). */
const connectionValue = ({ values }: Connection, name: string): string | undefined =>
  values.get(name) ?? [...values].find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];

const evaluateCall = (call: ExpressionCall, scope: ExpressionScope): unknown => {
  const name = call.argument ?? '';
  switch (call.name) {
    case 'connectionParameters':
      return connectionValue(scope.connection, name) ?? call.fallback ?? refuseAbsent(name, scope.connection);
    case 'headers':
      return headerValue(scope.headers, name) ?? call.fallback;
    case 'queryParameters':
      return scope.query.find((part) => part.name === name)?.value ?? call.fallback;
    case 'body':
      return valueAt(scope.body(), call.steps);
    case 'item':
      return valueAt(scope.item, call.steps);
  }
};

const asText = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? writeExactJson(value) : String(value);
};

/** Writes a value into a text, of which `before` is the part that stands before it. */
type Insert = (value: unknown, before: string) => string;

const fill = (template: Template, scope: ExpressionScope, insert: Insert): string =>
  template.reduce(
    (before, part) => before + (part.kind === 'text' ? part.text : insert(evaluateCall(part, scope), before)),
    '',
  );

/**
 * A template as text. A header, query parameter or property that is absent and has no default is the empty text.
 *
 * @throws Refusal 400 for a connection parameter without value and default.
 */
export const evaluateText = (template: Template, scope: ExpressionScope): string => fill(template, scope, asText);

/** A template as a path and query: a value can end neither the path nor the query part that it stands in (inferred). */
export const evaluatePath = (template: Template, scope: ExpressionScope): string =>
  fill(template, scope, (value, before) =>
    before.includes('?')
      ? encodeURIComponent(asText(value))
      : encodeURI(asText(value))
          .replace(/%25(?=[0-9a-f]{2})/gi, '%')
          .replace(/[?#]/g, encodeURIComponent),
  );

const isInQuotes = (before: string): boolean => (before.replace(/\\./g, '').split('"').length - 1) % 2 === 1;

const asJson: Insert = (value, before) =>
  isInQuotes(before) ? JSON.stringify(asText(value)).slice(1, -1) : writeExactJson(value ?? null);

/** A template that is written as a JSON list or object, its expressions inside. */
const evaluateJson = (template: Template, scope: ExpressionScope): JsonReading | undefined => {
  const [first, last] = [template[0], template.at(-1)];
  if (first?.kind !== 'text' || last?.kind !== 'text') return undefined;
  if (!/^\s*[[{]/.test(first.text) || !/[\]}]\s*$/.test(last.text)) return undefined;
  return readExactJson(fill(template, scope, asJson));
};

/**
 * A template as a value: a single expression keeps its type; what is written as a JSON list or object is one (inferred
 * from published connectors, whose lists would be of no use as texts); everything else is text, `30` too (Policy
 * templates, "Set property", example 2).
 */
export const evaluateValue = (template: Template, scope: ExpressionScope): unknown => {
  const [only, ...more] = template;
  if (only?.kind === 'call' && more.length === 0) return evaluateCall(only, scope);
  const json = evaluateJson(template, scope);
  return json?.ok ? json.value : evaluateText(template, scope);
};
