/** A call as it is written elsewhere. */
export interface SnippetCall {
  /** The gateway's address, such as `http://127.0.0.1:4280`. */
  readonly origin: string;
  /** The name of the connector in the gateway's addresses. */
  readonly connector: string;
  /** The name of the connector that people see. */
  readonly title: string;
  readonly connection: string;
  readonly operationId: string;
  /** What the action takes, by flow key, in its order. */
  readonly fields: readonly { readonly key: string; readonly required: boolean }[];
  /** The path and query of the call at the gateway. */
  readonly path: string;
  /** By flow keys. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The gateway and the connection that `npm run call` takes unless told otherwise. */
const usual = { origin: 'http://127.0.0.1:4280', connection: 'demo' } as const;

/** A text as one word of a POSIX shell. */
const word = (text: string): string => (/^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The call with curl, by operation id and flow keys. */
export const curlSnippet = ({ origin, path, values }: SnippetCall): string =>
  [
    `curl -i -X POST ${word(origin + path)}`,
    `-H 'Content-Type: application/json'`,
    `-d ${word(JSON.stringify(values))}`,
  ].join(' \\\n  ');

/** A text in single quotes for PowerShell, which takes every kind of single quote for one. */
const quoted = (text: string): string => `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;

/** The call in PowerShell, by operation id and flow keys. It names the encoding, which Windows PowerShell 5.1 would not. */
export const powerShellSnippet = ({ origin, path, values }: SnippetCall): string =>
  [
    `Invoke-RestMethod -Method Post -Uri ${quoted(origin + path)}`,
    "-ContentType 'application/json; charset=utf-8'",
    `-Body ${quoted(JSON.stringify(values))}`,
  ].join(' `\n  ');

/** The call with this project's command line. */
export const commandSnippet = ({ origin, connection, operationId, values }: SnippetCall): string =>
  [
    `npm run call -- ${word(operationId)}`,
    ...Object.entries(values).map(([key, value]) => `--set ${word(`${key}=${asText(value)}`)}`),
    ...(connection === usual.connection ? [] : [`--as ${word(connection)}`]),
    ...(origin === usual.origin ? [] : [`--gateway ${word(origin)}`]),
  ].join(' \\\n  ');

/** Flows read a text that begins with @ or holds @{ as an expression; doubled, it is plain text (workflow definition language). */
const literal = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('@{', '@@{').replace(/^@(?!@\{)/, '@@');
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, literal(each)]));
  return value;
};

/** The action as a flow's definition stores it. */
export const flowSnippet = ({ connector, operationId, values }: SnippetCall): string => {
  const api = `shared_${connector}`;
  const action = {
    type: 'OpenApiConnection',
    inputs: {
      host: { apiId: `/providers/Microsoft.PowerApps/apis/${api}`, connectionName: api, operationId },
      parameters: literal(values),
      authentication: "@parameters('$authentication')",
    },
    runAfter: {},
  };
  return JSON.stringify({ [operationId]: action }, null, 2);
};
