import type { JsonValue } from '../../../emit/documents/definition.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';
import { type Call, type Expression, parseTemplate } from '../../../rules/workflows/expression.ts';
import { pureFunctions } from './functions.ts';
import { timestamp } from './times.ts';
import { asObject, EvaluationError, fromBase64, textOf } from './values.ts';

/** How an action ended, and what it put out. */
export interface ActionResult {
  readonly status: 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';
  readonly outputs: JsonValue;
}

/** What an expression can see while a workflow runs. */
export interface Surroundings {
  readonly trigger: JsonObject;
  readonly parameters: JsonObject;
  readonly variables: Map<string, JsonValue>;
  readonly results: Map<string, ActionResult>;
  /** The items of the loops around, by the names of the loops. */
  readonly items: ReadonlyMap<string, JsonValue>;
  /** The item that Select or Filter array looks at. */
  readonly item?: JsonValue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const member = (value: JsonValue, key: JsonValue, safe: boolean): JsonValue => {
  if (value === null && safe) return null;
  if (Array.isArray(value) && typeof key === 'number') return value[key] ?? null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EvaluationError(`${JSON.stringify(key)} cannot be taken of ${JSON.stringify(value)}.`);
  }
  const found = value[textOf(key)];
  if (found === undefined && !safe) throw new EvaluationError(`There is no member ${JSON.stringify(key)}.`);
  return found ?? null;
};

const known = <Value>(found: Value | undefined, what: string): Value => {
  if (found === undefined) throw new EvaluationError(`There is no ${what}.`);
  return found;
};

const outputsOf = (name: string, { results }: Surroundings): JsonValue => results.get(name)?.outputs ?? null;

/** The item in hand: that of Select or Filter array, else that of the innermost loop. */
const currentItem = ({ item, items }: Surroundings): JsonValue =>
  known(item === undefined ? [...items.values()].at(-1) : item, 'item');

/** A field of a form that came as the trigger's body. Throws EvaluationError where the body is no form. */
const formField = (name: string, { trigger }: Surroundings): JsonValue => {
  const body = typeof trigger.body === 'object' && trigger.body !== null ? asObject(trigger.body) : {};
  if (!textOf(body['$content-type'] ?? null).startsWith('application/x-www-form-urlencoded')) {
    throw new EvaluationError('The body is no form.');
  }
  return new URLSearchParams(fromBase64(body.$content ?? null)).get(name);
};

const callWorkflowFunction = (name: string, argument: string, around: Surroundings): JsonValue | undefined => {
  switch (name.toLowerCase()) {
    case 'actions':
      return { status: around.results.get(argument)?.status ?? null, outputs: outputsOf(argument, around) };
    case 'body':
      return member(outputsOf(argument, around), 'body', true);
    case 'outputs':
      return outputsOf(argument, around);
    case 'item':
      return currentItem(around);
    case 'items':
      return known(around.items.get(argument), `loop ${argument}`);
    case 'parameters':
      return known(around.parameters[argument], `parameter ${argument}`);
    case 'triggerbody':
      return around.trigger.body ?? null;
    case 'triggerformdatavalue':
      return formField(argument, around);
    case 'triggeroutputs':
      return around.trigger;
    case 'utcnow':
      return timestamp(around.now());
    case 'variables':
      return known(around.variables.get(argument), `variable ${argument}`);
    case 'workflow':
      return { run: { name: 'run-1' } };
    default:
      return undefined;
  }
};

const call = ({ name, args, steps }: Call, around: Surroundings): JsonValue => {
  const values = args.map((argument) => evaluateExpression(argument, around));
  const ofWorkflow = callWorkflowFunction(name, typeof values[0] === 'string' ? values[0] : '', around);
  const pure = (): JsonValue => known(pureFunctions[name], `function ${name}() in this engine`)(...values);
  const result = ofWorkflow === undefined ? pure() : ofWorkflow;
  return steps.reduce<JsonValue>(
    (value, step) => member(value, evaluateExpression(step.key, around), step.safe),
    result,
  );
};

const evaluateExpression = (expression: Expression, around: Surroundings): JsonValue =>
  expression.kind === 'literal' ? expression.value : call(expression, around);

const meanings = new Map<string, ReturnType<typeof parseTemplate>>();

/** What a text means; a loop meets the same text many times. */
const meaningOf = (text: string): ReturnType<typeof parseTemplate> => {
  const meaning = meanings.get(text) ?? parseTemplate(text);
  meanings.set(text, meaning);
  return meaning;
};

/** The value of a text of a definition. Throws EvaluationError. */
export const evaluateText = (text: string, around: Surroundings): JsonValue => {
  const meaning = meaningOf(text);
  if (meaning.kind !== 'interpolation') return evaluateExpression(meaning, around);
  return meaning.parts
    .map((part) => (typeof part === 'string' ? part : textOf(evaluateExpression(part, around))))
    .join('');
};

/** A value of a definition with every expression in it evaluated. Throws EvaluationError. */
export const evaluate = (value: JsonValue, around: Surroundings): JsonValue => {
  if (typeof value === 'string') return evaluateText(value, around);
  if (Array.isArray(value)) return value.map((item) => evaluate(item, around));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, evaluate(inner, around)]));
};

/** An object of a definition with every expression in it evaluated. Throws EvaluationError. */
export const evaluateObject = (value: object, around: Surroundings): JsonObject =>
  asObject(evaluate(JSON.parse(JSON.stringify(value)) as JsonValue, around));
