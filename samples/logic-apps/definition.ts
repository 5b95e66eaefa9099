import type { Actions, Trigger, WorkflowDefinition, WorkflowParameter } from '../../emit/documents/workflow.ts';
import { workflow } from '../steps.ts';

/** A value that is set when the workflow is deployed. */
export const textParameter = (defaultValue: string, description: string): WorkflowParameter => ({
  type: 'String',
  defaultValue,
  metadata: { description },
});

export const numberParameter = (defaultValue: number, description: string): WorkflowParameter => ({
  type: 'Int',
  defaultValue,
  metadata: { description },
});

/** A workflow with one trigger, called `manual` or `Recurrence` as the designer calls it. */
export const logicApp = (
  trigger: Trigger,
  actions: Actions,
  parameters: Record<string, WorkflowParameter> = {},
): WorkflowDefinition => workflow([trigger.type === 'Request' ? 'manual' : 'Recurrence', trigger], actions, parameters);
