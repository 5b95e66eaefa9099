import { sendmode } from '../../connector/sendmode.ts';
import type { JsonObject, WorkflowDefinition } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';

export type Host = 'Power Automate' | 'Logic Apps';
export const hosts: readonly Host[] = ['Power Automate', 'Logic Apps'];

/** The definition of a sample on a host. */
export const sampleOn = (host: Host, name: string): WorkflowDefinition => {
  const samples: readonly { readonly name: string; readonly definition: WorkflowDefinition }[] =
    host === 'Logic Apps' ? logicAppsWorkflows(sendmode) : powerAutomateFlows(sendmode);
  const found = samples.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name} on ${host}.`);
  return found.definition;
};

/** A sample with other values in the place of those that whoever installs it sets: parameters, or the step Settings. */
export const withSettings = (definition: WorkflowDefinition, settings: JsonObject): WorkflowDefinition => {
  const { Settings: step } = definition.actions;
  if (step?.type === 'Compose') {
    const inputs = { ...(step.inputs as JsonObject), ...settings };
    return { ...definition, actions: { ...definition.actions, Settings: { ...step, inputs } } };
  }
  const parameters = Object.entries(definition.parameters).map(([name, parameter]) => [
    name,
    name in settings ? { ...parameter, defaultValue: settings[name] } : parameter,
  ]);
  return { ...definition, parameters: Object.fromEntries(parameters) as WorkflowDefinition['parameters'] };
};
