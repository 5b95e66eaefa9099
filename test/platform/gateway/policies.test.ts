import { beforeAll, describe, expect, test } from 'vitest';
import { type Connection, parseConnections } from '../../../platform/gateway/connections.ts';
import { type LoadedConnector, readConnector } from '../../../platform/loading/connector.ts';
import type { HttpResponse } from '../../../platform/script/script-process.ts';
import { errorOf, loadFixture, type Received, testGateway } from './setup.ts';

type Json = Record<string, unknown>;

const withPolicies = (policies: readonly Json[], basePath = '/base'): LoadedConnector =>
  readConnector({
    definition: {
      file: 'd.json',
      text: JSON.stringify({
        swagger: '2.0',
        info: { title: 'T', version: '1' },
        host: 'a.example',
        basePath,
        paths: {
          '/items/{id}': {
            post: {
              operationId: 'Do',
              parameters: [
                { name: 'id', in: 'path', required: true, type: 'string' },
                { name: 'v', in: 'query', type: 'string' },
                { name: 'test', in: 'header', type: 'string' },
                { name: 'body', in: 'body', schema: {} },
              ],
            },
            get: { operationId: 'Other', parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }] },
          },
        },
      }),
    },
    properties: {
      file: 'p.json',
      text: JSON.stringify({
        properties: {
          connectionParameters: { cat: { type: 'string', defaultValue: 'bar' }, host: { type: 'string' } },
          policyTemplateInstances: policies.map(({ templateId, section, operations, ...parameters }) => ({
            templateId,
            title: 'P',
            parameters: {
              ...Object.fromEntries(
                Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
              ),
              ...(section ? { 'x-ms-apimTemplate-policySection': section } : {}),
              ...(operations ? { 'x-ms-apimTemplate-operationName': operations } : {}),
            },
          })),
        },
      }),
    },
  });

const ask = async (
  policies: readonly Json[],
  { body = {}, query = '?v=v2', answer }: { body?: unknown; query?: string; answer?: HttpResponse } = {},
): Promise<{ sent: Received | undefined; response: Response }> => {
  const { call, received } = testGateway(withPolicies(policies), {}, answer ? () => answer : undefined);
  const response = await call(`/apim/t/demo/items/7${query}`, body, {
    headers: { 'Content-Type': 'application/json', test: 'foo' },
  });
  return { sent: received[0], response };
};

describe('setheader, as its page describes it', () => {
  test.each([
    ['test', "@headers('test')moo", 'foomoo'],
    ['test', "moo@headers('test')", 'moofoo'],
    ['cat', "@connectionParameters('cat', '')", 'bar'],
    ['name', "@connectionParameters('name', '')", ''],
    ['name', "@{connectionParameters('cat')}-@queryParameters('v')", 'bar-v2'],
    ['name', 'mail@example.com', 'mail@example.com'],
  ])('%s = %s', async (name, value, wanted) => {
    const { sent } = await ask([{ templateId: 'setheader', name, value }]);
    expect(sent?.headers[name]).toBe(wanted);
  });

  test.each([
    ['override', 'new'],
    ['skip', 'foo'],
    ['append', 'foo, new'],
  ])('%s', async (existsAction, wanted) => {
    const { sent } = await ask([{ templateId: 'setheader', name: 'Test', value: 'new', existsAction }]);
    expect(sent?.headers.test).toBe(wanted);
  });

  test('on the answer', async () => {
    const { response, sent } = await ask([
      {
        templateId: 'setheader',
        name: 'X-Seen',
        value: "@headers('content-type') @queryParameters('v')",
        section: 'Response',
      },
    ]);
    expect(response.headers.get('x-seen')).toBe('application/json v2');
    expect(sent?.headers).not.toHaveProperty('x-seen');
  });

  test('only for the operations that it names, and in the order of the list', async () => {
    const { sent } = await ask([
      { templateId: 'setheader', name: 'X', value: '1' },
      { templateId: 'setheader', name: 'X', value: "@headers('X')2" },
      { templateId: 'setheader', name: 'X', value: '3', operations: ['Other'] },
      { templateId: 'setheader', name: 'X', value: "@headers('X')4", operations: ['Do', 'Other'] },
    ]);
    expect(sent?.headers.x).toBe('124');
  });
});

