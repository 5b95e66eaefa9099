import type { LoadedConnector } from '../../../loading/connector.ts';
import type { ExistsAction, Policy, PolicySection } from '../../../loading/from-properties/policies.ts';
import { Refusal } from '../../../refusal.ts';
import type { HttpResponse } from '../../../script/http-message.ts';
import type { Connection } from '../../connections.ts';
import { type HeaderLines, headerValue, withHeader } from '../../message.ts';
import { once } from '../../once.ts';
import { type Draft, parseQuery, type QueryPart, queryPart } from '../draft.ts';
import { type ExpressionScope, evaluatePath, evaluateText } from './evaluate.ts';
import { bodyJson, setProperty } from './set-property.ts';

const failed = (policy: Policy, made: string, fix: string): Refusal =>
  new Refusal(
    400,
    'PolicyFailed',
    `The policy "${policy.title}" (${policy.template}) made "${made.slice(0, 200)}", ${fix} Nothing was sent.`,
  );

const combine = (action: ExistsAction, existing: string | undefined, value: string, separator: string): string => {
  if (existing === undefined || action === 'override') return value;
  return action === 'skip' ? existing : `${existing}${separator}${value}`;
};

const setHeader = (headers: HeaderLines, policy: Policy, scope: ExpressionScope): HeaderLines => {
  if (policy.template !== 'setheader') return headers;
  const value = combine(
    policy.existsAction,
    headerValue(headers, policy.name),
    evaluateText(policy.value, scope),
    ', ',
  );
  return withHeader(headers, policy.name, value);
};

const setQuery = (query: readonly QueryPart[], policy: Policy, scope: ExpressionScope): readonly QueryPart[] => {
  if (policy.template !== 'setqueryparameter') return query;
  const existing = query.find(({ name }) => name === policy.name)?.value;
  const value = combine(policy.existsAction, existing, evaluateText(policy.value, scope), ',');
  return [...query.filter(({ name }) => name !== policy.name), queryPart(policy.name, value)];
};

/** A query in the address of the host goes before that of the call (inferred). */
const toHost = (draft: Draft, policy: Policy, made: string): Draft => {
  const url = URL.canParse(made) ? new URL(made) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hash !== '') {
    throw failed(policy, made, 'which is no address. Give the connection a value such as https://api.example.com.');
  }
  return {
    ...draft,
    base: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    query: [...parseQuery(url.search.slice(1)), ...draft.query],
  };
};

const routed = (draft: Draft, policy: Policy, made: string, method: string): Draft => {
  const filled = made.replace(/\{([^}]+)\}/g, (placeholder, name: string) => {
    const value = draft.pathValues.get(name);
    if (value === undefined) throw failed(policy, made, `but the operation has no path parameter ${placeholder}.`);
    return value;
  });
  const [path = '', ...query] = filled.split('?');
  return {
    ...draft,
    path: path.startsWith('/') ? path : `/${path}`,
    query: [...draft.query, ...parseQuery(query.join('?'))],
    method: method === 'original' ? draft.method : method,
  };
};

const applyToRequest = (draft: Draft, policy: Policy, connection: Connection): Draft => {
  const body = once(() => bodyJson(draft.body));
  const scope = { connection, headers: draft.headers, query: draft.query, body };
  switch (policy.template) {
    case 'setheader':
      return { ...draft, headers: setHeader(draft.headers, policy, scope) };
    case 'setqueryparameter':
      return { ...draft, query: setQuery(draft.query, policy, scope) };
    case 'dynamichosturl':
      return toHost(draft, policy, evaluateText(policy.url, scope));
    case 'routerequesttoendpoint':
      return routed(draft, policy, evaluatePath(policy.path, scope), policy.method);
    case 'setproperty':
      return { ...draft, body: setProperty(draft.body, policy, scope) };
  }
};

const policiesFor = ({ policies }: LoadedConnector, operationId: string, section: PolicySection): Policy[] =>
  policies.filter(
    (policy) =>
      policy.section === section && (policy.operationIds === 'all' || policy.operationIds.includes(operationId)),
  );

/**
 * The draft after the request policies, in the order of the list. `dynamichosturl` replaces host and base path, and
 * `routerequesttoendpoint` the path below them (Policy templates; that the base path goes too is inferred).
 *
 * @throws Refusal 400 if a policy makes an address that is none.
 */
export const applyRequestPolicies = (
  draft: Draft,
  connector: LoadedConnector,
  operationId: string,
  connection: Connection,
): Draft =>
  policiesFor(connector, operationId, 'Request').reduce(
    (current, policy) => applyToRequest(current, policy, connection),
    draft,
  );

/**
 * The answer after the policies of a section: `Response` for what the backend answered, `Failure` where it could not
 * be reached (Policy templates, "Set HTTP header"). That they run after the script is inferred.
 */
export const applyAnswerPolicies = (
  response: HttpResponse,
  connector: LoadedConnector,
  operationId: string,
  section: 'Response' | 'Failure',
  seen: { readonly connection: Connection; readonly draft: Draft },
): HttpResponse => {
  let current = response;
  for (const policy of policiesFor(connector, operationId, section)) {
    const { body: bytes } = current;
    const body = once(() => bodyJson(bytes));
    const scope = { connection: seen.connection, headers: current.headers, query: seen.draft.query, body };
    if (policy.template === 'setheader') {
      current = { ...current, headers: setHeader(current.headers, policy, scope) };
    } else if (policy.template === 'setproperty') {
      current = { ...current, body: setProperty(current.body, policy, scope) };
    }
  }
  return current;
};
