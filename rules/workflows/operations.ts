import type { BodyParameter, Definition, ObjectSchema, Operation } from '../../emit/documents/definition.ts';
import type { Action } from '../../emit/documents/workflow.ts';

/** An operation of the connector as a workflow calls it. */
export interface CalledOperation {
  readonly operation: Operation;
  /** The body's schema and its parameter's name; absent for an operation without a body. */
  readonly body?: { readonly name: string; readonly schema: ObjectSchema };
  /** Whether an unknown outcome is one of its answers, so that nobody may repeat it. */
  readonly mustNotBeRepeated: boolean;
}

/** The schema that a reference names. */
export const resolve = (api: Definition, reference: string): ObjectSchema => {
  const found = api.definitions[reference.replace('#/definitions/', '')];
  if (found) return found;
  throw new Error(`The definition refers to ${reference}, which it does not have.`);
};

/** HTTP 424: the answer of an operation whose outcome is unknown. */
export const unknownOutcome = '424';

const called = (api: Definition, operation: Operation): CalledOperation => {
  const body = operation.parameters.find((parameter): parameter is BodyParameter => parameter.in === 'body');
  return {
    operation,
    ...(body ? { body: { name: body.name, schema: resolve(api, body.schema.$ref) } } : {}),
    mustNotBeRepeated: unknownOutcome in operation.responses,
  };
};

/** The operation that an action calls, undefined when the connector has none such. */
export const operationOf = (api: Definition, action: Action): CalledOperation | undefined => {
  if (action.type === 'ApiConnection') {
    const found = api.paths[action.inputs.path]?.[action.inputs.method];
    return found && called(api, found);
  }
  if (action.type !== 'OpenApiConnection') return undefined;
  const operations = Object.values(api.paths).flatMap((path) => [path.get, path.post]);
  const found = operations.find((operation) => operation?.operationId === action.inputs.host.operationId);
  return found && called(api, found);
};

/** The names of the fields that an operation can answer with, whether it succeeded or not. */
export const answerFields = (api: Definition, { operation }: CalledOperation): readonly string[] =>
  Object.values(operation.responses).flatMap(({ schema }) =>
    schema ? Object.keys(resolve(api, schema.$ref).properties) : [],
  );
