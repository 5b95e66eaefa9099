import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../platform/gateway/gateway.ts';
import { definition, type Json, read } from '../gateway/documents.ts';
import { errorOf, loadFixture, testGateway } from '../gateway/setup.ts';

/** An operation `GetX` with something odd about it, and one beside it that runs. */
const withOther = (operation: Json, path = '/x', item: Json = {}): Json =>
  definition({
    paths: {
      [path]: { get: { operationId: 'GetX', responses: {}, ...operation }, ...item },
      '/other': { get: { operationId: 'Other', responses: {} } },
    },
  });

const policy = (templateId: string, parameters: Json = {}): Json => ({
  templateId,
  title: 'P',
  parameters: { 'x-ms-apimTemplate-operationName': ['GetX'], ...parameters },
});

const query = (parameter: Json): Json => ({ parameters: [{ name: 'q', in: 'query', ...parameter }] });
const header = (value: string): Json => ({
  'x-ms-apimTemplateParameter.name': 'X',
  'x-ms-apimTemplateParameter.value': value,
});

interface Row {
  readonly name: string;
  readonly document?: Json;
  readonly policies?: readonly Json[];
  /** What follows "GetX is left out: ". */
  readonly want: string;
}

const rows: readonly Row[] = [
  {
    name: 'a trigger',
    document: withOther({ 'x-ms-trigger': 'batch' }),
    want: 'it is a trigger ("x-ms-trigger"), and the local gateway runs actions only.',
  },
  {
    name: 'a webhook, declared beside its trigger',
    document: withOther({ 'x-ms-trigger': 'single' }, '/x', { 'x-ms-notification-content': {} }),
    want: 'it is a trigger ("x-ms-trigger"), and the local gateway runs actions only; it registers a webhook ("x-ms-notification-content"), and the local gateway has no address that a service could call.',
  },
  {
    name: 'an agent and a file, in one sentence',
    document: withOther({
      'x-ms-agentic-protocol': 'mcp-streamable-1.0',
      parameters: [{ name: 'f', in: 'formData', type: 'file' }],
    }),
    want: 'it speaks an agent protocol ("x-ms-agentic-protocol"), and the local gateway answers single calls only; its parameter "f" is a file, and the local gateway sends no files in forms.',
  },
  {
    name: 'a list in several parameters',
    document: withOther(query({ type: 'array', items: { type: 'string' }, collectionFormat: 'multi' })),
    want: 'its parameter "q" has the "collectionFormat" "multi", which the platform rejects on import; use csv.',
  },
  {
    name: 'a type and a place that are none',
    document: withOther({
      parameters: [
        { name: 'a', in: 'query', type: 'object' },
        { name: 'b', in: 'cookie', type: 'string' },
      ],
    }),
    want: 'its parameter "a" has the type "object", which is none of string, integer, number, boolean and array; its parameter "b" has the place "cookie", which is none of path, query, header, formData and body.',
  },
  {
    name: 'a path that does not fit its parameters',
    document: withOther(
      {
        parameters: [
          { name: 'connectionId', in: 'path', type: 'string' },
          { name: 'id', in: 'path', type: 'string' },
          { name: 'id', in: 'query', type: 'string' },
        ],
      },
      '/{connectionId}/{gone}',
    ),
    want: 'its parameter "connectionId" has a name that is reserved: the platform adds a path parameter "connectionId" to every operation; rename it; its path has {gone} but no path parameter of that name; add the parameter; its path parameter "id" is not in the path; write {id} into the path; two of its values have the key "id", and flows, which store values by key, cannot tell them apart; rename one parameter or property.',
  },
  {
    name: 'a schema that is none',
    document: withOther(query({ type: 'string', pattern: '(' })),
    want: 'the schema of "q" is none: Invalid regular expression: /(/: Unterminated group. Correct it in the definition.',
  },
  {
    name: 'a policy template that the gateway has not',
    policies: [policy('updatenextlink', { 'x-ms-apimTemplateParameter.nextLinkPropertyName': 'next' })],
    want: 'its policy "P" cannot be applied, since the local gateway has no policy template "updatenextlink", only setheader, setqueryparameter, dynamichosturl, routerequesttoendpoint, setproperty.',
  },
  {
    name: 'an expression that is not supported',
    policies: [policy('setheader', header('@environmentVariables("pfx_host")'))],
    want: 'its policy "P" cannot be applied, since in "x-ms-apimTemplateParameter.value", the expression "@environmentVariables(…)" is not supported; use @connectionParameters, @headers, @queryParameters, @body or @item.',
  },
  {
    name: 'what only looks like an expression',
    policies: [policy('setheader', header('by @body.name, not by me@example.com'))],
    want: 'its policy "P" cannot be applied, since in "x-ms-apimTemplateParameter.value", the expression "@body.name" is not supported; use @connectionParameters, @headers, @queryParameters, @body or @item, each with its brackets.',
  },
  {
    name: 'a policy without its value, and one in a section that has none',
    policies: [
      policy('setheader', { 'x-ms-apimTemplateParameter.name': 'X' }),
      policy('setqueryparameter', { ...header('v'), 'x-ms-apimTemplate-policySection': 'Response' }),
    ],
    want: 'its policy "P" cannot be applied, since "x-ms-apimTemplateParameter.value" is no text; give it one; its policy "P" cannot be applied, since "x-ms-apimTemplate-policySection" is "Response"; the local gateway has only Request.',
  },
  {
    name: 'a property whose path is none',
    policies: [
      policy('setproperty', {
        'x-ms-apimTemplateParameter.newPropertyParentPathTemplate': '@body()',
        'x-ms-apimTemplateParameter.newPropertySubPathTemplate': 'a[b',
        'x-ms-apimTemplateParameter.propertyValuePathTemplate': 'v',
      }),
    ],
    want: 'its policy "P" cannot be applied, since "x-ms-apimTemplateParameter.newPropertySubPathTemplate" is "a[b", which is no path; write name.name or [\'name\'].',
  },
];

