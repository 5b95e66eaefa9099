/** A call of a minimal connector, and the request that has to reach its service whichever way the call comes in. */
export interface MinimalCase {
  /** The folder in `test/fixtures/connectors/minimal`. */
  readonly connector: string;
  readonly operationId: string;
  /** By flow keys. A number that a double cannot hold is written as a text of digits. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The same call as workflows and apps make it. */
  readonly direct: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** What has to be sent: method and address in one line, the headers that matter, the body. */
  readonly want: {
    readonly line: string;
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly body?: string;
  };
  /** A connection in the place of `demo`, as `--connection` takes it. */
  readonly connection?: string;
  /** Hosts besides the service that the backend stands for. */
  readonly hosts?: readonly string[];
  /** Whether .NET has to run a script. */
  readonly scripted?: boolean;
}

const json = { 'Content-Type': 'application/json' };
const post = (path: string, body: string, headers: Record<string, string> = json) => ({
  method: 'POST',
  path,
  headers,
  body,
});
const get = (path: string, headers: Record<string, string> = {}) => ({ method: 'GET', path, headers });

const getA = { operationId: 'A', direct: get('/a') };
const sentA = { line: 'GET /v1/a' };
const key = { ...getA, want: { ...sentA, headers: { 'x-key': 'demo-key' } } };

