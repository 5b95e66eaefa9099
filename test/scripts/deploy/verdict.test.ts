import { describe, expect, test } from 'vitest';
import { createdId, listedIds, problemOf } from '../../../scripts/deploy/verdict.ts';

const environment = { name: 'production', environment: '11111111-2222-3333-4444-555555555555' };
const one = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';
const two = 'CCCCCCCC-1111-4222-8333-DDDDDDDDDDDD';

describe('the ids in what pac lists', () => {
  test.each<{ given: string; want: readonly string[] }>([
    { given: `${one}  Sendmode`, want: [one] },
    { given: `Sendmode | ${two} | ${one}`, want: [two.toLowerCase()] },
    { given: `${one}  Sendmoder\n${two}  Mysendmode`, want: [] },
    { given: `${one} Sendmode`, want: [one] },
    { given: `${one}  Sendmode (old)\n${two}  Legacy Sendmode`, want: [] },
    { given: `${one}  smode_sendmode`, want: [] },
    { given: `Connected to Sendmode (${environment.environment})`, want: [] },
    { given: 'Sendmode', want: [] },
    { given: '', want: [] },
  ])('$given', ({ given, want }) => {
    expect(listedIds(given, 'Sendmode', environment)).toEqual(want);
  });

  test('are not found by a title that is a pattern', () => {
    expect(listedIds(`${one}  Sendmode`, 'Send.*', environment)).toEqual([]);
  });
});

test('the id of a new connector is not the one of the environment', () => {
  expect(createdId(`Connected to ${environment.environment}\nMade ${two}`, environment)).toBe(two.toLowerCase());
  expect(createdId(`Connected to ${environment.environment}`, environment)).toBeUndefined();
});

describe('what a validation says', () => {
  const verdict = (text: string): boolean =>
    problemOf(
      'paconn',
      { purpose: 'validate', args: ['validate'] },
      { status: 0, timedOut: false, text },
      environment,
    ) === undefined;

  test.each<{ given: string; want: boolean }>([
    { given: 'apiDefinition.swagger.json validated successfully.', want: true },
    { given: '##[warning]One.\n##[warning]Two.', want: true },
    { given: '##[warning]One.\n##[error]Two.', want: false },
    { given: 'warning: an error of yours', want: false },
    { given: "The 'summary' property is required.", want: false },
    { given: '', want: false },
  ])('$given', ({ given, want }) => {
    expect(verdict(given)).toBe(want);
  });
});