describe('an operation that cannot run is left out, and the rest runs', () => {
  test.each(rows)('$name', ({ document = withOther({}), policies = [], want }) => {
    const connector = read(document, { policyTemplateInstances: policies });
    const { connector: running, health } = createGateway({ connector });
    expect(running.operations.map(({ operationId }) => operationId)).toEqual(['Other']);
    expect(running.leftOut.map(({ sentence }) => sentence)).toEqual([`GetX is left out: ${want}`]);
    expect(health().warnings).toEqual([`GetX is left out: ${want}`]);
  });

  test.each([
    ['by its id', '/operations/GetX', { method: 'POST' }],
    ['by its path', '/apim/anything/demo/x', { method: 'GET' }],
    [
      'as apps call it',
      '/invoke',
      { method: 'POST', headers: { 'x-ms-request-method': 'GET', 'x-ms-request-url': '/demo/x' } },
    ],
  ])('a call of it %s is answered in the same words', async (_name, path, init) => {
    const { call, received } = testGateway(read(withOther({ 'x-ms-trigger': 'single' })));
    const answer = await call(path, undefined, init);
    expect([answer.status, await errorOf(answer)]).toMatchObject([
      501,
      {
        message:
          'GetX is left out: it is a trigger ("x-ms-trigger"), and the local gateway runs actions only. Nothing was sent.',
        innerError: { code: 'OperationLeftOut' },
      },
    ]);
    expect(received).toEqual([]);
  });

  test('a policy for all operations that cannot be applied leaves nothing, which is refused', () => {
    const policyTemplateInstances = [{ templateId: 'stringtoarray', title: 'P', parameters: {} }];
    expect(() => read(withOther({}), { policyTemplateInstances })).toThrow(
      /^apiDefinition\.swagger\.json: Nothing of this connector runs here\. GetX is left out: .* Other is left out: /,
    );
  });

  test('policies and scriptOperations that name an operation that is not there are a warning each', () => {
    const properties = {
      policyTemplateInstances: [
        {
          ...policy('setheader', header('v')),
          parameters: { ...header('v'), 'x-ms-apimTemplate-operationName': ['Gone', 'Other'] },
        },
      ],
      scriptOperations: ['Lost'],
    };
    const connector = read(withOther({}), properties, 'script.csx');
    expect(connector.warnings).toEqual([
      'The policy "P" names the operation "Gone", which the definition has not.',
      'scriptOperations names the operation "Lost", which the definition has not.',
    ]);
    expect(connector.policies).toMatchObject([{ operationIds: ['Gone', 'Other'] }]);
  });
});

test('a connector that signs in runs with a token as the connection’s value, which no trace shows', async () => {
  const connector = await loadFixture('minimal/oauth');
  const { call, received, gateway } = testGateway(connector, {
    connections: [{ name: 'mine', values: new Map([['token', 'secret-token']]) }],
  });
  await call('/operations/A?connection=mine', {});
  expect(received).toMatchObject([{ headers: { authorization: 'Bearer secret-token' } }]);
  expect(JSON.stringify(gateway.traces.list())).not.toContain('secret-token');
});
