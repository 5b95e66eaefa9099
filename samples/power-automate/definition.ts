import type { Actions, Trigger, WorkflowDefinition } from '../../emit/documents/workflow.ts';
import type { SampleFlow } from '../../emit/sample-flow.ts';
import { workflow } from '../steps.ts';

/** A cloud flow to start from. */
export interface PowerAutomateFlow extends SampleFlow {
  readonly definition: WorkflowDefinition;
}

/** A flow with one trigger, called `manual` or `Recurrence` as the designer calls it. */
export const flow = (trigger: Trigger, actions: Actions): WorkflowDefinition =>
  workflow([trigger.type === 'Request' ? 'manual' : 'Recurrence', trigger], actions, {
    $connections: { type: 'Object', defaultValue: {} },
    $authentication: { type: 'SecureObject', defaultValue: {} },
  });
