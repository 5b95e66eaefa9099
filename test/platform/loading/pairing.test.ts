import { describe, expect, test } from 'vitest';
import { definition, keyed, read, secret } from '../gateway/documents.ts';

const unused = (name: string): string =>
  `The connection parameter "${name}" is a secret that neither the security definition nor a policy uses, so it is never sent. Use it in a policy, or take it out.`;

const text = { type: 'string' };

describe('pairing of key and connection', () => {
  test.each([
    ['the same name', 'api_key', { api_key: secret }, 'api_key', []],
    ['the wizard’s names', 'API Key', { api_key: secret }, 'api_key', []],
    ['one of each, other names', 'API Key', { pass: secret, account: text }, 'pass', []],
    ['several, one of the same name', 'api_key', { other: secret, api_key: secret }, 'api_key', [unused('other')]],
    [
      'several, one of the same name but for case',
      'Api Key',
      { other: secret, apiKey: secret },
      'apiKey',
      [unused('other')],
    ],
    ['several, one that is called as the header', 'auth', { other: secret, x_key: secret }, 'x_key', [unused('other')]],
    ['a text of the same name', 'secretKey', { secretKey: text }, 'secretKey', []],
    [
      'a text of the same name but for case, beside another',
      'Secret Key',
      { a: text, secretKey: text },
      'secretKey',
      [],
    ],
    [
      'several, none of the same name',
      'API Key',
      { first: secret, second: secret },
      'first',
      [
        'Of several secrets, "first" is sent as the key "X-Key", since it is the first and none is called "api_key" as the security definition "API Key" is.',
        unused('second'),
      ],
    ],
  ])('%s', (_name, scheme, connectionParameters, parameter, warnings) => {
    const securityDefinitions = { [scheme]: { type: 'apiKey', in: 'header', name: 'X-Key' } };
    const connector = read(definition({ securityDefinitions }), { connectionParameters });
    expect(connector.security).toEqual({ kind: 'apiKey', in: 'header', name: 'X-Key', parameter });
    expect(connector.warnings).toEqual(warnings);
  });

  test('a secret that a policy reads in another case is used', () => {
    const connector = read(definition(keyed), {
      connectionParameters: { api_key: secret, tenant: secret },
      policyTemplateInstances: [
        {
          templateId: 'setheader',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'X-Tenant',
            'x-ms-apimTemplateParameter.value': "@connectionParameters('Tenant')",
          },
        },
      ],
    });
    expect(connector.warnings).toEqual([]);
  });

  test.each([
    ['the usual names', { password: secret, username: text }, ['username', 'password'], []],
    ['one of each', { account: text, pin: secret }, ['account', 'pin'], []],
    ['other case', { Password: secret, UserName: secret, host: text }, ['UserName', 'Password'], []],
    [
      'several, none of the usual names',
      { host: text, account: text, pin: secret },
      ['host', 'pin'],
      [
        'Basic authentication takes the name from the connection parameter "host" and the password from "pin", since none is called "username" or "password".',
      ],
    ],
  ])('basic authentication: %s', (_name, connectionParameters, [username, password], warnings) => {
    const connector = read(definition({ securityDefinitions: { basic: { type: 'basic' } } }), { connectionParameters });
    expect(connector.security).toEqual({ kind: 'basic', username, password });
    expect(connector.warnings).toEqual(warnings);
  });

  test.each(['oauthSetting', 'oAuthSetting'])(
    'a token that signing in yields (%s) is the value of the connection',
    (type) => {
      const securityDefinitions = { signin: { type: 'oauth2', flow: 'accessCode', scopes: {} } };
      const connector = read(definition({ securityDefinitions }), { connectionParameters: { token: { type } } });
      expect(connector.security).toEqual({ kind: 'bearer', parameter: 'token' });
      expect(connector.warnings).toEqual([
        'Signing in (OAuth) does not run here. The value of a connection is sent as the token, "Authorization: Bearer …": start the platform with --connection demo=TOKEN to give one that the service takes.',
      ]);
    },
  );
});

describe('warnings', () => {
  test('scriptOperations without a script, paging, chunks', () => {
    const connector = read(
      definition({}, { 'x-ms-pageable': { nextLinkName: 'nextLink' }, 'x-ms-capabilities': { chunkTransfer: true } }),
      { scriptOperations: ['GetX'] },
    );
    expect(connector.warnings).toEqual([
      'scriptOperations lists GetX, but there is no script.csx. Calls run without a script here; the platform refuses such an upload (InvalidScriptDefinitionUrlWithNonNullOperations).',
      'GetX pages ("x-ms-pageable"): the local gateway answers the page that was asked for and follows no link.',
      'GetX transfers in chunks ("chunkTransfer"): the local gateway sends each message in one piece.',
    ]);
  });
});
