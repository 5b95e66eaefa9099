import type { Action, Connector, InputField } from '../connector/model.ts';
import type { JsonValue } from '../emit/documents/definition.ts';

/** What a sample fills in, by the fields' names on the wire. */
export type FieldValues = Readonly<Record<string, JsonValue>>;

/** The action with this operation id. Throws when the connector has none. */
export const operation = (connector: Connector, operationId: string): Action => {
  const found = connector.actions.find((action) => action.operationId === operationId);
  if (found) return found;
  const known = connector.actions.map((action) => action.operationId).join(', ');
  throw new Error(`A sample uses the operation ${operationId}, which the connector does not have. It has: ${known}.`);
};

const inputsOf = (action: Action): readonly InputField[] => [
  ...(action.body?.besideWrapper ?? []),
  ...(action.body?.fields ?? []),
];

/** An input of an action. Throws when the action has none of that name. */
export const input = (action: Action, name: string): InputField => {
  const inputs = inputsOf(action);
  const found = inputs.find((field) => field.name === name);
  if (found) return found;
  const known = inputs.map((field) => field.name).join(', ') || 'no input';
  throw new Error(`A sample fills in ${name} of ${action.operationId}, which has no such input. It has: ${known}.`);
};

const refuseIncomplete = (action: Action, values: FieldValues): void => {
  const missing = inputsOf(action).filter((field) => field.required && !(field.name in values));
  if (missing.length === 0) return;
  const names = missing.map((field) => field.name).join(', ');
  throw new Error(`A sample calls ${action.operationId} without ${names}, which Sendmode requires. Fill it in.`);
};

/** The values of an action's own fields and of those beside them; throws on a wrong or a missing name. */
const sorted = (action: Action, values: FieldValues): { inside: FieldValues; beside: FieldValues } => {
  for (const name of Object.keys(values)) input(action, name);
  refuseIncomplete(action, values);
  const isBeside = (name: string): boolean => action.body?.besideWrapper?.some((field) => field.name === name) ?? false;
  const entries = Object.entries(values);
  return {
    inside: Object.fromEntries(entries.filter(([name]) => !isBeside(name))),
    beside: Object.fromEntries(entries.filter(([name]) => isBeside(name))),
  };
};

/** The request body as it goes over the wire, nested as the action nests it. */
export const requestBody = (action: Action, values: FieldValues): JsonValue => {
  const { inside, beside } = sorted(action, values);
  return { ...beside, ...(action.body?.wrapper ? { [action.body.wrapper.name]: { ...inside } } : inside) };
};

/** The fields alone, without what stands around and beside them, for an expression to work on. */
export const fieldsOf = (action: Action, values: FieldValues): JsonValue => ({ ...sorted(action, values).inside });

/** The request body around fields that an expression builds at run time. */
export const requestBodyAround = (action: Action, expression: string, beside: FieldValues = {}): JsonValue => {
  const wrapper = action.body?.wrapper;
  if (wrapper) return { ...beside, [wrapper.name]: expression };
  if (Object.keys(beside).length === 0) return expression;
  throw new Error(
    `${action.operationId} has no wrapper, so its fields cannot be one expression with others beside it.`,
  );
};

/** The name of the body parameter in the emitted definition, with which flow keys begin. */
const bodyParameterName = 'body';

/** The same request as Power Automate keeps it: one flat key a field, such as `body/message/messagetext`. */
export const flowParameters = (
  connector: Connector,
  action: Action,
  values: FieldValues,
): Record<string, JsonValue> => {
  const { inside, beside } = sorted(action, values);
  const under = (path: string, fields: FieldValues): [string, JsonValue][] =>
    Object.entries(fields).map(([name, value]) => [`${path}/${name}`, value]);
  const wrapper = action.body?.wrapper;
  return Object.fromEntries([
    [connector.contentType.name, connector.contentType.value],
    ...under(bodyParameterName, beside),
    ...under(wrapper ? `${bodyParameterName}/${wrapper.name}` : bodyParameterName, inside),
  ]);
};

/** The name of a field of an action's answer, top level. Throws when the answer has none of that name. */
export const resultName = (action: Action, name: string): string => {
  if (action.results.some((field) => field.name === name)) return name;
  const known = action.results.map((field) => field.name).join(', ');
  throw new Error(`A sample reads ${name} of ${action.operationId}, whose answer has no such field. It has: ${known}.`);
};

/** The status that says that an outcome is unknown: the error that only operations that must not be repeated answer. */
export const unknownOutcomeStatus = (connector: Connector): number => {
  const found = connector.errors.find((error) => error.onlyUnlessRepeatable);
  if (found) return found.status;
  throw new Error('The connector has no error for an unknown outcome, which the samples put on a review list.');
};
