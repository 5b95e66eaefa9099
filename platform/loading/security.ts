import type { Definition, SecurityScheme } from '../../definition/document.ts';
import type { ConnectionParameter } from './from-properties/connection-parameters.ts';
import type { LoadProblem } from './load-error.ts';

/** How the gateway proves to the backend who calls: which connection parameters go where. */
export type Security =
  | { readonly kind: 'none' }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly name: string; readonly parameter: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

interface Pairing {
  readonly security: Security;
  readonly problems: readonly LoadProblem[];
  readonly warnings: readonly string[];
}

type Scheme = readonly [name: string, scheme: SecurityScheme];

const failure = (place: string, text: string): Pairing => ({
  security: { kind: 'none' },
  problems: [{ place, text }],
  warnings: [],
});

const mismatch = (scheme: string, parameter: string): string =>
  `The security definition "${scheme}" and the connection parameter "${parameter}" have different names. They are paired here because there is only one of each; give both the same name so that the platform pairs them too.`;

const pairApiKey = (
  [name, scheme]: readonly [string, SecurityScheme],
  parameters: readonly ConnectionParameter[],
  file: string,
): Pairing => {
  const place = `${file}#/securityDefinitions/${name}`;
  const secrets = parameters.filter(({ type }) => type === 'securestring');
  const only = secrets.length === 1 ? secrets[0] : undefined;
  const parameter = secrets.find((candidate) => candidate.name === name) ?? only;
  if (scheme.in !== 'header' && scheme.in !== 'query') {
    return failure(place, `"in": "${scheme.in}" is not supported. An API key goes into a header or the query.`);
  }
  if (!parameter) {
    const found = secrets.length === 0 ? 'none' : secrets.map((secret) => `"${secret.name}"`).join(', ');
    return failure(
      place,
      `No connection parameter gives this key: of type securestring there is ${found}. Add one called "${name}" to apiProperties.json.`,
    );
  }
  return {
    security: { kind: 'apiKey', in: scheme.in, name: scheme.name ?? '', parameter: parameter.name },
    problems: [],
    warnings: parameter.name === name ? [] : [mismatch(name, parameter.name)],
  };
};

const pairBasic = (name: string, parameters: readonly ConnectionParameter[], file: string): Pairing => {
  const secrets = parameters.filter(({ type }) => type === 'securestring');
  const texts = parameters.filter(({ type }) => type === 'string');
  const password = secrets.find((candidate) => candidate.name === 'password') ?? secrets[0];
  const username =
    parameters.find((candidate) => candidate.name === 'username' && candidate !== password) ?? texts[0] ?? secrets[1];
  if (!username || !password || username === password) {
    return failure(
      `${file}#/securityDefinitions/${name}`,
      'Basic authentication needs two connection parameters: "username" (string or securestring) and "password" (securestring). Add them to apiProperties.json.',
    );
  }
  const conventional = username.name === 'username' && password.name === 'password';
  return {
    security: { kind: 'basic', username: username.name, password: password.name },
    problems: [],
    warnings: conventional
      ? []
      : [
          `Basic authentication takes the name from the connection parameter "${username.name}" and the password from "${password.name}". Call them "username" and "password" so that the platform pairs them too.`,
        ],
  };
};

/**
 * Pairs the definition's security with the connection's parameters: by name, and by type where only one of each
 * exists. A pair whose names differ is a warning. That the platform pairs by name is inferred: nearly all published
 * connectors use one name for both.
 */
export const pairSecurity = (
  document: Definition,
  parameters: readonly ConnectionParameter[],
  file: string,
): Pairing => {
  const schemes: Scheme[] = Object.entries(document.securityDefinitions ?? {});
  const [first, second] = schemes;
  if (!first) return { security: { kind: 'none' }, problems: [], warnings: [] };
  const [name, scheme] = first;
  if (second) {
    const names = schemes.map(([each]) => `"${each}"`).join(', ');
    return failure(
      `${file}#/securityDefinitions`,
      `Several security definitions (${names}) are not supported: a connection has one kind of authentication. Keep one.`,
    );
  }
  if (scheme.type === 'apiKey') return pairApiKey([name, scheme], parameters, file);
  if (scheme.type === 'basic') return pairBasic(name, parameters, file);
  return failure(
    `${file}#/securityDefinitions/${name}`,
    `The type "${scheme.type}" is not supported: OAuth needs a sign-in page and a token service, which the local gateway has not. Use apiKey or basic.`,
  );
};
