/** Rules on steps that change a variable. */

import { placed, type Rule } from '../rule.ts';
import { orderOf } from './order.ts';
import type { Step } from './outline.ts';
import { literalText } from './syntax.ts';
import { stepRule, type Workflow } from './workflow.ts';

/** The step that initialises a variable. */
export const initialiserOf = ({ steps }: Workflow, name: string): Step | undefined =>
  steps.findLast(
    ({ type, action }) =>
      type === 'InitializeVariable' &&
      action.at('inputs', 'variables').items.some((variable) => variable.at('name').text === name),
  );

const changing = [
  'SetVariable',
  'AppendToArrayVariable',
  'AppendToStringVariable',
  'IncrementVariable',
  'DecrementVariable',
];

/** The name of the variable that a step changes, at its place. */
const changedBy = ({ type, action }: Step) =>
  changing.includes(type) && action.at('inputs', 'name').text !== undefined ? action.at('inputs', 'name') : undefined;

const initialise = 'Initialise it in a step before, outside of all loops and conditions.';

export const variableRules: readonly Rule<Workflow>[] = [
  stepRule(
    { code: 'ChangeOfNoVariable', demand: 'A step must change a variable that is initialised.', fix: initialise },
    (step, workflow) => {
      const name = changedBy(step);
      return name?.text === undefined || initialiserOf(workflow, name.text)
        ? []
        : [{ ...placed(name), message: `There is no variable ${name.text}.` }];
    },
  ),
  stepRule(
    {
      code: 'ChangeBeforeInitialised',
      demand: 'A step must change a variable that is initialised by then.',
      fix: initialise,
    },
    (step, workflow) => {
      const name = changedBy(step);
      const initialiser = name?.text === undefined ? undefined : initialiserOf(workflow, name.text);
      return name && initialiser && orderOf(initialiser, step) !== 'before'
        ? [{ ...placed(name), message: `The variable ${name.text} is not initialised by then.` }]
        : [];
    },
  ),
  // Microsoft Learn, "Store and manage values": a step cannot change a variable and read it at the same time.
  stepRule(
    {
      code: 'VariableReadsItself',
      demand: 'A step must not change a variable to something made of it.',
      fix: 'Compose the new value in a step before.',
    },
    (step, { calls }) => {
      const name = changedBy(step);
      return name &&
        calls
          .get(step)
          ?.some((call) => call.name.toLowerCase() === 'variables' && literalText(call.args[0]) === name.text)
        ? [{ ...placed(name), message: `The step changes the variable ${name.text} to something made of it.` }]
        : [];
    },
  ),
];
