import { Ajv } from 'ajv';
import type { JsonValue } from '../../../emit/documents/definition.ts';
import type {
  Action,
  ApiConnection,
  JsonObject,
  OpenApiConnection,
  ParseJson,
  Query,
  Select,
} from '../../../emit/documents/workflow.ts';
import { type ActionResult, evaluate, evaluateObject, evaluateText, type Surroundings } from './evaluate.ts';
import type { Answer, Engine } from './run.ts';
import { instant } from './times.ts';
import { asContent, EvaluationError, parsed, textOf } from './values.ts';

/** A call that leaves the workflow. */
export type Sent =
  | {
      readonly kind: 'ApiConnection';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: JsonValue;
    }
  | { readonly kind: 'OpenApiConnection'; readonly operationId: string; readonly parameters: JsonObject }
  | { readonly kind: 'Http'; readonly uri: string; readonly headers: JsonObject; readonly body: JsonValue };

/** A step that ends the whole run. */
export class Terminated extends Error {
  readonly status: 'Failed' | 'Cancelled';
  readonly reason: { readonly code: string; readonly message: string } | undefined;

  constructor(status: 'Failed' | 'Cancelled', reason?: { code: string; message: string }) {
    super(`The run was ended: ${reason?.code ?? status}.`);
    this.status = status;
    this.reason = reason;
  }
}

const ajv = new Ajv({ strict: false });
const succeeded = (outputs: JsonValue): ActionResult => ({ status: 'Succeeded', outputs });

const parseJson = ({ inputs: { content, schema } }: ParseJson, around: Surroundings): ActionResult => {
  const value = evaluateText(content, around);
  const body = typeof value === 'string' ? parsed(value) : value;
  if (!ajv.validate(schema, body)) throw new EvaluationError(`The answer does not fit: ${ajv.errorsText()}.`);
  return succeeded({ body });
};

const itemsOf = (from: string, around: Surroundings): JsonValue[] => {
  const list = evaluateText(from, around);
  if (Array.isArray(list)) return list;
  throw new EvaluationError(`${from} is not an array.`);
};

const select = ({ inputs }: Select, around: Surroundings): ActionResult =>
  succeeded({ body: itemsOf(inputs.from, around).map((item) => evaluate(inputs.select, { ...around, item })) });

const query = ({ inputs }: Query, around: Surroundings): ActionResult =>
  succeeded({
    body: itemsOf(inputs.from, around).filter((item) => evaluateText(inputs.where, { ...around, item }) === true),
  });

const changeVariable = (type: string, { name, value }: JsonObject, { variables }: Surroundings): ActionResult => {
  const old = variables.get(textOf(name ?? null));
  const given = value ?? null;
  if (type === 'AppendToArrayVariable') variables.set(textOf(name ?? null), [...(old as JsonValue[]), given]);
  else if (type === 'IncrementVariable') variables.set(textOf(name ?? null), Number(old) + Number(given));
  else variables.set(textOf(name ?? null), given);
  return succeeded({ name: name ?? null, value: given });
};

/** A body as the hosts hand it on: JSON as it is, text as text, and everything else as base64 (Microsoft Learn, "Handle content types"). */
const bodyOf = (contentType: string, body: string): JsonValue => {
  if (body === '') return null;
  if (/json/.test(contentType)) return parsed(body);
  return contentType.startsWith('text/') ? body : asContent(contentType || 'application/octet-stream', body);
};

const outputsOf = ({ status, headers, body }: Exclude<Answer, string>): JsonObject => ({
  statusCode: status,
  headers: { ...headers },
  body: bodyOf(headers['Content-Type'] ?? '', body),
});

/** The retries of the platform, unless there are none: after 408, 429, 5xx and without an answer. */
const defaultRetries = 4;
const secondsBetweenRetries = 10;

const isRetried = (answer: Answer): boolean =>
  typeof answer === 'string' || [408, 429].includes(answer.status) || answer.status >= 500;

