import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { Action, Trigger, WorkflowDefinition } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { readSchema, schemasAreAbsent } from '../published-schemas-folder.ts';
import { allActions } from './steps-of.ts';

/** The definition of the schema that describes each type; a whole workflow would pass it whatever stands in it. */
const definitions: Readonly<Record<string, string>> = {
  ApiConnection: 'ApiConnectionAction',
  OpenApiConnection: 'OpenApiOperationAction',
  Compose: 'ComposeAction',
  ParseJson: 'ParseJsonAction',
  InitializeVariable: 'InitializeVariableAction',
  // Setting a variable takes the same inputs as appending to one.
  SetVariable: 'AppendToArrayVariableAction',
  AppendToArrayVariable: 'AppendToArrayVariableAction',
  IncrementVariable: 'IncrementVariableAction',
  Select: 'SelectAction',
  Query: 'QueryAction',
  Wait: 'WaitAction',
  Http: 'HttpAction',
  If: 'IfAction',
  Switch: 'SwitchAction',
  Foreach: 'ForEachAction',
  Until: 'UntilAction',
  Request: 'ManualTrigger',
  Recurrence: 'RecurrenceTrigger',
};

/** The designer's types do not describe these; the shapes of this project do, when it is compiled. */
const undescribed = ['Response', 'Terminate'];

/** The schema knows the `host` that the designer keeps in memory and not the one that is stored. */
const asInMemory = (step: Action | Trigger): unknown => {
  if (step.type === 'ApiConnection') return { ...step, inputs: { ...step.inputs, host: 'sendmode' } };
  if (step.type !== 'OpenApiConnection') return step;
  const { operationId, apiId } = step.inputs.host;
  const { authentication: _stored, ...inputs } = step.inputs;
  return { ...step, inputs: { ...inputs, host: { connection: 'sendmode', operationId, apiId } } };
};

/** Every trigger and every action, the ones inside others too, which the schema would let pass as anything. */
const stepsOf = (definition: WorkflowDefinition): [string, Action | Trigger][] => [
  ...Object.entries(definition.triggers),
  ...allActions(definition).map(([name, action]): [string, Action] => [name, action]),
];

const samples = [
  ...powerAutomateFlows(sendmode).map((sample) => [`power-automate/${sample.name}`, sample.definition] as const),
  ...logicAppsWorkflows(sendmode).map((sample) => [`logic-apps/${sample.name}`, sample.definition] as const),
];

test('every type that the samples use is described, or known not to be', () => {
  const types = new Set(samples.flatMap(([, definition]) => stepsOf(definition).map(([, { type }]) => type)));
  expect([...types].filter((type) => !(type in definitions)).toSorted()).toEqual(undescribed);
});

const what = "the samples against the schema made from the types of Microsoft's designer";
describe.skipIf(schemasAreAbsent(what))("the schema made from the types of Microsoft's designer", () => {
  let ajv: Ajv;

  beforeAll(() => {
    ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(readSchema('logicapps.workflowdefinition.derived-from-LogicAppsUX-types.json'), 'workflow');
  });

  const faultsOf = (name: string, step: Action | Trigger, document: unknown = asInMemory(step)): string[] => {
    const validate = ajv.getSchema(`workflow#/definitions/${definitions[step.type]}`);
    if (!validate) throw new Error(`The schema does not describe ${step.type}.`);
    return validate(document) === true ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
  };

  test.each(samples)('accepts each action of %s', (_, definition) => {
    const steps = stepsOf(definition).filter(([, { type }]) => !undescribed.includes(type));
    expect(steps.flatMap(([name, step]) => faultsOf(name, step))).toEqual([]);
  });

  test.each<[string, string, string, (inputs: Record<string, unknown>) => unknown]>([
    ['a call without a path', 'logic-apps/OptOut', 'Optout_Customer', ({ path: _, ...inputs }) => inputs],
    [
      'a retry policy that is a word',
      'logic-apps/OneTimeAlert',
      'Send_SMS',
      (inputs) => ({ ...inputs, retryPolicy: 'none' }),
    ],
    ['a selection without a source', 'logic-apps/BulkCampaign', 'Recipients_read', ({ from: _, ...inputs }) => inputs],
    [
      'a time to wait for that is a number',
      'logic-apps/BulkCampaign',
      'Keep_the_pace',
      () => ({ until: { timestamp: 5 } }),
    ],
  ])('refuses %s', (_, sample, name, change) => {
    const [, definition] = samples.find(([each]) => each === sample) ?? [];
    const step = definition && stepsOf(definition).find(([each]) => each === name)?.[1];
    if (!step) throw new Error(`${sample} has no ${name}.`);
    const known = asInMemory(step) as { inputs: Record<string, unknown> };
    expect(faultsOf(name, step, { ...known, inputs: change(known.inputs) })).toHaveLength(1);
  });
});
