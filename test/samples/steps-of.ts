import type { Action, ApiConnection, OpenApiConnection, WorkflowDefinition } from '../../emit/documents/workflow.ts';
import { Place } from '../../rules/document-view.ts';
import { outline } from '../../rules/workflows/outline.ts';

/** Every action of a workflow by its name, the ones inside others too. */
export const allActions = (definition: WorkflowDefinition): readonly (readonly [name: string, action: Action])[] =>
  outline(new Place('workflow', definition)).map(({ name, action }) => [name, action.value as Action]);

/** The steps of a workflow that call the connector, by their names. */
export const connectorSteps = (definition: WorkflowDefinition): Record<string, ApiConnection | OpenApiConnection> =>
  Object.fromEntries(
    allActions(definition).flatMap(([name, action]) =>
      action.type === 'ApiConnection' || action.type === 'OpenApiConnection' ? [[name, action]] : [],
    ),
  );

/** An action of a workflow, wherever it stands. */
export const actionOf = (definition: WorkflowDefinition, name: string): Action => {
  const found = allActions(definition).find(([each]) => each === name);
  if (found) return found[1];
  throw new Error(`There is no action ${name}.`);
};