const bodies: readonly MinimalCase[] = [
  {
    connector: 'repeated-example-id',
    operationId: 'A',
    values: { 'body/x': 'y' },
    direct: post('/a', '{"x":"y"}'),
    want: { line: 'POST /v1/a', body: '{"x":"y"}' },
  },
  {
    connector: 'nested-example-id',
    operationId: 'A',
    values: { 'body/x': 'y' },
    direct: post('/a', '{"x":"y"}'),
    want: { line: 'POST /v1/a', body: '{"x":"y"}' },
  },
  {
    connector: 'content-type-default',
    operationId: 'A',
    values: { 'body/x': 'y' },
    direct: post('/a', '{"x":"y"}', { 'Content-Type': 'application/vnd.api+json' }),
    want: { line: 'POST /v1/a', headers: { 'content-type': 'application/vnd.api+json' }, body: '{"x":"y"}' },
  },
  {
    connector: 'content-type-default',
    operationId: 'B',
    values: { 'body/x': 'y' },
    direct: post('/b', '{"x":"y"}'),
    want: { line: 'POST /v1/b', headers: { 'content-type': 'application/json' }, body: '{"x":"y"}' },
  },
  {
    connector: 'untyped-body',
    operationId: 'A',
    values: { body: { a: 1 } },
    direct: post('/a', '{"a":1}'),
    want: { line: 'POST /v1/a', body: '{"a":1}' },
  },
  {
    connector: 'untyped-body',
    operationId: 'B',
    values: { body: { x: 'y' } },
    direct: post('/b', '{"x":"y"}'),
    want: { line: 'POST /v1/b', body: '{"x":"y"}' },
  },
  {
    connector: 'int64',
    operationId: 'B',
    values: { 'body/id': '1234567890123456789' },
    direct: post('/b', '{"id":1234567890123456789}'),
    want: { line: 'POST /v1/b', body: '{"id":1234567890123456789}' },
  },
  {
    connector: 'boolean-choices-as-text',
    operationId: 'A',
    values: { 'body/shared': true },
    direct: post('/a', '{"shared":true}'),
    want: { line: 'POST /v1/a?incl=false', body: '{"shared":true}' },
  },
  {
    connector: 'boolean-default-as-text',
    operationId: 'A',
    values: { 'body/x': 'y' },
    direct: post('/a', '{"x":"y"}'),
    want: { line: 'POST /v1/a', body: '{"x":"y","flag":true}' },
  },
  {
    connector: 'binary-body',
    operationId: 'A',
    values: { body: { '$content-type': 'image/png', $content: 'aGVsbG8=' } },
    direct: post('/a', 'hello', { 'Content-Type': 'image/png' }),
    want: { line: 'POST /v1/a', headers: { 'content-type': 'image/png' }, body: 'hello' },
  },
  {
    connector: 'binary-body',
    operationId: 'B',
    values: { body: { '$content-type': 'image/png', $content: 'aGVsbG8=' } },
    direct: post('/b', 'hello', { 'Content-Type': 'image/png' }),
    want: { line: 'POST /v1/b', headers: { 'content-type': 'image/png' }, body: 'hello' },
  },
  {
    connector: 'form-only-body',
    operationId: 'A',
    values: { 'body/to': 'a&b', 'body/count': 2, 'body/tags': ['x'] },
    direct: post('/a', 'to=a%26b&count=2&tags=%5B%22x%22%5D', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    want: { line: 'POST /v1/a', body: 'to=a%26b&count=2&tags=%5B%22x%22%5D' },
  },
];

const lists = '{"topics":["matter.created"],"pay":[{"amount":3}]}';

const policies: readonly MinimalCase[] = [
  {
    connector: 'setproperty-json',
    operationId: 'A',
    values: { 'body/topics': 't', 'body/pay/amount': 3 },
    direct: post('/a', '{"topics":"t","pay":{"amount":3}}'),
    want: { line: 'POST /v1/a', body: lists },
  },
  {
    connector: 'setproperty-brackets',
    operationId: 'A',
    values: { 'body/topics': 't' },
    direct: post('/a', '{"topics":"t"}'),
    want: { line: 'POST /v1/a', body: '{"topics":"t","@odata.type":"ns.Thing"}' },
  },
  {
    connector: 'setproperty-plain-body',
    operationId: 'A',
    values: { 'body/topics': 't' },
    direct: post('/a', '{"topics":"t"}'),
    want: { line: 'POST /v1/a', body: '{"topics":"t","kind":"card"}' },
  },
  {
    connector: 'policy-parameter-case',
    ...getA,
    connection: '{"hostName":"eu"}',
    want: { line: 'GET /a' },
  },
  {
    connector: 'host-is-a-placeholder',
    ...getA,
    connection: '{"hostName":"eu.example.com"}',
    want: { line: 'GET /a' },
  },
  { connector: 'host-with-query', ...getA, want: { line: 'GET /svc.ashx/a?mode=x' } },
  {
    connector: 'value-in-new-path',
    operationId: 'A',
    values: { kind: 'name', value: 'a&b=c#d' },
    direct: get('/a?kind=name&value=a%26b%3Dc%23d'),
    want: { line: 'GET /v1/find?kind=name&value=a%26b%3Dc%23d&name=a%26b%3Dc%23d' },
  },
  { connector: 'trigger-with-policy', ...getA, want: { ...sentA, headers: { 'x-a': '1' } } },
  { connector: 'policy-for-absent-operation', ...getA, want: { ...sentA, headers: { 'x-a': '1' } } },
  { connector: 'unsupported-policy', ...getA, want: sentA },
];

const addresses: readonly MinimalCase[] = [
  {
    connector: 'path-default',
    operationId: 'A',
    values: { id: 'x' },
    direct: get('//a/x'),
    want: { line: 'GET /v1/2024/a/x' },
  },
  {
    connector: 'overlapping-paths',
    operationId: 'RecordFile',
    values: { id: '7', format: 'json' },
    direct: get('/data/7.json'),
    want: { line: 'GET /v1/data/7.json' },
  },
  {
    connector: 'overlapping-paths',
    operationId: 'RunFast',
    values: { name: 'job' },
    direct: { method: 'POST', path: '/m/job-fast:run' },
    want: { line: 'POST /v1/m/job-fast:run' },
  },
  {
    connector: 'int64',
    operationId: 'A',
    values: { id: '1234567890123456789', since: '9007199254740993' },
    direct: get('/a/1234567890123456789?since=9007199254740993'),
    want: { line: 'GET /v1/a/1234567890123456789?since=9007199254740993' },
  },
  {
    connector: 'date-time-without-zone',
    operationId: 'A',
    values: { since: '2026-01-31T10:00:00' },
    direct: get('/a?since=2026-01-31T10%3A00%3A00'),
    want: { line: 'GET /v1/a?since=2026-01-31T10%3A00%3A00' },
  },
  {
    connector: 'date-picture-as-pattern',
    operationId: 'A',
    values: { day: '2026-01-31' },
    direct: get('/a?day=2026-01-31'),
    want: { line: 'GET /v1/a?day=2026-01-31' },
  },
  {
    connector: 'half-a-limit',
    operationId: 'A',
    values: { page: 0 },
    direct: get('/a?page=0'),
    want: { line: 'GET /v1/a?page=0' },
  },
  {
    connector: 'own-correlation-headers',
    operationId: 'A',
    values: { 'x-ms-correlation-id': 'mine', 'x-ms-client-request-id': 'ours' },
    direct: get('/a', { 'x-ms-correlation-id': 'mine', 'x-ms-client-request-id': 'ours' }),
    want: { ...sentA, headers: { 'x-ms-correlation-id': 'mine', 'x-ms-client-request-id': 'ours' } },
  },
  { connector: 'file-upload', operationId: 'B', direct: get('/b'), want: { line: 'GET /v1/b' } },
];

const keys: readonly MinimalCase[] = [
  { connector: 'wizard-names', ...key },
  { connector: 'second-secret', ...key },
  { connector: 'key-as-text', ...key },
  { connector: 'oauth', ...getA, want: { ...sentA, headers: { authorization: 'Bearer demo-key' } } },
];

const scripts: readonly MinimalCase[] = [
  { connector: 'framework-only-script', ...getA, want: sentA, scripted: true },
  {
    connector: 'script-with-other-host',
    ...getA,
    hosts: ['login.example'],
    want: { ...sentA, headers: { 'x-token': '11' } },
    scripted: true,
  },
];

/** Every minimal connector that is valid and sends something, but for those whose script answers by itself. */
export const minimalCases: readonly MinimalCase[] = [...bodies, ...policies, ...addresses, ...keys, ...scripts];

/** Connectors whose script answers 202 and sends nothing. */
export const answeringScripts = ['script-in-capitals', 'unused-framework-using'] as const;

/** Connectors of which nothing runs. */
export const refusedConnectors = ['list-in-several-parameters'] as const;
