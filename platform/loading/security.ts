import type { Definition, SecurityScheme } from '../../definition/document.ts';
import type { ConnectionParameter } from './from-properties/connection-parameters.ts';
import type { LoadProblem } from './load-error.ts';

/** How the gateway proves to the backend who calls: which connection parameters go where. */
export type Security =
  | { readonly kind: 'none' }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly name: string; readonly parameter: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** OAuth after signing in, which does not run here: the token is the connection's value. */
  | { readonly kind: 'bearer'; readonly parameter: string };

interface Pairing {
  readonly security: Security;
  readonly problems: readonly LoadProblem[];
  readonly warnings: readonly string[];
}

/** The connection parameters whose values prove who calls. */
export const credentialsOf = (security: Security): readonly string[] => {
  switch (security.kind) {
    case 'none':
      return [];
    case 'basic':
      return [security.username, security.password];
    case 'apiKey':
    case 'bearer':
      return [security.parameter];
  }
};

type Parameters = readonly ConnectionParameter[];

const failure = (place: string, text: string): Pairing => ({
  security: { kind: 'none' },
  problems: [{ place, text }],
  warnings: [],
});

/** Names that mean the same: the wizard writes "API Key" in the definition and `api_key` in the properties. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const called = (parameters: Parameters, ...names: readonly string[]): ConnectionParameter | undefined =>
  parameters.find(({ name }) => names.map(plain).includes(plain(name)));

/** A name that Microsoft's schema of the properties takes. */
const suggested = (scheme: string): string =>
  scheme
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_') || 'api_key';

const ofType = (parameters: Parameters, type: ConnectionParameter['type']): Parameters =>
  parameters.filter((parameter) => parameter.type === type);

/** By type where there is one secret, else by name; a key of type string only by name. */
const keyParameter = (scheme: string, keyName: string, parameters: Parameters): ConnectionParameter | undefined => {
  const secrets = ofType(parameters, 'securestring');
  if (secrets.length === 1) return secrets[0];
  return called(secrets, scheme) ?? called(secrets, keyName) ?? called(parameters, scheme) ?? secrets[0];
};

const pairApiKey = (scheme: string, declared: SecurityScheme, parameters: Parameters, file: string): Pairing => {
  const place = `${file}#/securityDefinitions/${scheme}`;
  const { name = '' } = declared;
  if (declared.in !== 'header' && declared.in !== 'query') {
    return failure(place, `"in": "${declared.in}" is not supported. An API key goes into a header or the query.`);
  }
  const parameter = keyParameter(scheme, name, parameters);
  if (!parameter) {
    return failure(
      place,
      `No connection parameter gives this key: none is of type securestring. Add "${suggested(scheme)}" of that type to apiProperties.json.`,
    );
  }
  const sure =
    ofType(parameters, 'securestring').length < 2 || [scheme, name].map(plain).includes(plain(parameter.name));
  return {
    security: { kind: 'apiKey', in: declared.in, name, parameter: parameter.name },
    problems: [],
    warnings: sure
      ? []
      : [
          `Of several secrets, "${parameter.name}" is sent as the key "${name}", since it is the first and none is called "${suggested(scheme)}" as the security definition "${scheme}" is.`,
        ],
  };
};

const pairBasic = (scheme: string, parameters: Parameters, file: string): Pairing => {
  const secrets = ofType(parameters, 'securestring');
  const password = called(secrets, 'password') ?? secrets[0];
  const others = parameters.filter((candidate) => candidate !== password);
  const username =
    called(others, 'username', 'user') ?? ofType(others, 'string')[0] ?? ofType(others, 'securestring')[0];
  if (!username || !password) {
    return failure(
      `${file}#/securityDefinitions/${scheme}`,
      'Basic authentication needs two connection parameters: "username" (string or securestring) and "password" (securestring). Add them to apiProperties.json.',
    );
  }
  const sure = parameters.length === 2 || (called([username], 'username', 'user') && called([password], 'password'));
  return {
    security: { kind: 'basic', username: username.name, password: password.name },
    problems: [],
    warnings: sure
      ? []
      : [
          `Basic authentication takes the name from the connection parameter "${username.name}" and the password from "${password.name}", since none is called "username" or "password".`,
        ],
  };
};

const bearer = (parameter: string): Pairing => ({
  security: { kind: 'bearer', parameter },
  problems: [],
  warnings: [
    `Signing in (OAuth) does not run here. The value of a connection is sent as the token, "Authorization: Bearer …": start the platform with --connection demo=TOKEN to give one that the service takes.`,
  ],
});

/**
 * Pairs the definition's security with the connection's parameters: by type where one comes into question, else by name
 * without regard to case, blanks and signs. That the platform pairs them so is inferred: of published connectors a fifth
 * use one name for both, and nearly all others the wizard's "API Key" and `api_key`. A parameter of type `oauthSetting`
 * makes the platform sign in, whatever the definition says (inferred).
 */
export const pairSecurity = (document: Definition, parameters: Parameters, file: string): Pairing => {
  const schemes = Object.entries(document.securityDefinitions ?? {});
  const [token] = ofType(parameters, 'oauthSetting');
  const [first, second] = schemes;
  if (second) {
    const names = schemes.map(([each]) => `"${each}"`).join(', ');
    return failure(
      `${file}#/securityDefinitions`,
      `Several security definitions (${names}) are not supported: a connection has one kind of authentication. Keep one.`,
    );
  }
  if (token) return bearer(token.name);
  if (!first) return { security: { kind: 'none' }, problems: [], warnings: [] };
  const [scheme, declared] = first;
  if (declared.type === 'apiKey') return pairApiKey(scheme, declared, parameters, file);
  if (declared.type === 'basic') return pairBasic(scheme, parameters, file);
  const place = `${file}#/securityDefinitions/${scheme}`;
  return declared.type === 'oauth2'
    ? failure(
        place,
        'No connection parameter gives the token: none is of type oauthSetting. Add "token" of that type to apiProperties.json.',
      )
    : failure(place, `The type "${declared.type}" is not supported. Use apiKey, basic or oauth2.`);
};