describe('setqueryparameter', () => {
  test.each([
    ['override', 'v=a%20%26b'],
    ['skip', 'v=v2'],
    ['append', 'v=v2%2Ca%20%26b'],
  ])('%s', async (existsAction, wanted) => {
    const { sent } = await ask([{ templateId: 'setqueryparameter', name: 'v', value: 'a &b', existsAction }]);
    expect(sent?.url).toBe(`https://a.example/base/items/7?${wanted}`);
  });

  test('one that is absent is added', async () => {
    const { sent } = await ask([{ templateId: 'setqueryparameter', name: 'top', value: '5', existsAction: 'skip' }]);
    expect(sent?.url).toBe('https://a.example/base/items/7?v=v2&top=5');
  });
});

describe('dynamichosturl, as its page describes it', () => {
  test.each([
    ["https://@header('test').abc.xyz:@header('port', '1234')", 'https://foo.abc.xyz:1234/items/7?v=v2'],
    ["https://@connectionParameters('cat').abc.xyz", 'https://bar.abc.xyz/items/7?v=v2'],
    ['https://test.abc.xyz', 'https://test.abc.xyz/items/7?v=v2'],
    [
      "https://@header('test').abc.@queryParameters('v')/@connectionParameters('cat')",
      'https://foo.abc.v2/bar/items/7?v=v2',
    ],
    ["https://@header('test123', 'default').abc.xyz/", 'https://default.abc.xyz/items/7?v=v2'],
  ])('%s', async (urlTemplate, wanted) => {
    const { sent } = await ask([{ templateId: 'dynamichosturl', urlTemplate }]);
    expect(sent?.url).toBe(wanted);
  });

  test('an address that is none is refused, and nothing is sent', async () => {
    const { sent, response } = await ask([{ templateId: 'dynamichosturl', urlTemplate: "@headers('test')/x" }]);
    expect([response.status, (await errorOf(response)).message]).toEqual([
      400,
      'The policy "P" (dynamichosturl) made "foo/x", which is no address. Give the connection a value such as https://api.example.com. Nothing was sent.',
    ]);
    expect(sent).toBeUndefined();
  });
});

describe('routerequesttoendpoint', () => {
  test.each([
    ['/get/{id}', 'https://a.example/base/get/7?v=v2'],
    ["/@queryParameters('v')/get/{id}", 'https://a.example/base/v2/get/7?v=v2'],
    ["/@header('version', 'v1')/get/{id}", 'https://a.example/base/v1/get/7?v=v2'],
    ['get?full=true', 'https://a.example/base/get?v=v2&full=true'],
  ])('%s', async (newPath, wanted) => {
    const { sent } = await ask([{ templateId: 'routerequesttoendpoint', newPath }]);
    expect([sent?.method, sent?.url]).toEqual(['POST', wanted]);
  });

  test('with another method, and below another host', async () => {
    const { sent } = await ask([
      { templateId: 'routerequesttoendpoint', newPath: '/y', httpMethod: 'put' },
      { templateId: 'dynamichosturl', urlTemplate: 'https://b.example/api' },
    ]);
    expect([sent?.method, sent?.url]).toEqual(['PUT', 'https://b.example/api/y?v=v2']);
  });

  test('a placeholder that the operation has not', async () => {
    const { sent, response } = await ask([{ templateId: 'routerequesttoendpoint', newPath: '/get/{key}' }]);
    expect((await errorOf(response)).message).toBe(
      'The policy "P" (routerequesttoendpoint) made "/get/{key}", but the operation has no path parameter {key}. Nothing was sent.',
    );
    expect(sent).toBeUndefined();
  });
});

