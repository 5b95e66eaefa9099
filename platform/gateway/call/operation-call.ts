import { exactJsonSteps } from '../../../definition/exact-json.ts';
import { type ActionInputs, fromFlowKeys, listFlowKeys } from '../../../definition/flow-keys.ts';
import { isObject } from '../../../definition/json-text.ts';
import { nearest } from '../../../definition/nearest.ts';
import type { Operation } from '../../../definition/operations.ts';
import { convertText, writeText } from '../../../definition/values.ts';
import type { LoadedConnector } from '../../loading/connector.ts';
import { Refusal } from '../../refusal.ts';
import { inTurns } from '../in-turns.ts';
import type { Body } from '../message.ts';
import { type HeaderLines, headerValue, textOf } from '../message.ts';
import type { IncomingCall } from './call.ts';
import { addedContentType, encodeBody } from './encode-body.ts';
import { encodePathValue, fillPath, refuseLeftOut } from './route.ts';

/** @throws Refusal 404 that names the operations there are, or 501 if the operation does not run here. */
export const findOperationById = ({ operations, leftOut }: LoadedConnector, operationId: string): Operation => {
  const found = operations.find((operation) => operation.operationId === operationId);
  if (found) return found;
  const missing = leftOut.find(({ operation }) => operation.operationId === operationId);
  if (missing) throw refuseLeftOut(missing);
  const ids = operations.map((operation) => operation.operationId);
  const meant = nearest(operationId, ids);
  throw new Refusal(
    404,
    'OperationNotFound',
    `There is no operation "${operationId.slice(0, 100)}". Nothing was sent. ${meant ? `Did you mean "${meant}"?` : `There is: ${ids.join(', ')}.`}`,
  );
};

/** The flat JSON object of a call by operation id. @throws Refusal 400 if the body is none. */
export const readFlatParameters = async (body: Body): Promise<Record<string, unknown>> => {
  if (body === null) return {};
  const text = textOf(body);
  const reading = text === undefined ? undefined : await inTurns(exactJsonSteps(text));
  const example = '{"Content-Type": "application/json", "body/message/messagetext": "Hello"}';
  if (!reading?.ok) {
    const place = reading
      ? `: ${reading.problem} (line ${reading.line}, column ${reading.column})`
      : ': it is not UTF-8';
    throw new Refusal(
      400,
      'InvalidJson',
      `The parameters cannot be read as JSON${place}. Nothing was sent. Send a flat object such as ${example}.`,
    );
  }
  if (isObject(reading.value)) return reading.value;
  throw new Refusal(
    400,
    'InvalidJson',
    `The parameters are no JSON object. Nothing was sent. Send a flat object such as ${example}.`,
  );
};

/** Flows turn a text into the number or boolean that the definition declares, since dynamic content is often text (inferred). */
const convert = (
  connector: LoadedConnector,
  operation: Operation,
  flat: Record<string, unknown>,
): Record<string, unknown> => {
  const types = new Map(listFlowKeys(connector.document, operation).map(({ key, schema }) => [key, schema.type]));
  return Object.fromEntries(
    Object.entries(flat).map(([key, value]) => [
      key,
      typeof value === 'string' ? convertText(types.get(key), value) : value,
    ]),
  );
};

/** The values of the path, encoded; one that is absent is empty. */
const encodePathValues = ({ parameters }: Operation, inputs: ActionInputs): Map<string, string> =>
  new Map(
    parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => {
        const value = inputs.get(parameter.name);
        return [parameter.name, value === undefined ? '' : encodePathValue(parameter, writeText(parameter, value))];
      }),
  );

const textHeader = (name: string, value: string): readonly [string, string] => {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return [name, value];
  throw new Refusal(
    400,
    'InvalidHeader',
    `The parameter '${name}' goes into a header, which cannot hold ${JSON.stringify(value.slice(0, 60))}. Nothing was sent. Use letters, digits and signs on one line.`,
  );
};

/**
 * Builds the request that a flow makes of an action's stored parameters (`inputs.parameters` of an OpenApiConnection
 * action). Parameters that are null are left out, except inside the body. A Content-Type that is no parameter is added
 * for the body, as flows do (inferred).
 *
 * @throws Refusal 400 for an unknown or conflicting key, with a suggestion.
 */
export const buildOperationCall = async (
  connector: LoadedConnector,
  operation: Operation,
  flat: Record<string, unknown>,
): Promise<Pick<IncomingCall, 'method' | 'path' | 'query' | 'headers' | 'body' | 'route'>> => {
  const converted = convert(connector, operation, flat);
  const valueKeys = operation.parameters.map(({ name }) => name);
  const given = Object.fromEntries(
    Object.entries(converted).filter(([key, value]) => value !== null || !valueKeys.includes(key)),
  );
  const reading = fromFlowKeys(connector.document, operation, given);
  if (!reading.ok) {
    throw new Refusal(400, 'InvalidParameters', `${reading.problems.join(' ')} Nothing was sent.`, {
      details: reading.problems,
    });
  }
  const { inputs } = reading;
  const written = (place: 'query' | 'header'): [string, string][] =>
    operation.parameters
      .filter((parameter) => parameter.in === place && inputs.has(parameter.name))
      .map((parameter) => [parameter.name, writeText(parameter, inputs.get(parameter.name))]);
  const pathValues = encodePathValues(operation, inputs);
  const { body, contentType } = await encodeBody(connector.document, operation, inputs);
  const headers: HeaderLines = written('header').map(([name, value]) => textHeader(name, value));
  const named = headerValue(headers, 'content-type') !== undefined;
  const added = named ? undefined : addedContentType(operation, contentType);
  return {
    method: operation.method,
    path: fillPath(operation.path, pathValues),
    route: { operation, pathValues },
    query: written('query')
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
    headers: added === undefined ? headers : [...headers, ['Content-Type', added]],
    body,
  };
};
