/** Rules on what expressions refer to: it exists, and it is there by then. */

import type { Rule } from '../rule.ts';
import { type Order, orderOf } from './order.ts';
import { enclosing, type Step } from './outline.ts';
import { literalText } from './syntax.ts';
import { initialiserOf } from './variables.ts';
import { type CallFault, callRule, failsAtRunTime, type StepReading, type Workflow } from './workflow.ts';

const referring = ['actions', 'body', 'outputs', 'result'];

/** An Until loop may look at the actions inside it to decide whether to go on. */
const decidesLoop = (earlier: Step, { text, step }: StepReading): boolean =>
  step.type === 'Until' &&
  text.pointer === step.action.at('expression').pointer &&
  earlier.scope.owner?.action.pointer === step.action.pointer;

const later: Readonly<Record<Exclude<Order, 'before'>, { why: string; fix: string }>> = {
  'inside a loop': { why: 'runs many times, inside a loop', fix: 'Collect what you need in a variable.' },
  'not before': { why: 'has not ended by then', fix: 'Let it run before, with runAfter.' },
};

const laterFault = (name: string, reading: StepReading, { steps }: Workflow): CallFault => {
  const earlier = steps.find((step) => step.name === name);
  if (!earlier || decidesLoop(earlier, reading)) return undefined;
  const order = orderOf(earlier, reading.step);
  if (order === 'before') return undefined;
  const { why, fix } = later[order];
  return { message: `The expression refers to ${name}, which ${why}.`, fix };
};

/** The rule of references to one kind of thing by name: only where the name is written out. */
const namedRule = (
  functions: readonly string[],
  written: Parameters<typeof callRule>[0],
  find: (name: string, reading: StepReading, workflow: Workflow) => CallFault,
): Rule<Workflow> =>
  callRule(written, (call, reading, workflow) => {
    const name = literalText(call.args[0]);
    return name !== undefined && functions.includes(call.name.toLowerCase())
      ? find(name, reading, workflow)
      : undefined;
  });

const requestFields = ({ definition }: Workflow): readonly string[] | undefined => {
  const [trigger] = definition.at('triggers').members;
  const properties = trigger?.at('inputs', 'schema', 'properties');
  return trigger?.at('type').text === 'Request' && properties?.isObject ? properties.keys : undefined;
};

const repeats = (step: Step): boolean => step.type === 'Select' || step.type === 'Query';
const loopsAround = (step: Step): readonly Step[] =>
  enclosing(step).filter((outer) => outer !== step && outer.type === 'Foreach');

export const referenceRules: readonly Rule<Workflow>[] = [
  namedRule(
    referring,
    {
      code: 'ReferenceToNoAction',
      demand: 'An expression must refer to an action of the workflow.',
      fix: 'Name an action of the workflow, with underscores instead of blanks.',
    },
    (name, _, { steps }) =>
      steps.some((step) => step.name === name)
        ? undefined
        : { message: `The expression refers to ${name}, which is no action.` },
  ),
  namedRule(
    referring,
    {
      code: 'ReferenceToLaterAction',
      demand: 'An expression must refer to an action that has ended by then.',
      fix: 'Let it run before, with runAfter.',
    },
    laterFault,
  ),
  namedRule(
    ['variables'],
    {
      code: 'VariableUnknown',
      demand: 'An expression must read a variable that a step initialises.',
      fix: 'Initialise it in a step before, outside of all loops and conditions.',
    },
    (name, _, workflow) => (initialiserOf(workflow, name) ? undefined : { message: `There is no variable ${name}.` }),
  ),
  namedRule(
    ['variables'],
    {
      code: 'VariableNotReady',
      demand: 'An expression must read a variable that is initialised by then.',
      fix: 'Initialise it in a step before, outside of all loops and conditions.',
    },
    (name, { step }, workflow) => {
      const initialiser = initialiserOf(workflow, name);
      return initialiser && orderOf(initialiser, step) !== 'before'
        ? { message: `The variable ${name} is not initialised by then.` }
        : undefined;
    },
  ),
  namedRule(
    ['items'],
    {
      code: 'ReferenceToNoLoop',
      demand: 'An expression must refer to the items of a For each loop around it.',
      fix: 'Name the loop around the step.',
    },
    (name, { step }) =>
      loopsAround(step).some((loop) => loop.name === name)
        ? undefined
        : { message: `The expression refers to the items of ${name}, and stands in no For each loop of that name.` },
  ),
  callRule(
    {
      code: 'ReferenceToNoItem',
      demand: 'An expression must refer to item() where there are items.',
      fix: 'Use it in Select, in Filter array or in a For each loop.',
    },
    ({ name }, { step }) =>
      name.toLowerCase() !== 'item' || repeats(step) || loopsAround(step).length > 0
        ? undefined
        : { message: 'The expression refers to item(), and there are no items here.' },
  ),
  namedRule(
    ['parameters'],
    {
      code: 'ParameterUnknown',
      demand: 'An expression must read a parameter that the workflow declares.',
      fix: 'Declare it in parameters.',
    },
    (name, _, { definition }) =>
      definition.at('parameters').has(name) ? undefined : { message: `There is no parameter ${name}.` },
  ),
  callRule(
    {
      code: 'RequestFieldUnknown',
      demand: 'An expression must read a field of the request that its schema has.',
      consequence: failsAtRunTime,
      fix: 'Name a field of the schema.',
    },
    ({ name, steps: [step] }, _, workflow) => {
      const field = name.toLowerCase() === 'triggerbody' ? literalText(step?.key) : undefined;
      const known = requestFields(workflow);
      return field === undefined || known === undefined || known.includes(field)
        ? undefined
        : { message: `The expression reads ${field} of the request, whose schema has only ${known.join(', ')}.` };
    },
  ),
];
