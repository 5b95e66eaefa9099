import { describe, expect, test } from 'vitest';
import { keysOf, toPointer, valueAt } from '../../definition/pointer.ts';

describe('a JSON pointer', () => {
  test.each([
    { keys: [], pointer: '' },
    { keys: ['paths', '/send', 'get'], pointer: '/paths/~1send/get' },
    { keys: ['a~b', '~1', ''], pointer: '/a~0b/~01/' },
  ])('$pointer is written from its keys and read back', ({ keys, pointer }) => {
    expect(toPointer(keys)).toBe(pointer);
    expect(keysOf(pointer)).toEqual(keys);
    expect(keysOf(`#${pointer}`)).toEqual(keys);
  });

  test('an index is a key like any other', () => {
    expect(toPointer(['parameters', 0, 'name'])).toBe('/parameters/0/name');
  });

  test.each([
    { keys: ['list', 1], want: 'b' },
    { keys: ['list', '1'], want: 'b' },
    { keys: ['list', '-1'], want: undefined },
    { keys: ['list', 'length'], want: undefined },
    { keys: ['none', 'below'], want: undefined },
    { keys: ['constructor'], want: undefined },
    { keys: ['text', '0'], want: undefined },
    { keys: ['', 'toString'], want: 1 },
  ])('$keys leads to $want', ({ keys, want }) => {
    expect(valueAt({ list: ['a', 'b'], text: 'x', '': { toString: 1 } }, keys)).toBe(want);
  });
});
