import { describe, expect, test } from 'vitest';
import { definition, keyed, read, secret } from '../gateway/documents.ts';

describe('pairing of key and connection', () => {
  test.each([
    ['the same name', { api_key: secret }, 'api_key', []],
    [
      'one of each, other names',
      { key: secret },
      'key',
      [
        'The security definition "api_key" and the connection parameter "key" have different names. They are paired here because there is only one of each; give both the same name so that the platform pairs them too.',
      ],
    ],
    [
      'several, one of the same name',
      { other: secret, api_key: secret },
      'api_key',
      [
        'The connection parameter "other" is a secret that neither the security definition nor a policy uses, so it is never sent. Add a security definition of the same name to the definition.',
      ],
    ],
  ])('%s', (_name, connectionParameters, parameter, warnings) => {
    const connector = read(definition(keyed), { connectionParameters });
    expect(connector.security).toEqual({ kind: 'apiKey', in: 'header', name: 'X-Key', parameter });
    expect(connector.warnings).toEqual(warnings);
  });

  test('basic authentication under other names is paired with a warning', () => {
    const connector = read(definition({ securityDefinitions: { basic: { type: 'basic' } } }), {
      connectionParameters: { account: { type: 'string' }, pin: secret },
    });
    expect(connector.security).toEqual({ kind: 'basic', username: 'account', password: 'pin' });
    expect(connector.warnings).toEqual([
      'Basic authentication takes the name from the connection parameter "account" and the password from "pin". Call them "username" and "password" so that the platform pairs them too.',
    ]);
  });
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
