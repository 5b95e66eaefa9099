import type { Connector } from '../definition/connector.ts';
import { readJson } from '../definition/json-text.ts';
import type { BodyParameter, Operation, ValueParameter } from '../definition/operations.ts';
import { readText, withRequiredDefaults, writeText } from '../definition/values.ts';
import type { IncomingCall } from './call.ts';
import { type Draft, parseQuery, queryPart } from './draft.ts';
import { type FieldProblem, missing } from './field-problem.ts';
import { readForm, writeForm } from './form.ts';
import { bytesOf, endToEndHeaders, type HeaderLines, headerValue, textOf, withHeader } from './message.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import type { ValueCheck } from './schema-check.ts';

/** Headers between the caller and the gateway: the backend must not see them. */
const gatewayHeaders = ['host', 'authorization', 'cookie', 'x-ms-request-method', 'x-ms-request-url'];

/** Headers that clients and browsers add for the gateway; an operation may declare one of them as its own. */
const clientHeaders = ['origin', 'referer', 'expect', 'authority', 'scheme', 'path'];

const forwarded = (headers: HeaderLines, { parameters }: Operation): HeaderLines => {
  const declared = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name.toLowerCase());
  return endToEndHeaders(headers).filter(([name]) => {
    const lower = name.toLowerCase();
    if (gatewayHeaders.includes(lower)) return false;
    return declared.includes(lower) || !(clientHeaders.includes(lower) || lower.startsWith('sec-'));
  });
};

const refuse = (problems: readonly FieldProblem[]): Refusal => {
  const sentences = problems.map(
    ({ problem, received, fix }) => `${problem}${received === undefined ? '' : ` Received: ${received}.`} ${fix}`,
  );
  return new Refusal(400, 'OpenApiOperationParameterValidationFailed', `${sentences.join(' ')} Nothing was sent.`, {
    details: problems,
  });
};

const decodePath = (parameter: ValueParameter, encoded: string): string => {
  const refuse = (problem: string): Refusal =>
    new Refusal(400, 'InvalidPath', `The path parameter '${parameter.name}' ${problem} Nothing was sent.`);
  let text: string;
  try {
    text = decodeURIComponent(parameter.encodings === 2 ? decodeURIComponent(encoded) : encoded);
  } catch {
    throw refuse(`cannot be decoded: "${encoded.slice(0, 100)}". Encode it as encodeURIComponent does.`);
  }
  if (text === '.' || text === '..')
    throw refuse(`is "${text}", which would lead to another path. Give another value.`);
  return text;
};

/** A body that the operation takes as JSON, whatever the caller's Content-Type says. */
const takesJson = ({ consumes }: Operation): boolean =>
  consumes.length === 0 || consumes.some((type) => /[/+]json\b/i.test(type));

const readBodyJson = (body: Uint8Array, { operationId }: Operation): unknown => {
  const text = textOf(body);
  if (text === undefined) {
    throw new Refusal(
      400,
      'InvalidJson',
      `The body of '${operationId}' is not UTF-8 text. Nothing was sent. Send JSON in UTF-8.`,
    );
  }
  const reading = readJson(text);
  if (reading.ok) return reading.value;
  throw new Refusal(
    400,
    'InvalidJson',
    `The body of '${operationId}' is not JSON: ${reading.problem} (line ${reading.line}, column ${reading.column}). Nothing was sent. Send a JSON object.`,
  );
};

interface BodyReading {
  readonly body: Uint8Array;
  readonly problems: readonly FieldProblem[];
}

const checkBody = (
  { document }: Connector,
  operation: Operation,
  declared: BodyParameter,
  body: Uint8Array,
  check: ValueCheck | undefined,
): BodyReading => {
  if (body.length === 0) {
    return { body, problems: declared.required ? [missing(operation.operationId, declared.name, declared.label)] : [] };
  }
  if (!takesJson(operation)) return { body, problems: [] };
  const filled = withRequiredDefaults(document, declared.schema, readBodyJson(body, operation));
  return {
    body: filled.changed ? bytesOf(JSON.stringify(filled.value)) : body,
    problems: check?.(filled.value) ?? [],
  };
};

const refuseBody = ({ operationId, method, path }: Operation): Refusal =>
  new Refusal(
    400,
    'UnexpectedBody',
    `The API operation '${operationId}' (${method} ${path}) takes no body, but one was given. Nothing was sent. Leave the body out.`,
  );

interface Checking {
  readonly operation: Operation;
  readonly checks: ReadonlyMap<string, ValueCheck>;
}

/** The problems of one value, and its default where it is required and absent. */
const checkValue = (
  { operation, checks }: Checking,
  parameter: ValueParameter,
  text: string | undefined,
): { problems: readonly FieldProblem[]; default?: string } => {
  if (text === undefined || (text === '' && parameter.in === 'path')) {
    if (!parameter.required) return { problems: [] };
    if (parameter.default !== undefined && parameter.in !== 'path') {
      return { problems: [], default: writeText(parameter, parameter.default) };
    }
    return { problems: [missing(operation.operationId, parameter.name, parameter.label)] };
  }
  return { problems: checks.get(parameter.name)?.(readText(parameter, text)) ?? [] };
};

/**
 * Checks everything the definition says about a call, and makes the draft of the request to the backend: what the
 * caller gave, byte for byte, and the defaults of required parameters that are absent. Nothing else is invented.
 *
 * @throws Refusal 400 that names every wrong value by its flow key, with label, value and fix.
 */
export const checkCall = async (
  connector: Connector,
  { operation, pathValues }: Route,
  call: IncomingCall,
  checks: ReadonlyMap<string, ValueCheck>,
): Promise<Draft> => {
  const problems: FieldProblem[] = [];
  let headers = forwarded(call.headers, operation);
  let query = parseQuery(call.query);
  let body = call.body;
  const declaresForm = operation.parameters.some((parameter) => parameter.in === 'formData');
  if (body.length > 0 && !operation.body && !declaresForm) throw refuseBody(operation);
  const form = declaresForm ? await readForm(body, headerValue(headers, 'content-type')) : [];
  const added: [string, string][] = [];
  const given = (parameter: ValueParameter): string | undefined => {
    switch (parameter.in) {
      case 'path':
        return decodePath(parameter, pathValues.get(parameter.name) ?? '');
      case 'query':
        return query.find(({ name }) => name === parameter.name)?.value;
      case 'header':
        return headerValue(headers, parameter.name);
      case 'formData':
        return form.find(([name]) => name === parameter.name)?.[1];
    }
  };
  for (const parameter of operation.parameters) {
    const checked = checkValue({ operation, checks }, parameter, given(parameter));
    problems.push(...checked.problems);
    if (checked.default === undefined) continue;
    if (parameter.in === 'query') query = [...query, queryPart(parameter.name, checked.default)];
    else if (parameter.in === 'header') headers = withHeader(headers, parameter.name, checked.default);
    else added.push([parameter.name, checked.default]);
  }
  if (operation.body) {
    const read = checkBody(connector, operation, operation.body, body, checks.get(operation.body.name));
    problems.push(...read.problems);
    body = read.body;
  }
  if (problems.length > 0) throw refuse(problems);
  if (added.length > 0) {
    const written = await writeForm([...form, ...added], operation.consumes);
    headers = withHeader(headers, 'content-type', written.contentType);
    body = written.body;
  }
  return {
    method: call.method,
    base: connector.origin + connector.basePath,
    path: call.path,
    query,
    headers,
    body,
    pathValues,
  };
};
