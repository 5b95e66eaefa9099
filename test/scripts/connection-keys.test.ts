import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConnectionKeys } from '../../scripts/connection-keys.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the key of a connection', () => {
  test('is what stands in a file, without the end of its line', async () => {
    const file = path.join(await temporaryFolder(), 'key.txt');
    await writeFile(file, '\uFEFFs3cret=key \r\n');
    expect(readConnectionKeys([`real=@${file}`])).toEqual(['real=s3cret=key']);
  });

  test.each([
    ['stands in a variable', 'real=env:SENDMODE_KEY', 'real=s3cret'],
    ['is what was typed', 'real=s3cret', 'real=s3cret'],
    ['may have an at sign inside', 'real=a@b', 'real=a@b'],
    ['may be empty, which the platform judges', 'real=', 'real='],
    ['may be JSON', 'real={"user":"@x"}', 'real={"user":"@x"}'],
  ])('%s', (_name, given, want) => {
    expect(readConnectionKeys([given], { SENDMODE_KEY: ' s3cret ' })).toEqual([want]);
  });

  test.each([
    [
      'real=@/nowhere/key.txt',
      'The key of the connection "real" cannot be read: the file /nowhere/key.txt is not there. Nothing was started. Give the path of a file that holds the key and nothing else.',
    ],
    [
      'real=@/dev/null',
      'The key of the connection "real" is empty: the file /dev/null holds nothing. Nothing was started. Put the key there.',
    ],
    ['real=@', 'The connection "real" names no file after @. Nothing was started. Write real=@FILE.'],
    [
      'real=@/',
      'The key of the connection "real" cannot be read: the file / is a folder. Nothing was started. Give the path of a file that holds the key and nothing else.',
    ],
    [
      'real=env:NO_SUCH_KEY',
      'The key of the connection "real" is empty: the variable NO_SUCH_KEY holds nothing. Nothing was started. Put the key there.',
    ],
  ])('%s is refused', (given, want) => {
    expect(() => readConnectionKeys([given], {})).toThrow(new ExpectedError(want));
  });
});
