import { isObject, readJson } from '../../definition/json-text.ts';
import { nearest } from '../../definition/nearest.ts';
import type { LoadedConnector } from '../loading/connector.ts';
import type { ConnectionParameter } from '../loading/from-properties/connection-parameters.ts';
import { credentialsOf } from '../loading/security.ts';
import { Refusal } from '../refusal.ts';

/** A connection: what a person typed in when creating it. */
export interface Connection {
  /** The id in addresses, such as `demo`. */
  readonly name: string;
  /** The value of each connection parameter that has one. */
  readonly values: ReadonlyMap<string, string>;
}

/** A connection cannot be made from what was given; the message names it and says how to write it, without its secrets. */
export class ConnectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConnectionError';
  }
}

/** The connection that exists from the start, and the secret it holds. */
export const demoConnection = { name: 'demo', key: 'demo-key' } as const;

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const defaults = (parameters: readonly ConnectionParameter[]): [string, string][] =>
  parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]]));

const secretNames = ({ security, connectionParameters }: LoadedConnector): readonly string[] =>
  security.kind === 'none'
    ? connectionParameters.filter(({ type }) => type === 'securestring').map(({ name }) => name)
    : credentialsOf(security);

const exampleOf = (connector: LoadedConnector): string => {
  const names = connector.connectionParameters.map(({ name }) => `"${name}": "…"`);
  const short = connector.security.kind === 'basic' ? 'name=user:password' : 'name=key';
  return names.length > 1 ? `${short} or name={${names.join(', ')}}` : short;
};

const fromJson = (name: string, text: string, { connectionParameters }: LoadedConnector): [string, string][] => {
  const reading = readJson(text);
  if (!reading.ok || !isObject(reading.value)) {
    throw new ConnectionError(
      `The values of the connection "${name}" begin with a brace but are no JSON object. Write {"parameter": "value"}.`,
    );
  }
  return Object.entries(reading.value).map(([key, value]) => {
    if (!connectionParameters.some((parameter) => parameter.name === key)) {
      const known = connectionParameters.map((parameter) => parameter.name);
      const meant = nearest(key, known);
      throw new ConnectionError(
        `The connection "${name}" gives "${key}", which the connector does not ask for. ${meant ? `Did you mean "${meant}"?` : `It asks for: ${known.join(', ') || 'nothing'}.`}`,
      );
    }
    return [key, String(value)];
  });
};

const fromKey = (name: string, key: string, connector: LoadedConnector): [string, string][] => {
  const [first, second, ...more] = secretNames(connector);
  if (first === undefined) return [];
  if (second === undefined) return [[first, key]];
  const colon = key.indexOf(':');
  if (connector.security.kind !== 'basic' || more.length > 0 || colon < 0) {
    throw new ConnectionError(`The connection "${name}" needs several values. Write ${exampleOf(connector)}.`);
  }
  return [
    [first, key.slice(0, colon)],
    [second, key.slice(colon + 1)],
  ];
};

const check = (connection: Connection, { connectionParameters }: LoadedConnector): void => {
  for (const { name, required, allowed } of connectionParameters) {
    const value = connection.values.get(name);
    if (required && (value === undefined || value === '')) {
      throw new ConnectionError(
        `The connection "${connection.name}" gives no value for "${name}", which the connector requires. Write ${connection.name}={"${name}": "…"} with all its parameters.`,
      );
    }
    if (value !== undefined && allowed && !allowed.includes(value)) {
      throw new ConnectionError(
        `The connection "${connection.name}" gives a value for "${name}" that is not allowed. Allowed: ${allowed.join(', ')}.`,
      );
    }
  }
};

/** The connection `demo`: every secret is `demo-key`, a key that is no secret too, everything else its default. */
export const createDemoConnection = ({ connectionParameters, security }: LoadedConnector): Connection => {
  const keys = security.kind === 'basic' ? [security.password] : credentialsOf(security);
  return {
    name: demoConnection.name,
    values: new Map([
      ...connectionParameters
        .filter(({ type, name }) => type === 'securestring' || keys.includes(name))
        .map(({ name }) => [name, demoConnection.key] as const),
      ...defaults(connectionParameters),
    ]),
  };
};

/** What calls through a connection will lack: values that the connector requires and has no default for. */
export const connectionWarnings = (
  connections: readonly Connection[],
  { connectionParameters }: LoadedConnector,
): string[] =>
  connections.flatMap(({ name, values }) =>
    connectionParameters
      .filter((parameter) => parameter.required && !values.has(parameter.name))
      .map(
        (parameter) =>
          `The connection "${name}" has no value for "${parameter.name}", which the connector requires. Start the gateway with --connection '${name}={"${parameter.name}": "…"}' and its other values.`,
      ),
  );

const notSo = (name: string, equals: number): string => {
  if (equals < 0) return 'One that was given has no "=".';
  return name === ''
    ? 'One that was given has no name before its "=".'
    : `The one that begins "${name.slice(0, 20)}" is not.`;
};

/**
 * Reads connections as the command line gives them, after `demo`, which a connection of that name replaces:
 * `name=key`; `name=user:password` for basic authentication; `name={"parameter": "value"}` for any.
 *
 * @throws ConnectionError that names the connection and never shows a secret.
 */
export const parseConnections = (texts: readonly string[], connector: LoadedConnector): Connection[] => {
  const connections = new Map([[demoConnection.name as string, createDemoConnection(connector)]]);
  const given = new Set<string>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? '' : text.slice(0, equals).trim();
    const value = text.slice(equals + 1);
    if (equals < 0 || !namePattern.test(name) || value === '') {
      throw new ConnectionError(
        `A connection is written ${exampleOf(connector)}, with a name of letters, digits, ".", "_" and "-". ${notSo(name, equals)}`,
      );
    }
    if (given.has(name)) throw new ConnectionError(`The connection "${name}" is given twice. Give each name once.`);
    given.add(name);
    const values = value.startsWith('{') ? fromJson(name, value, connector) : fromKey(name, value, connector);
    const connection = { name, values: new Map([...defaults(connector.connectionParameters), ...values]) };
    check(connection, connector);
    connections.set(name, connection);
  }
  return [...connections.values()];
};

/** The connection of that name. @throws Refusal 404 that names those that exist. */
export const findConnection = (
  connections: readonly Connection[],
  name: string,
  connector: LoadedConnector,
): Connection => {
  const found = connections.find((connection) => connection.name === name);
  if (found) return found;
  const known = connections.map((connection) => connection.name);
  throw new Refusal(
    404,
    'ConnectionNotFound',
    `Could not find connection '${name.slice(0, 100)}' for API 'shared_${connector.name}'. Connections here: ${known.join(', ')}. Nothing was sent. Use one of them, or start the gateway with another one.`,
  );
};
