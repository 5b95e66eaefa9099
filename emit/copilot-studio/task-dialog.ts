import type { Action, Connector, InputField, RequestBody, ResultField } from '../../connector/model.ts';
import { withWarning } from '../action.ts';

/** An input that the agent fills from the conversation, asking the person for it only where told to. */
export interface AutomaticTaskInput {
  readonly kind: 'AutomaticTaskInput';
  readonly propertyName: string;
  readonly name: string;
  readonly description: string;
  readonly entity?: 'StringPrebuiltEntity';
  readonly shouldPromptUser: boolean;
}

/** An input with one fixed value. */
export interface ManualTaskInput {
  readonly kind: 'ManualTaskInput';
  readonly propertyName: string;
  readonly value: string;
}

export interface TaskOutput {
  readonly propertyName: string;
  readonly name: string;
  readonly description: string;
}

/** A tool of an agent. Source: Microsoft's authoring schema (microsoft/skills-for-copilot-studio), `TaskDialog`. */
export interface TaskDialog {
  readonly kind: 'TaskDialog';
  readonly confirmation?: { readonly activity: string; readonly mode: 'Strict' };
  readonly inputs: readonly (AutomaticTaskInput | ManualTaskInput)[];
  readonly modelDisplayName: string;
  readonly modelDescription: string;
  readonly outputs: readonly TaskOutput[];
  readonly action: {
    readonly kind: 'InvokeConnectorTaskAction';
    readonly connectionReference: string;
    readonly connectionProperties: { readonly mode: 'Invoker' };
    readonly operationId: string;
  };
  readonly outputMode: 'All';
}

/** Stands where the portal puts the connection reference of an agent, whose name no file can know beforehand. */
export const placeholderConnection = '<AGENT_SCHEMA>.<SHARED_API_NAME>.<CONNECTION_ID>';

/**
 * The name under which an agent holds a nested value: its path with dots. Inferred from public exports of agents
 * (`item.search`, `page.totalElements`); Microsoft documents no rule.
 */
const propertyName = (...path: readonly string[]): string => path.join('.');

const automaticInput = (field: InputField, ...parents: readonly string[]): AutomaticTaskInput => ({
  kind: 'AutomaticTaskInput',
  propertyName: propertyName(...parents, field.name),
  name: field.label,
  description: field.description,
  ...(field.type === 'string' ? { entity: 'StringPrebuiltEntity' } : {}),
  shouldPromptUser: field.required ?? false,
});

const bodyInputs = (body: RequestBody): AutomaticTaskInput[] => [
  ...(body.besideWrapper ?? []).map((field) => automaticInput(field)),
  ...body.fields.map((field) => automaticInput(field, ...(body.wrapper ? [body.wrapper.name] : []))),
];

const outputs = (results: readonly ResultField[], ...parents: readonly string[]): TaskOutput[] =>
  results.flatMap((field) =>
    field.type === 'object'
      ? outputs(field.fields, ...parents, field.name)
      : [{ propertyName: propertyName(...parents, field.name), name: field.label, description: field.description }],
  );

/** Whether the person is asked before the action runs: whenever it changes something outside the conversation. */
export const asksFirst = (action: Action): boolean => action.method !== 'get';

const confirmation = (action: Action): Pick<TaskDialog, 'confirmation'> =>
  asksFirst(action)
    ? {
        confirmation: {
          activity: `About to run ${action.summary}: ${action.description} Shall I go ahead?`,
          mode: 'Strict',
        },
      }
    : {};

/** The action as a tool of an agent. */
export const taskDialog = (connector: Connector, action: Action): TaskDialog => ({
  kind: 'TaskDialog',
  ...confirmation(action),
  inputs: [
    ...(action.body ? bodyInputs(action.body) : []),
    { kind: 'ManualTaskInput', propertyName: connector.contentType.name, value: connector.contentType.value },
  ],
  modelDisplayName: action.summary,
  modelDescription: withWarning(action.modelDescription, action),
  outputs: outputs(action.results),
  action: {
    kind: 'InvokeConnectorTaskAction',
    connectionReference: placeholderConnection,
    connectionProperties: { mode: 'Invoker' },
    operationId: action.operationId,
  },
  outputMode: 'All',
});
