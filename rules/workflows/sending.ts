/** Rules on calls that must not be repeated, and on what is read from answers. */

import type { Breach, Rule } from '../rule.ts';
import { answerFields, callsConnector, mustNotBeRepeated, operationOf, unknownOutcome } from './called.ts';
import type { Step } from './outline.ts';
import { literalText } from './syntax.ts';
import { callRule, stepRule, type Workflow } from './workflow.ts';

const twice = 'The call can be made twice, or fail without anybody noticing.';

const isInside = (inner: Step, outer: Step): boolean => inner.action.pointer.startsWith(`${outer.action.pointer}/`);

const isBeside = (one: Step, other: Step): boolean => one.scope.actions.pointer === other.scope.actions.pointer;

/** The neighbours that run after a step when it ended in any of these ways. */
const followers = (step: Step, statuses: readonly string[], { steps }: Workflow): readonly Step[] =>
  steps.filter((other) => {
    const { texts } = other.action.at('runAfter', step.name);
    return isBeside(other, step) && statuses.every((status) => texts.includes(status));
  });

/** A rule on each step of one host that calls an operation which must not be repeated. */
const onceOnlyRule = (
  type: string,
  written: Parameters<typeof stepRule>[0],
  find: (step: Step, workflow: Workflow) => Omit<Breach, 'pointer'> | undefined,
): Rule<Workflow> =>
  stepRule({ consequence: twice, ...written }, (step, workflow) => {
    const called = step.type === type ? operationOf(workflow, step) : undefined;
    const fault = called && mustNotBeRepeated(called) ? find(step, workflow) : undefined;
    return fault ? [{ pointer: step.action.pointer, ...fault }] : [];
  });

/** Whether an expression of a step reads what another put out, by `body()` or `outputs()`. */
const readsFrom = (step: Step, name: string, { calls }: Workflow): boolean =>
  !!calls
    .get(step)
    ?.some(({ name: called, args: [argument] }) => /^(body|outputs)$/i.test(called) && literalText(argument) === name);

/** Logic Apps runs no script, so a refusal comes as an ordinary answer. A step may make text of it before it is parsed. */
const isRead = (step: Step, workflow: Workflow): boolean => {
  const beside = workflow.steps.filter((other) => isBeside(other, step));
  const texts = beside.filter(({ type }) => type === 'Compose').filter((each) => readsFrom(each, step.name, workflow));
  const reader = beside.find(
    (other) => other.type === 'ParseJson' && [step, ...texts].some((each) => readsFrom(other, each.name, workflow)),
  );
  return reader !== undefined && followers(reader, ['Succeeded', 'Failed', 'Skipped', 'TimedOut'], workflow).length > 0;
};

const mentionsUnknownOutcome = (step: Step, { calls }: Workflow): boolean =>
  !!calls
    .get(step)
    ?.some(({ args }) => args.some((arg) => arg.kind === 'literal' && arg.value === Number(unknownOutcome)));

const handlesUnknownOutcome = (follower: Step, workflow: Workflow): boolean =>
  workflow.steps.some(
    (step) => (step === follower || isInside(step, follower)) && mentionsUnknownOutcome(step, workflow),
  );

export const sendingRules: readonly Rule<Workflow>[] = [
  onceOnlyRule(
    'ApiConnection',
    {
      code: 'SendIsRetried',
      demand: 'A step that must not be repeated must have no retries, and say why.',
      fix: 'Give it the retry policy none, and the reason as its description.',
    },
    ({ action }) =>
      action.at('inputs', 'retryPolicy', 'type').text === 'none' && action.at('description').text
        ? undefined
        : {
            value: action.at('inputs', 'retryPolicy').value,
            message: 'The step must not be repeated, and does not say that there are no retries and why.',
          },
  ),
  onceOnlyRule(
    'ApiConnection',
    {
      code: 'AnswerIsNotRead',
      demand: 'The answer of a step that must not be repeated must be read, whatever it is.',
      fix: 'Parse the body of the answer in the same scope, and run a step after that however it ended.',
    },
    (step, workflow) =>
      isRead(step, workflow)
        ? undefined
        : {
            value: step.name,
            message: 'No step reads the status code in the answer, or none goes on when it cannot be read.',
            fix: `Parse body('${step.name}') in the same scope, and run a step after that however it ended.`,
          },
  ),
  // In Power Automate the script answers 424; a step after every failure has to tell it from a refusal.
  onceOnlyRule(
    'OpenApiConnection',
    {
      code: 'UnknownOutcomeIsNotHandled',
      demand: `A step after a failure and a time-out must look for the status ${unknownOutcome}.`,
      fix: 'Add a condition that runs after both and puts the message on a review list.',
    },
    (step, workflow) =>
      followers(step, ['Failed', 'TimedOut'], workflow).some((follower) => handlesUnknownOutcome(follower, workflow))
        ? undefined
        : {
            value: step.name,
            message: `No step runs after a failure or a time-out and looks for the status ${unknownOutcome}.`,
          },
  ),
  callRule(
    {
      code: 'AnswerFieldUnknown',
      demand: 'An expression must read fields that an answer of the operation has.',
      consequence: 'The expression is empty when the workflow runs.',
      fix: 'Name a field of the answer.',
    },
    ({ name, args: [argument], steps: [member] }, _, workflow) => {
      const field = literalText(member?.key);
      const step = workflow.steps.find((each) => each.name === literalText(argument));
      if (name.toLowerCase() !== 'body' || field === undefined || !step || !callsConnector(step)) return undefined;
      const called = operationOf(workflow, step);
      const fields = called ? answerFields(workflow, called) : [];
      return fields.length === 0 || fields.includes(field)
        ? undefined
        : {
            message: `The expression reads ${field}, which no answer of the operation has.`,
            fix: `The answers have ${fields.join(', ')}.`,
          };
    },
  ),
];