const sendWithRetries = async (request: Sent, retries: number, { world }: Engine): Promise<Answer> => {
  let answer = await world.send(request);
  for (let retry = 0; retry < retries && isRetried(answer); retry += 1) {
    world.clock.now += secondsBetweenRetries * 1000;
    answer = await world.send(request);
  }
  return answer;
};

const call = async (request: Sent, retries: number, engine: Engine): Promise<ActionResult> => {
  const answer = await sendWithRetries(request, retries, engine);
  if (answer === 'timed out') return { status: 'TimedOut', outputs: null };
  if (answer === 'broken') return { status: 'Failed', outputs: null };
  return { status: answer.status < 400 ? 'Succeeded' : 'Failed', outputs: outputsOf(answer) };
};

const requestOf = (action: ApiConnection | OpenApiConnection, around: Surroundings): Sent => {
  if (action.type === 'OpenApiConnection') {
    const parameters = evaluateObject(action.inputs.parameters, around);
    return { kind: action.type, operationId: action.inputs.host.operationId, parameters };
  }
  const { method, path, headers, body } = action.inputs;
  return { kind: action.type, method, path, headers, body: body === undefined ? null : evaluate(body, around) };
};

const wait = (action: Extract<Action, { type: 'Wait' }>, around: Surroundings, { world }: Engine): ActionResult => {
  const until = instant(evaluateText(action.inputs.until.timestamp, around));
  world.clock.now = Math.max(world.clock.now, until);
  return succeeded(null);
};

/** How long a caller waits for an answer (Microsoft Learn, "Limits and configuration", inbound requests). */
const callerWaits = 120_000;

/** Answers the caller, who is gone after two minutes unless an asynchronous answer has told them where to look. */
const respond = (
  { inputs, operationOptions }: Extract<Action, { type: 'Response' }>,
  around: Surroundings,
  { response, world, began }: Engine,
): ActionResult => {
  const answer = evaluateObject(inputs, around);
  const isLate = operationOptions !== 'Asynchronous' && world.clock.now - began > callerWaits;
  response.value = isLate ? { statusCode: 504 } : answer;
  return { status: isLate ? 'Failed' : 'Succeeded', outputs: answer };
};

const terminate = ({ inputs }: Extract<Action, { type: 'Terminate' }>, around: Surroundings): never => {
  const reason = inputs.runError && evaluateObject(inputs.runError, around);
  throw new Terminated(
    inputs.runStatus,
    reason && { code: textOf(reason.code ?? null), message: textOf(reason.message ?? null) },
  );
};

/** Runs an action that holds no other actions. Throws EvaluationError where it fails without an answer. */
export const runStep = async (action: Action, around: Surroundings, engine: Engine): Promise<ActionResult> => {
  switch (action.type) {
    case 'Compose':
      return succeeded(evaluate(action.inputs, around));
    case 'ParseJson':
      return parseJson(action, around);
    case 'Select':
      return select(action, around);
    case 'Query':
      return query(action, around);
    case 'InitializeVariable':
      for (const { name, value } of action.inputs.variables) around.variables.set(name, evaluate(value, around));
      return succeeded(null);
    case 'SetVariable':
    case 'AppendToArrayVariable':
    case 'IncrementVariable':
      return changeVariable(action.type, evaluateObject(action.inputs, around), around);
    case 'Wait':
      return wait(action, around, engine);
    case 'Response':
      return respond(action, around, engine);
    case 'Terminate':
      return terminate(action, around);
    case 'Http': {
      const { uri, headers, body } = evaluateObject(action.inputs, around);
      const sent = { uri: textOf(uri ?? null), headers: headers as JsonObject, body: body ?? null };
      return call({ kind: 'Http', ...sent }, action.inputs.retryPolicy ? 0 : defaultRetries, engine);
    }
    case 'ApiConnection':
    case 'OpenApiConnection':
      return call(requestOf(action, around), action.inputs.retryPolicy ? 0 : defaultRetries, engine);
    default:
      throw new Error(`This engine does not run ${action.type}.`);
  }
};
