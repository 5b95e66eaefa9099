import { describe, expect, test } from 'vitest';
import { significantDigits } from '../../sendmode/numbers.ts';

describe('one number in all its spellings', () => {
  test.each([
    '0870000000',
    '353870000000',
    '+353870000000',
    '00353870000000',
    '087 000 0000',
    '087-000-0000',
    '+353 87 000 0000',
    '+353 (0)87 000 0000',
    '(087) 0000000',
    '+353\u00a087\u00a0000\u00a00000',
  ])('%s', (number) => {
    expect(significantDigits(number)).toBe('353870000000');
  });
});

describe('other numbers', () => {
  test.each([
    ['353871234567', '353871234567'],
    ['+447700900123', '447700900123'],
    ['447700900123', '447700900123'],
    ['+4790000000', '4790000000'],
    ['+15550100', '15550100'],
    ['+123456789012345', '123456789012345'],
  ])('%s', (number, digits) => {
    expect(significantDigits(number)).toBe(digits);
  });
});

describe('what is not a mobile number', () => {
  test.each([
    '',
    ' ',
    '+',
    'abc',
    '087000000a',
    '123',
    '0',
    '0000000000',
    '+0870000000',
    '+1234567',
    '+1234567890123456',
    '870000000',
    '++353870000000',
    '353+870000000',
    '٠٨٧٠٠٠٠٠٠٠',
    '0870000000;0871111111',
    '0870000000\n',
    'tel:+353870000000',
  ])('%j', (number) => {
    expect(significantDigits(number)).toBeUndefined();
  });
});
