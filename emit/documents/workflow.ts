/**
 * The shape of a workflow definition, as Power Automate and Logic Apps both read it, limited to what the samples use and
 * closed, so that a wrong key does not compile. Source: Microsoft Learn, "Schema reference guide for trigger and action
 * types in Azure Logic Apps".
 */

import type { JsonValue } from './definition.ts';

/** A JSON object. */
export interface JsonObject {
  [key: string]: JsonValue;
}

export type RunStatus = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';

/** Which actions of the same scope must have ended before, and how. */
export type RunAfter = Record<string, RunStatus[]>;

interface Step {
  /** At most 256 characters; the designer shows it as the note of the step. */
  description?: string;
  runAfter?: RunAfter;
}

/** What is kept out of the run history (Microsoft Learn, "Secure access and data in Azure Logic Apps"). */
export interface SecureData {
  secureData: { properties: ('inputs' | 'outputs')[] };
}

/** A step of a type for which the designers have that setting; those of variables and loops have it not. */
interface SecurableStep extends Step {
  runtimeConfiguration?: SecureData;
}

export interface Compose extends SecurableStep {
  type: 'Compose';
  inputs: JsonValue;
}

export interface ParseJson extends SecurableStep {
  type: 'ParseJson';
  inputs: { content: string; schema: JsonObject };
}

export interface InitializeVariable extends Step {
  type: 'InitializeVariable';
  inputs: { variables: { name: string; type: 'array' | 'integer' | 'object' | 'string'; value: JsonValue }[] };
}

export interface SetVariable extends Step {
  type: 'SetVariable' | 'AppendToArrayVariable' | 'IncrementVariable';
  inputs: { name: string; value: JsonValue };
}

export interface Select extends SecurableStep {
  type: 'Select';
  inputs: { from: string; select: string | Record<string, string> };
}

export interface Query extends SecurableStep {
  type: 'Query';
  inputs: { from: string; where: string };
}

export interface Wait extends Step {
  type: 'Wait';
  inputs: { until: { timestamp: string } };
}

export interface Response extends Step {
  type: 'Response';
  kind: 'Http';
  inputs: { statusCode: number | string; headers?: Record<string, string>; body?: JsonValue };
  /** The caller is answered 202 at once, with an address at which this answer is found later. */
  operationOptions?: 'Asynchronous';
}

export interface Terminate extends Step {
  type: 'Terminate';
  inputs: { runStatus: 'Failed' | 'Cancelled'; runError?: { code: string; message: string } };
}

export interface Http extends SecurableStep {
  type: 'Http';
  inputs: {
    method: 'POST';
    uri: string;
    headers: Record<string, string>;
    body: JsonValue;
    retryPolicy?: { type: 'none' };
  };
}

/** A connector's operation in Logic Apps: the path of the definition and the body as it goes over the wire. */
export interface ApiConnection extends SecurableStep {
  type: 'ApiConnection';
  inputs: {
    /** `referenceName` in Logic Apps Standard and in memory; `name` as Logic Apps Consumption stores it. */
    host: { connection: { referenceName: string } | { name: string } };
    method: 'get' | 'post';
    path: string;
    headers: Record<string, string>;
    body?: JsonValue;
    retryPolicy?: { type: 'none' };
  };
}

/** A connector's operation in Power Automate: parameters under flat keys such as `body/message/messagetext`. */
export interface OpenApiConnection extends SecurableStep {
  type: 'OpenApiConnection';
  inputs: {
    host: { connectionName: string; operationId: string; apiId: string };
    parameters: Record<string, JsonValue>;
    authentication: "@parameters('$authentication')";
    retryPolicy?: { type: 'none' };
  };
}

/** A condition as the designers write it: rows that must all hold. */
export interface Condition {
  and: { equals: [string, boolean] }[];
}

export interface If extends Step {
  type: 'If';
  expression: Condition;
  actions: Actions;
  else?: { actions: Actions };
}

export interface Switch extends Step {
  type: 'Switch';
  expression: string;
  cases: Record<string, { case: string; actions: Actions }>;
  default: { actions: Actions };
}

export interface Foreach extends Step {
  type: 'Foreach';
  foreach: string;
  actions: Actions;
  runtimeConfiguration: { concurrency: { repetitions: number } };
}

export interface Until extends Step {
  type: 'Until';
  actions: Actions;
  /** The loop ends when it holds; looked at after each round. */
  expression: string;
  /** `timeout` is an ISO 8601 duration. */
  limit: { count: number; timeout: string };
}

export type Action =
  | Compose
  | ParseJson
  | InitializeVariable
  | SetVariable
  | Select
  | Query
  | Wait
  | Response
  | Terminate
  | Http
  | ApiConnection
  | OpenApiConnection
  | If
  | Switch
  | Foreach
  | Until;

/** The actions of one scope by their names; a name is unique in the whole workflow. */
export type Actions = Record<string, Action>;

export interface RequestTrigger {
  type: 'Request';
  kind: 'Http' | 'Button';
  description?: string;
  inputs: {
    method?: 'GET' | 'POST';
    /** Power Automate: who may call; `All` means anybody who knows the address. */
    triggerAuthenticationType?: 'All';
    schema: JsonObject;
  };
  /** Answers 400 to a body that the schema does not allow. */
  operationOptions?: 'EnableSchemaValidation';
  /** How many runs go on at the same time; the others wait. */
  runtimeConfiguration?: { concurrency?: { runs: number } } & Partial<SecureData>;
}

export interface RecurrenceTrigger {
  type: 'Recurrence';
  description?: string;
  recurrence: { frequency: 'Day' | 'Hour'; interval: number };
}

export type Trigger = RequestTrigger | RecurrenceTrigger;

/** A value that is set from outside the workflow. */
export interface WorkflowParameter {
  type: 'String' | 'Int' | 'Object' | 'SecureObject' | 'SecureString';
  defaultValue: JsonValue;
  metadata?: { description: string };
}

/** The whole definition. */
export interface WorkflowDefinition {
  $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';
  contentVersion: '1.0.0.0';
  parameters: Record<string, WorkflowParameter>;
  triggers: Record<string, Trigger>;
  actions: Actions;
  outputs: Record<string, never>;
}
