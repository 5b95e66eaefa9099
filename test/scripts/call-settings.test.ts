import { describe, expect, test } from 'vitest';
import { readSetting, splitSetting, splitSettings } from '../../scripts/call-settings.ts';
import { ExpectedError } from '../../scripts/expected-error.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;
const numbers = { type: 'array', items: { type: 'integer' } } as const;

describe('a setting as the shells hand it on', () => {
  test.each<[string, string, [string, string] | undefined]>([
    ['as it is', 'a/b=1', ['a/b', '1']],
    ['with equals signs in the value', 'a/b=c=d', ['a/b', 'c=d']],
    ['in the single quotes that cmd keeps', "'a/b=[1]'", ['a/b', '[1]']],
    ['in double quotes', '"a/b=Hello there"', ['a/b', 'Hello there']],
    ['empty', 'a/b=', ['a/b', '']],
    ['without a key', '=1', undefined],
    ['without an equals sign', 'a/b', undefined],
  ])('%s', (_, text, want) => {
    expect(splitSetting(text)).toEqual(want);
  });
});

describe('a list of texts', () => {
  test.each<[string, string, unknown]>([
    ['commas', '0870000000,0871111111', ['0870000000', '0871111111']],
    ['one', '0870000000', ['0870000000']],
    ['JSON', '["0870000000","0871111111"]', ['0870000000', '0871111111']],
    ['JSON with a comma in a text', '["a,b"]', ['a,b']],
    ['JSON with its quotes taken away', '[0870000000,0871111111]', ['0870000000', '0871111111']],
    ['JSON with its quotes taken away, and no zero before', '[353870000000]', ['353870000000']],
    ['single quotes for double ones', "['0870000000', '0871111111']", ['0870000000', '0871111111']],
    ['spaces and a comma too many', ' 0870000000 , 0871111111, ', ['0870000000', '0871111111']],
    ['nothing', '', []],
    ['an empty list', '[]', []],
    ['null in JSON stays for the gateway to refuse', '["0870000000",null]', ['0870000000', null]],
  ])('%s', (_, text, want) => {
    expect(readSetting(['recipients', text], texts)).toEqual(want);
  });
});

test('other types', () => {
  expect(readSetting(['sizes', '1,2'], numbers)).toEqual([1, 2]);
  expect(readSetting(['sizes', '[1,2]'], numbers)).toEqual([1, 2]);
  expect(readSetting(['message', '{"a":1}'], { type: 'object' })).toEqual({ a: 1 });
  expect(readSetting(['text', '[1]'], { type: 'string' })).toBe('[1]');
  expect(readSetting(['unknown', '[1]'], undefined)).toBe('[1]');
});

test.each<[string, { readonly type: string }, string]>([
  [
    '{a:1}',
    { type: 'object' },
    'message takes an object as JSON, such as message={"name":"value"}, and received {a:1}. Nothing was sent. PowerShell and cmd take the quotes away: give each field inside it under a key of its own.',
  ],
  [
    'x',
    numbers,
    'message takes a list, such as message=1,2, and received x. Nothing was sent. Put commas between the items.',
  ],
])('%s is refused with what to write', (text, schema, message) => {
  expect(() => readSetting(['message', text], schema as Parameters<typeof readSetting>[1])).toThrow(
    new ExpectedError(message),
  );
});

describe('settings among arguments', () => {
  const isList = (key: string): boolean => key === 'recipients';

  test('what PowerShell takes apart belongs to the list before it', () => {
    expect(splitSettings(['recipients=0870000000', '0871111111', 'text=Hello'], isList)).toEqual([
      ['recipients', '0870000000,0871111111'],
      ['text', 'Hello'],
    ]);
  });

  test.each([[['0871111111']], [['text=Hello', 'there']]])('%j is refused with what to write', (texts) => {
    expect(() => splitSettings(texts, isList)).toThrow(
      `"${texts.at(-1)}" is no setting. Nothing was sent. It is written key=value, such as body/message/messagetext=Hello; where there are spaces in it, put it in double quotes.`,
    );
  });
});
