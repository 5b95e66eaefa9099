import { sendmode } from '../../connector/sendmode.ts';
import type { JsonObject, WorkflowDefinition } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';

export type Host = 'Power Automate' | 'Logic Apps';
export const hosts: readonly Host[] = ['Power Automate', 'Logic Apps'];

interface Sample {
  readonly name: string;
  readonly definition: WorkflowDefinition;
}

const samples: Readonly<Record<Host, readonly Sample[]>> = {
  'Power Automate': powerAutomateFlows(sendmode),
  'Logic Apps': logicAppsWorkflows(sendmode),
};

/** The definition of a sample on a host. */
export const sampleOn = (host: Host, name: string): WorkflowDefinition => {
  const found = samples[host].find((each) => each.name === name);
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
