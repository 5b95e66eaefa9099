import type { JsonValue } from '../../emit/documents/definition.ts';
import type { WorkflowDefinition } from '../../emit/documents/workflow.ts';
import type { Call } from './expression.ts';
import { orderOf } from './order.ts';
import { enclosing, type Place } from './outline.ts';
import { failsAtRunTime, isRefused, type Problem } from './problem.ts';
import { callsIn, type Reading } from './syntax.ts';

/** What a workflow declares, for expressions to refer to. */
export interface Declared {
  readonly definition: WorkflowDefinition;
  readonly places: readonly Place[];
}

type Found = Pick<Problem, 'code' | 'message' | 'fix'> & Partial<Pick<Problem, 'consequence'>>;

/** The first argument, or the first member that is taken, where it is a text. */
const firstText = (expression: Call['args'][number] | undefined): string | undefined =>
  expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;

/** An Until loop may look at the actions inside it to decide whether to go on. */
const decidesLoop = (earlier: Place, { pointer }: Reading['text'], place: Place): boolean =>
  place.action.type === 'Until' && pointer === `${place.pointer}/expression` && earlier.scope.owner === place;

const actionProblem = (name: string, place: Place, reading: Reading, { places }: Declared): Found[] => {
  const earlier = places.find((other) => other.name === name);
  if (!earlier) {
    const fix = 'Name an action of the workflow, with underscores instead of blanks.';
    return [{ code: 'ReferenceToNoAction', message: `The expression refers to ${name}, which is no action.`, fix }];
  }
  if (decidesLoop(earlier, reading.text, place)) return [];
  const order = orderOf(earlier, place);
  if (order === 'before') return [];
  const why = order === 'inside a loop' ? 'runs many times, inside a loop' : 'has not ended by then';
  const fix = order === 'inside a loop' ? 'Collect what you need in a variable.' : 'Let it run before, with runAfter.';
  return [{ code: 'ReferenceToLaterAction', message: `The expression refers to ${name}, which ${why}.`, fix }];
};

/** The variables by name, each with the action that initialises it. */
const variablesOf = (places: readonly Place[]): Map<string, Place> =>
  new Map(
    places.flatMap((place) =>
      place.action.type === 'InitializeVariable'
        ? place.action.inputs.variables.map((variable) => [variable.name, place] as const)
        : [],
    ),
  );

/** A variable that is used by an expression or by a step that changes it. */
export const variableProblem = (name: string, place: Place, { places }: Declared): Found[] => {
  const initialised = variablesOf(places).get(name);
  const fix = 'Initialise it in a step before, outside of all loops and conditions.';
  if (!initialised) return [{ code: 'VariableUnknown', message: `There is no variable ${name}.`, fix }];
  if (orderOf(initialised, place) === 'before') return [];
  return [{ code: 'VariableNotReady', message: `The variable ${name} is not initialised by then.`, fix }];
};

const loopProblem = (name: string, place: Place): Found[] => {
  const loop = enclosing(place).find((outer) => outer !== place && outer.name === name);
  if (loop?.action.type === 'Foreach') return [];
  const message = `The expression refers to the items of ${name}, and stands in no For each loop of that name.`;
  return [{ code: 'ReferenceToNoLoop', message, fix: 'Name the loop around the step.' }];
};

const itemProblem = (place: Place): Found[] => {
  const repeats = place.action.type === 'Select' || place.action.type === 'Query';
  if (repeats || enclosing(place).some((outer) => outer !== place && outer.action.type === 'Foreach')) return [];
  const message = 'The expression refers to item(), and there are no items here.';
  return [{ code: 'ReferenceToNoItem', message, fix: 'Use it in Select, in Filter array or in a For each loop.' }];
};

const parameterProblem = (name: string, { definition }: Declared): Found[] =>
  name in definition.parameters
    ? []
    : [{ code: 'ParameterUnknown', message: `There is no parameter ${name}.`, fix: 'Declare it in parameters.' }];

const propertiesOf = (schema: JsonValue | undefined): readonly string[] | undefined => {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return undefined;
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : undefined;
};

const requestProblem = (field: string, { definition }: Declared): Found[] => {
  const [trigger] = Object.values(definition.triggers);
  const known = trigger?.type === 'Request' ? propertiesOf(trigger.inputs.schema) : undefined;
  if (!known || known.includes(field)) return [];
  const message = `The expression reads ${field} of the request, whose schema has only ${known.join(', ')}.`;
  return [{ code: 'RequestFieldUnknown', message, fix: 'Name a field of the schema.', consequence: failsAtRunTime }];
};

const problemOf = (call: Call, place: Place, reading: Reading, declared: Declared): Found[] => {
  const argument = firstText(call.args[0]);
  const field = firstText(call.steps[0]?.key);
  switch (call.name.toLowerCase()) {
    case 'actions':
    case 'body':
    case 'outputs':
    case 'result':
      return argument === undefined ? [] : actionProblem(argument, place, reading, declared);
    case 'variables':
      return argument === undefined ? [] : variableProblem(argument, place, declared);
    case 'items':
      return argument === undefined ? [] : loopProblem(argument, place);
    case 'item':
      return itemProblem(place);
    case 'parameters':
      return argument === undefined ? [] : parameterProblem(argument, declared);
    case 'triggerbody':
      return field === undefined ? [] : requestProblem(field, declared);
    default:
      return [];
  }
};

/** Whether everything that an expression refers to exists and is there by then. */
export const referenceProblems = (place: Place, reading: Reading, declared: Declared): Problem[] =>
  (reading.meaning ? callsIn(reading.meaning) : [])
    .flatMap((call) => problemOf(call, place, reading, declared))
    .map((found) => ({
      consequence: isRefused,
      ...found,
      pointer: reading.text.pointer,
      value: reading.text.text,
    }));
