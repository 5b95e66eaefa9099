import { Place } from '../document-view.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { type Source, sources } from '../sources.ts';
import type { Call } from './expression.ts';
import { outline, type Step, textsOf } from './outline.ts';
import { callsIn, type Reading, readText } from './syntax.ts';

/** A text of a step, read. */
export interface StepReading extends Reading {
  readonly step: Step;
  /** Every function call in it, outer ones before inner ones. */
  readonly calls: readonly Call[];
}

/** A workflow definition of either host, opened, with the definition of the connector that it calls. */
export interface Workflow {
  readonly definition: Place;
  readonly steps: readonly Step[];
  readonly readings: readonly StepReading[];
  /** The function calls in the texts of each step. */
  readonly calls: ReadonlyMap<Step, readonly Call[]>;
  readonly api: Place;
}

const readingIn =
  (step: Step) =>
  (text: Place): StepReading => {
    const reading = readText(text);
    return { step, ...reading, calls: callsIn(reading.meaning) };
  };

/** @param name what findings are to call the workflow. */
export const openWorkflow = (name: string, definition: unknown, api: unknown): Workflow => {
  const root = new Place(name, definition);
  const steps = outline(root);
  const read = steps.map((step): readonly [Step, readonly StepReading[]] => [step, textsOf(step).map(readingIn(step))]);
  return {
    definition: root,
    steps,
    readings: read.flatMap(([, readings]) => readings),
    calls: new Map(read.map(([step, readings]) => [step, readings.flatMap(({ calls }) => calls)])),
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
      reading.calls.flatMap((call) => {
        const fault = find(call, reading, workflow);
        return fault ? [{ pointer: reading.text.pointer, value: reading.text.value, ...fault }] : [];
      }),
    ),
  );

/** What every host does with an expression that it can read and not evaluate. */
export const failsAtRunTime = 'The step fails when the workflow runs.';
