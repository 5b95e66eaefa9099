import { expect, it } from 'vitest';
import type { Header } from '../../platform/script/script-process.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import { actionNames, headerValues, jsonAnswer, key, requestOf, useScript } from './script-in-test.ts';

const accepted = jsonAnswer(200, { status: 'OK', statusCode: 0 });

describeWithDotnet('the compressions that Sendmode is offered', () => {
  const { call } = useScript();

  const offered = async (...given: string[]) => {
    const asked = given.map((value): Header => ['Accept-Encoding', value]);
    // .NET writes a weight with a space before it.
    const tight = (value: string) => value.replaceAll('; ', ';');
    const seen: string[][] = [];
    for (const action of actionNames) {
      const own = requestOf(action);
      const { sent } = await call(action, accepted, { ...own, headers: [...asked, ...own.headers] });
      seen.push(sent.flatMap((request) => headerValues(request, 'Accept-Encoding').map(tight)));
      expect(sent.map((request) => headerValues(request, 'Authorization'))).toEqual([[key]]);
    }
    expect(new Set(seen.map((values) => JSON.stringify(values))).size).toBe(1);
    return seen[0];
  };

  it.each([
    { given: 'gzip, deflate, br', want: 'gzip, deflate' },
    { given: 'gzip, deflate, br, zstd', want: 'gzip, deflate' },
    { given: 'br;q=1.0, gzip;q=0.8, *;q=0.1', want: 'gzip;q=0.8' },
    { given: 'zstd,X-GZIP , Deflate;q=0.5', want: 'X-GZIP, Deflate;q=0.5' },
    { given: 'br, identity;q=0.1', want: 'identity;q=0.1' },
    { given: 'compress, gzip; q=0.0, identity', want: 'gzip;q=0.0, identity' },
  ])('are those of $given that the script can read', async ({ given, want }) => {
    expect(await offered(given)).toEqual([want]);
  });

  it.each([
    'br',
    'br, zstd',
    '*',
    '*;q=0',
    'br;q=1, *;q=0.5',
    'identity;q=0, br',
    'gzip;q=0, br',
    'gzip;;q=1',
    ', ,',
    'gzip/br',
  ])('are none where nothing else is left of %j', async (given) => {
    expect(await offered(given)).toEqual(['identity']);
  });

  it.each(['gzip', 'gzip, deflate', 'identity', 'deflate, gzip;q=0.5', 'gzip;q=0.0, identity'])(
    'are all that were asked for: %s',
    async (given) => {
      expect(await offered(given)).toEqual([given]);
    },
  );

  it('are taken from every line', async () => {
    expect(await offered('br', 'gzip', 'zstd;q=0.1')).toEqual(['gzip']);
  });

  it('are not named where the caller names none', async () => {
    expect(await offered()).toEqual([]);
  });
});
