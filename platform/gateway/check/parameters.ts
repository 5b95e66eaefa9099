import type { Operation, ValueParameter } from '../../../definition/operations.ts';
import { readText, writeText } from '../../../definition/values.ts';
import type { LoadedConnector } from '../../loading/connector.ts';
import { Refusal } from '../../refusal.ts';
import type { IncomingCall } from '../call/call.ts';
import { readForm, writeForm } from '../call/form.ts';
import { encodePathValue, fillPath, type Route } from '../call/route.ts';
import { endToEndHeaders, type HeaderLines, headerValue, withHeader } from '../message.ts';
import { type Draft, parseQuery, type QueryPart, queryPart } from '../out/draft.ts';
import { checkBody } from './body-check.ts';
import { type FieldProblem, missing } from './field-problem.ts';
import type { ValueCheck } from './schema-check.ts';

/** Headers between the caller and the gateway: the backend must not see them. */
const gatewayHeaders = ['host', 'authorization', 'cookie', 'x-ms-request-method', 'x-ms-request-url'];

/** Headers that clients and browsers add for the gateway; an operation may declare one of them as its own. */
const clientHeaders = ['origin', 'referer', 'expect', 'authority', 'scheme', 'path'];

/** The caller's headers that go on to the backend. */
const forwardedHeaders = (headers: HeaderLines, { parameters }: Operation): HeaderLines => {
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
  // Some servers decode a value before they take it apart, and take a backslash for a slash.
  if (text.split(/[/\\]/).some((step) => step === '.' || step === '..'))
    throw refuse(`is ${JSON.stringify(text.slice(0, 100))}, which would lead to another path. Give another value.`);
  return text;
};

/** The checks of one operation, by parameter. */
type Checks = ReadonlyMap<string, ValueCheck>;

/** Clients add `; charset=utf-8` to a type that definitions list without it. */
const mediaTypeOf = (parameter: ValueParameter, text: string): string | undefined =>
  parameter.in === 'header' && parameter.name.toLowerCase() === 'content-type' ? text.split(';')[0]?.trim() : undefined;

/** The problems of one value, and its default where it is required and absent. */
const checkValue = (
  operationId: string,
  parameter: ValueParameter,
  text: string | undefined,
  check: ValueCheck | undefined,
): { problems: readonly FieldProblem[]; default?: string } => {
  if (text !== undefined && !(text === '' && parameter.in === 'path')) {
    const problems = check?.(readText(parameter, text)) ?? [];
    const mediaType = mediaTypeOf(parameter, text);
    return { problems: problems.length > 0 && mediaType !== undefined ? (check?.(mediaType) ?? []) : problems };
  }
  if (!parameter.required) return { problems: [] };
  if (parameter.default === undefined) {
    return { problems: [missing(operationId, parameter.name, parameter.label)] };
  }
  return { problems: [], default: writeText(parameter, parameter.default) };
};

type FormEntry = readonly [name: string, value: string];

/** Where the values of a call are, apart from a JSON body. */
interface Values {
  readonly pathValues: ReadonlyMap<string, string>;
  readonly query: readonly QueryPart[];
  readonly headers: HeaderLines;
  readonly form: readonly FormEntry[];
}

const givenText = (parameter: ValueParameter, { pathValues, query, headers, form }: Values): string | undefined => {
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

const withDefault = (values: Values, parameter: ValueParameter, text: string): Values => {
  const { in: place, name } = parameter;
  if (place === 'path') {
    return { ...values, pathValues: new Map([...values.pathValues, [name, encodePathValue(parameter, text)]]) };
  }
  if (place === 'query') return { ...values, query: [...values.query, queryPart(name, text)] };
  if (place === 'header') return { ...values, headers: withHeader(values.headers, name, text) };
  return { ...values, form: [...values.form, [name, text]] };
};

const checkValues = (
  operation: Operation,
  given: Values,
  checks: Checks,
): { values: Values; problems: FieldProblem[] } => {
  const problems: FieldProblem[] = [];
  let values = given;
  for (const parameter of operation.parameters) {
    const text = givenText(parameter, given);
    const checked = checkValue(operation.operationId, parameter, text, checks.get(parameter.name));
    problems.push(...checked.problems);
    if (checked.default !== undefined) values = withDefault(values, parameter, checked.default);
  }
  return { values, problems };
};

/**
 * Checks everything the definition says about a call, and makes the draft of the request to the backend: what the
 * caller gave, byte for byte, and the defaults of required parameters that are absent. Nothing else is invented.
 *
 * @throws Refusal 400 that names every wrong value by its flow key, with label, value and fix.
 */
export const checkCall = async (
  connector: LoadedConnector,
  { operation, pathValues }: Route,
  call: IncomingCall,
  checks: Checks,
): Promise<Draft> => {
  const takesForm = operation.parameters.some((parameter) => parameter.in === 'formData');
  const form = takesForm ? await readForm(call.body, headerValue(call.headers, 'content-type')) : [];
  const given = {
    pathValues,
    form,
    query: parseQuery(call.query),
    headers: forwardedHeaders(call.headers, operation),
  };
  const { values, problems } = checkValues(operation, given, checks);
  const body = await checkBody(connector, operation, call.body, checks.get(operation.body?.name ?? ''));
  if (problems.length + body.problems.length > 0) throw refuse([...problems, ...body.problems]);
  const draft: Draft = {
    method: call.method,
    base: connector.origin + connector.basePath,
    path: values.pathValues === pathValues ? call.path : fillPath(operation.path, values.pathValues),
    query: values.query,
    headers: values.headers,
    body: body.body,
    pathValues: values.pathValues,
  };
  if (values.form.length === form.length) return draft;
  const written = await writeForm(values.form, operation.consumes);
  return { ...draft, headers: withHeader(draft.headers, 'content-type', written.contentType), body: written.body };
};
