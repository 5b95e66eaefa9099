/** Rules on where steps stand, what they wait for, and the limits of the hosts. */

import { type Breach, placed, type Rule } from '../rule.ts';
import { isInCircle } from './order.ts';
import { enclosing, type Step } from './outline.ts';
import { stepRule, type Workflow } from './workflow.ts';

const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

const after = ({ action }: Step) => action.at('runAfter');

const orderRules: readonly Rule<Workflow>[] = [
  stepRule(
    {
      code: 'RunAfterNoNeighbour',
      demand: 'A step must run after actions of the same scope.',
      fix: 'Name an action that stands beside it.',
    },
    (step) =>
      after(step)
        .keys.filter((name) => !step.scope.actions.has(name))
        .map((name) => ({
          ...placed(after(step)),
          message: `The step runs after ${name}, which is no action of the same scope.`,
        })),
  ),
  stepRule(
    {
      code: 'RunAfterStatus',
      demand: 'A step must wait for statuses that actions have.',
      fix: `Use ${statuses.join(', ')}.`,
    },
    (step) =>
      after(step)
        .members.flatMap(({ texts }) => texts.filter((status) => !statuses.includes(status)))
        .map((status) => ({
          ...placed(after(step)),
          message: `The step waits for the status ${status}, which no action has.`,
        })),
  ),
  stepRule(
    { code: 'RunAfterNothing', demand: 'A step that waits must wait for a status.', fix: 'Name at least one.' },
    (step) => (after(step).members.some(({ texts }) => texts.length === 0) ? [placed(after(step))] : []),
  ),
  stepRule({ code: 'RunAfterCircle', demand: 'A step must not wait for itself.', fix: 'Break the circle.' }, (step) =>
    isInCircle(step) ? [placed(after(step))] : [],
  ),
];

/** Microsoft Learn, "Limits and configuration for Azure Logic Apps", section "Definition limits". */
const limits = { name: 80, description: 256, depth: 8, cases: 25, rounds: 5000, atOnce: 50 };

const sizesOf = (step: Step): readonly (readonly [what: string, count: number, most: number, value: unknown])[] => {
  const { action, name } = step;
  const description = action.at('description').text ?? '';
  const depth = enclosing(step).length;
  const cases = action.at('cases').keys.length;
  const rounds = Number(action.at('limit', 'count').value ?? 0);
  const atOnce = Number(action.at('runtimeConfiguration', 'concurrency', 'repetitions').value ?? 0);
  return [
    ['characters in its name', name.length, limits.name, name],
    ['characters in its description', description.length, limits.description, description],
    ['actions around it and itself', depth, limits.depth, action.pointer],
    ['cases', cases, limits.cases, cases],
    ['rounds', rounds, limits.rounds, rounds],
    ['rounds at the same time', atOnce, limits.atOnce, atOnce],
  ];
};

const isInLoop = (step: Step): boolean => enclosing(step).some(({ type }) => type === 'Foreach' || type === 'Until');

const ofType = ({ action, type }: Step): Breach => ({ ...placed(action), value: type });

const placementRules: readonly Rule<Workflow>[] = [
  stepRule(
    {
      code: 'ActionNameTwice',
      demand:
        'The name of an action must be unique in the whole workflow, since expressions refer to it by name alone.',
      fix: 'Give each a name of its own.',
    },
    ({ name, action }, { steps }) =>
      steps.filter((other) => other.name === name).length === 1
        ? []
        : [{ ...placed(action), value: name, message: `There are several actions called ${name}.` }],
  ),
  stepRule(
    {
      code: 'LimitExceeded',
      demand: 'A step must keep within the limits of the hosts.',
      fix: 'Make it shorter or move a part into a step before.',
    },
    (step) =>
      sizesOf(step)
        .filter(([, count, most]) => count > most)
        .map(([what, count, most, value]) => ({
          ...placed(step.action),
          value,
          message: `The step has ${count} ${what}, and ${most} are the most.`,
        })),
  ),
  stepRule(
    {
      code: 'ResponseWithoutRequest',
      demand: 'Only a workflow that is called may answer.',
      fix: 'Give it a request trigger.',
    },
    (step, { definition }) =>
      step.type === 'Response' &&
      definition.at('triggers').members.some((trigger) => trigger.at('type').text !== 'Request')
        ? [{ ...ofType(step), message: 'A workflow that nobody has called answers.' }]
        : [],
  ),
  stepRule(
    {
      code: 'NotInsideLoop',
      demand: 'A response and an end must not stand inside a loop.',
      fix: 'Put it after the loop.',
    },
    (step) =>
      (step.type === 'Response' || step.type === 'Terminate') && isInLoop(step)
        ? [{ ...ofType(step), message: `${step.type} stands inside a loop.` }]
        : [],
  ),
  stepRule(
    {
      code: 'OnlyAtTopLevel',
      demand: 'A variable must be initialised outside of every other step.',
      fix: 'Initialise it at the start, outside of all steps.',
    },
    (step) =>
      step.type === 'InitializeVariable' && step.scope.owner
        ? [{ ...ofType(step), message: 'A variable is initialised inside another step.' }]
        : [],
  ),
];

export const structureRules: readonly Rule<Workflow>[] = [...orderRules, ...placementRules];
