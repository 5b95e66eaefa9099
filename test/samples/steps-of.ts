import type { Action, ApiConnection, OpenApiConnection, WorkflowDefinition } from '../../emit/documents/workflow.ts';
import { outline } from '../../rules/workflows/outline.ts';

/** The steps of a workflow that call the connector, by their names. */
export const connectorSteps = (definition: WorkflowDefinition): Record<string, ApiConnection | OpenApiConnection> =>
  Object.fromEntries(
    outline(definition).flatMap(({ name, action }) =>
      action.type === 'ApiConnection' || action.type === 'OpenApiConnection' ? [[name, action]] : [],
    ),
  );

/** An action of a workflow, wherever it stands. */
export const actionOf = (definition: WorkflowDefinition, name: string): Action => {
  const found = outline(definition).find((place) => place.name === name);
  if (found) return found.action;
  throw new Error(`There is no action ${name}.`);
};
