import type { InputField } from '../connector/model.ts';
import type { JsonValue } from '../emit/documents/definition.ts';
import type {
  Actions,
  Condition,
  InitializeVariable,
  JsonObject,
  RequestTrigger,
  RunAfter,
  Terminate,
  Trigger,
  WorkflowDefinition,
  WorkflowParameter,
} from '../emit/documents/workflow.ts';
import { asText, requested, value } from './expressions.ts';
import { secured, securedTrigger, withScopes } from './secure.ts';

/** Actions one after the other: each runs after the one before it has succeeded, unless it says otherwise. */
const inOrder = (actions: Actions): Actions => {
  const names = Object.keys(actions);
  return Object.fromEntries(
    Object.entries(actions).map(([name, action], index) => {
      const previous = names[index - 1];
      const runAfter = action.runAfter ?? (previous ? { [previous]: ['Succeeded'] } : {});
      return [name, { ...withScopes(action, inOrder), runAfter }];
    }),
  );
};

/** However the action ended. */
export const afterAnyEnd = (action: string): RunAfter => ({ [action]: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] });

/** The action failed or gave no answer in time. */
export const afterFailure = (action: string): RunAfter => ({ [action]: ['Failed', 'TimedOut'] });

/** A condition on one expression, which the designer shows as a row. */
export const holds = (expression: string): Condition => ({ and: [{ equals: [value(expression), true] }] });

export const startWith = (
  name: string,
  type: 'array' | 'integer' | 'object',
  first: JsonValue,
): InitializeVariable => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type, value: first }] },
});

/** Ends the run as failed, so that it shows red in the run history and the host tells the owner. */
export const fail = (code: string, message: string): Terminate => ({
  type: 'Terminate',
  inputs: { runStatus: 'Failed', runError: { code, message } },
});

/** A field of the connector as a property of a request's JSON schema. */
export const property = (field: InputField): JsonObject =>
  field.type === 'array'
    ? { type: 'array', description: field.description, items: { type: 'string' }, minItems: 1 }
    : { type: field.type, description: field.description, ...(field.required ? { minLength: 1 } : {}) };

/** One item of a list of the connector as a property of a request's JSON schema. */
export const itemProperty = (field: InputField): JsonObject => {
  if (field.type === 'array') return { type: 'string', description: field.itemDescription, minLength: 1 };
  throw new Error(`A sample takes one item of ${field.name}, which is not a list.`);
};

/**
 * The same value of whatever type: other systems send null and numbers. A list of types would say it more exactly, but the
 * designer's own model of a schema has one type, and its picker leaves fields with several out.
 */
export const ofAnyType = ({ type: _, ...schema }: JsonObject): JsonObject => schema;

/** The same value of whatever type but null, which gives nothing. */
export const ofAnyTypeButNull = (schema: JsonObject): JsonObject => ({ ...ofAnyType(schema), not: { type: 'null' } });

/** An object in a request's JSON schema; members that nobody asked for are let in and not looked at. */
export const objectSchema = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
});

/** A trigger that another system calls with a JSON body. The schema shows the designer what is in it. */
export const requestTrigger = (description: string, schema: JsonObject): RequestTrigger => ({
  type: 'Request',
  kind: 'Http',
  description,
  inputs: { method: 'POST', schema },
});

/** The same for a run that answers its caller: a body that the schema does not allow is answered with 400. */
export const validatedTrigger = (description: string, schema: JsonObject): RequestTrigger => ({
  ...requestTrigger(description, schema),
  operationOptions: 'EnableSchemaValidation',
});

/** Ends a run that nobody waits for as failed when what it cannot do without is missing, before anything is sent. */
export const refuseIncomplete = (names: readonly string[]): Actions => ({
  Request_is_incomplete: {
    type: 'If',
    expression: holds(`or(${names.map((name) => `empty(${asText(requested(name))})`).join(', ')}, false)`),
    actions: { Stop: fail('REQUEST_INCOMPLETE', `Nothing was sent. Give ${names.join(' and ')}.`) },
  },
});

/** A whole definition with one trigger, which keeps personal data out of run histories. In every scope each action runs after the one before it, unless it says otherwise. */
export const workflow = (
  trigger: readonly [name: string, trigger: Trigger],
  actions: Actions,
  parameters: Record<string, WorkflowParameter> = {},
): WorkflowDefinition => ({
  $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters,
  triggers: { [trigger[0]]: securedTrigger(trigger[1]) },
  actions: secured(inOrder(actions)),
  outputs: {},
});
