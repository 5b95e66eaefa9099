import { Place } from '../document-view.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { type Source, sources } from '../sources.ts';
import type { Call } from './expression.ts';
import { outline, type Step, textsOf } from './outline.ts';
import { callsIn, type Reading, read } from './syntax.ts';

/** A text of a step, read. */
export interface StepReading extends Reading {
  readonly step: Step;
}

/** A workflow definition of either host, opened, with the definition of the connector that it calls. */
export interface Workflow {
  readonly definition: Place;
  readonly steps: readonly Step[];
  readonly readings: readonly StepReading[];
  readonly api: Place;
}

/** @param name what findings are to call the workflow. */
export const openWorkflow = (name: string, definition: unknown, api: unknown): Workflow => {
  const root = new Place(name, definition);
  const steps = outline(root);
  return {
    definition: root,
    steps,
    readings: steps.flatMap((step) => textsOf(step).map((text) => ({ step, ...read(text) }))),
    api: new Place('apiDefinition.swagger.json', api),
  };
};

interface WrittenForSteps {
  readonly code: string;
  readonly source?: Source & { readonly consequence: string };
  readonly demand: string;
  readonly consequence?: string;
  readonly fix: string;
}

const workflowRule = (
  { source = sources.workflows, consequence = source.consequence, ...written }: WrittenForSteps,
  find: (workflow: Workflow) => readonly Breach[],
): Rule<Workflow> => rule({ ...written, source, consequence, find });

/** A rule on each step by itself. */
export const stepRule = (
  written: WrittenForSteps,
  find: (step: Step, workflow: Workflow) => readonly Breach[],
): Rule<Workflow> => workflowRule(written, (workflow) => workflow.steps.flatMap((step) => find(step, workflow)));

/** A rule on each text that may hold expressions. */
export const textRule = (
  written: WrittenForSteps,
  find: (reading: StepReading) => string | undefined,
): Rule<Workflow> =>
  workflowRule(written, ({ readings }) =>
    readings.flatMap((reading) => {
      const message = find(reading);
      return message === undefined ? [] : [{ pointer: reading.text.pointer, value: reading.text.value, message }];
    }),
  );

/** What is wrong with a call, and how to mend it where the rule cannot say. */
export type CallFault = Pick<Breach, 'message' | 'fix'> | undefined;

/** A rule on each call of a function in an expression. */
export const callRule = (
  written: WrittenForSteps,
  find: (call: Call, reading: StepReading, workflow: Workflow) => CallFault,
): Rule<Workflow> =>
  workflowRule(written, (workflow) =>
    workflow.readings.flatMap((reading) =>
      callsIn(reading.meaning).flatMap((call) => {
        const fault = find(call, reading, workflow);
        return fault ? [{ pointer: reading.text.pointer, value: reading.text.value, ...fault }] : [];
      }),
    ),
  );

/** What every host does with an expression that it can read and not evaluate. */
export const failsAtRunTime = 'The step fails when the workflow runs.';
