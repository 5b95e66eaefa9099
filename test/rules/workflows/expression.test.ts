import { describe, expect, test } from 'vitest';
import { ExpressionError, parseTemplate } from '../../../rules/workflows/expression.ts';

const call = (name: string, args: unknown[] = [], steps: unknown[] = []) => ({ kind: 'call', name, args, steps });
const literal = (value: unknown) => ({ kind: 'literal', value });

describe('what a text means', () => {
  test.each<[string, unknown]>([
    ['plain', literal('plain')],
    ['', literal('')],
    ['@@home', literal('@home')],
    ['me@example.com', literal('me@example.com')],
    [
      "@concat('it''s', 1, -2.5, true, null)",
      call('concat', [literal("it's"), literal(1), literal(-2.5), literal(true), literal(null)]),
    ],
    ['@utcNow()', call('utcNow')],
    ['@ add( 1 , 2 ) ', call('add', [literal(1), literal(2)])],
    [
      "@body('A')?['b'].c[0]",
      call(
        'body',
        [literal('A')],
        [
          { safe: true, key: literal('b') },
          { safe: false, key: literal('c') },
          { safe: false, key: literal(0) },
        ],
      ),
    ],
    ["@outputs('L')[item()]", call('outputs', [literal('L')], [{ safe: false, key: call('item') }])],
    [
      "a @{item()} b @{concat('}')}",
      { kind: 'interpolation', parts: ['a ', call('item'), ' b ', call('concat', [literal('}')])] },
    ],
    ['a @@{item()} @{item()}', { kind: 'interpolation', parts: ['a @{item()} ', call('item')] }],
    ['@@{item()} @{item()}', literal('@{item()} @{item()}')],
  ])('%s', (text, meaning) => {
    expect(parseTemplate(text)).toEqual(meaning);
  });
});

describe('what is no expression', () => {
  test.each([
    ["@concat('a'", '")" was expected and the end found at character 11'],
    ["@concat('a)", 'A closing quote was expected and "\'a)" found at character 8'],
    ["@concat('a'))", 'The end was expected and ")" found at character 12'],
    ['@utcNow', '"(" after utcNow was expected and the end found at character 7'],
    ["@body('A')?", '"[" or "." was expected and the end found at character 11'],
    ["@body('A')['b'", '"]" was expected and the end found at character 14'],
    ['@add(1,)', 'A function or a value was expected and ")" found at character 7'],
    ['@"text"', '"(" after "text" was expected and the end found at character 7'],
    ['Hello @{item()', '"}" was expected and the end found'],
    ['@', 'A function or a value was expected and the end found at character 1'],
  ])('%s', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(new ExpressionError(message));
  });
});
