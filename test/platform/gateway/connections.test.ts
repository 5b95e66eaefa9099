import { describe, expect, test } from 'vitest';
import { ConnectionError, parseConnections } from '../../../platform/gateway/connections.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { loadFixture, loadSendmode } from './setup.ts';

describe('connections from the command line', () => {
  const read = async (connector: Promise<LoadedConnector>, texts: readonly string[]) =>
    parseConnections(texts, await connector).map(({ name, values }) => [name, Object.fromEntries(values)]);

  test('a key, several values, a name and a password', async () => {
    expect(await read(loadSendmode(), ['shop=key=with=equals', 'demo=other'])).toEqual([
      ['demo', { sendmode_api: 'v2', api_key: 'other' }],
      ['shop', { sendmode_api: 'v2', api_key: 'key=with=equals' }],
    ]);
    expect(await read(loadFixture('tickets'), ['a={"host":"h","username":"u","password":"p"}'])).toEqual([
      ['demo', { username: 'demo-key', password: 'demo-key', region: 'eu' }],
      ['a', { region: 'eu', host: 'h', username: 'u', password: 'p' }],
    ]);
    expect(await read(loadFixture('signup'), ['a=anything'])).toEqual([
      ['demo', {}],
      ['a', {}],
    ]);
  });

  const form =
    'A connection is written name=key or name={"api_key": "…", "sendmode_api": "…"}, with a name of letters, digits, ".", "_" and "-".';
  test.each([
    ['sendmode', ['s3cret'], `${form} One that was given has no "=".`],
    ['sendmode', ['my shop=s3cret'], `${form} The one that begins "my shop" is not.`],
    ['sendmode', ['shop='], `${form} The one that begins "shop" is not.`],
    ['sendmode', ['=s3cret'], `${form} One that was given has no name before its "=".`],
    ['sendmode', ['a=s3cret', 'a=s3cret2'], 'The connection "a" is given twice. Give each name once.'],
    [
      'sendmode',
      ['a={s3cret'],
      'The values of the connection "a" begin with a brace but are no JSON object. Write {"parameter": "value"}.',
    ],
    [
      'sendmode',
      ['a={"api_kee":"s3cret"}'],
      'The connection "a" gives "api_kee", which the connector does not ask for. Did you mean "api_key"?',
    ],
    [
      'tickets',
      ['a=u:s3cret'],
      'The connection "a" gives no value for "host", which the connector requires. Write a={"host": "…"} with all its parameters.',
    ],
    [
      'tickets',
      ['a=s3cret'],
      'The connection "a" needs several values. Write name=user:password or name={"host": "…", "region": "…", "username": "…", "password": "…"}.',
    ],
    [
      'tickets',
      ['a={"host":"h","username":"u","password":"s3cret","region":"asia"}'],
      'The connection "a" gives a value for "region" that is not allowed. Allowed: eu, us.',
    ],
  ])('%s %j is refused without showing the key', async (name, texts, message) => {
    const connector = name === 'sendmode' ? await loadSendmode() : await loadFixture(name);
    const attempt = () => parseConnections(texts, connector);
    expect(attempt).toThrow(ConnectionError);
    expect(attempt).toThrow(expect.objectContaining({ message }));
    expect(message).not.toContain('s3cret');
  });
});