describe('setproperty, as its page describes it', () => {
  const set = (parent: string, property: string, value: string, section = 'Request'): Json => ({
    templateId: 'setproperty',
    newPropertyParentPathTemplate: parent,
    newPropertySubPathTemplate: property,
    propertyValuePathTemplate: value,
    section,
  });
  const people = { XYZ: { Age: '30' }, ABC: { Age: '23' } };

  test.each([
    [
      'into an object',
      set('@body().peopleObject', 'location', 'USA'),
      { peopleObject: people },
      { peopleObject: { ...people, location: 'USA' } },
    ],
    [
      'into every object of a list',
      set('@body().people', 'age', '30'),
      { people: [{ name: 'xyz' }, 'text', { name: 'pqr' }] },
      { people: [{ name: 'xyz', age: '30' }, 'text', { name: 'pqr', age: '30' }] },
    ],
    [
      'of several values',
      set('@body()', 'name', '{@body().firstName} {@body().lastName}'),
      { firstName: 'John', lastName: 'Smith' },
      { firstName: 'John', lastName: 'Smith', name: 'John Smith' },
    ],
    [
      'a single value keeps its type',
      set('@body()', 'copy', '@body().list[1].n'),
      { list: [1, { n: [2] }] },
      { list: [1, { n: [2] }], copy: [2] },
    ],
    [
      'from the item at hand',
      set('@body().people', 'key', '@item().name'),
      { people: [{ name: 'a' }] },
      { people: [{ name: 'a', key: 'a' }] },
    ],
    ['along a longer path', set('@body()', 'a.b', 'x'), { a: { c: 1 } }, { a: { c: 1, b: 'x' } }],
    ['where there is no such parent', set('@body().gone', 'a', 'x'), { here: 1 }, { here: 1 }],
  ])('%s', async (_name, policy, body, wanted) => {
    const { sent } = await ask([policy], { body });
    expect(JSON.parse(sent?.body ?? '')).toEqual(wanted);
  });

  test('on the answer; what is no JSON stays as it is', async () => {
    const policy = set('@body()', 'note', 'checked', 'Response');
    const answer = (text: string): HttpResponse => ({ status: 200, headers: [], body: new TextEncoder().encode(text) });
    const json = await ask([policy], { answer: answer('{"a":1}') });
    const html = await ask([policy], { answer: answer('<p>') });
    expect([await json.response.json(), await html.response.text()]).toEqual([{ a: 1, note: 'checked' }, '<p>']);
  });
});

describe('a ticket desk: basic authentication, own host, two versions', () => {
  let tickets: LoadedConnector;
  let connections: readonly Connection[];
  beforeAll(async () => {
    tickets = await loadFixture('tickets');
    connections = parseConnections(
      ['berlin={"host":"desk.example","username":"änn","password":"pa:55word","region":"us"}'],
      tickets,
    );
  });
  const script = { unavailable: 'not needed here' };

  test('host, path, key and headers come together', async () => {
    const { call, received } = testGateway(tickets, { connections, script });
    const response = await call('/apim/desktickets/berlin/tickets/12/v2', undefined, { method: 'GET' });
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: 'https://us.desk.example/api/v2/tickets/12',
      headers: { authorization: `Basic ${Buffer.from('änn:pa:55word').toString('base64')}`, 'x-region': 'us-desk' },
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('a backend of one’s own still gets the path that the policies made', async () => {
    const { call, received } = testGateway(tickets, {
      connections,
      script,
      backends: { service: 'http://127.0.0.1:9' },
    });
    await call('/operations/DeleteTicket?connection=berlin', { id: 12 });
    expect([received[0]?.method, received[0]?.url]).toEqual(['DELETE', 'http://127.0.0.1:9/api/v2/tickets/12']);
  });

  test('a connection that lacks a value is a warning at the start and an error in a call', async () => {
    const { call, gateway, received } = testGateway(tickets, { script });
    expect(gateway.health().warnings).toEqual([
      `The connection "demo" has no value for "host", which the connector requires. Start the gateway with --connection 'demo={"host": "…"}' and its other values.`,
    ]);
    const response = await call('/operations/DeleteTicket', { id: 12 });
    expect((await errorOf(response)).message).toBe(
      'A policy reads the connection parameter "host", but the connection "demo" has no value for it and the policy no default. Nothing was sent. Give the connection a value.',
    );
    expect(received).toEqual([]);
  });

  test('a Failure policy runs when the backend cannot be reached, a Response policy does not', async () => {
    const { call } = testGateway(tickets, { connections, script }, () => {
      throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    });
    const response = await call('/operations/DeleteTicket?connection=berlin', { id: 12 });
    expect([response.status, response.headers.get('x-desk'), response.headers.get('cache-control')]).toEqual([
      502,
      'closed',
      null,
    ]);
  });
});
