import { expect } from 'vitest';

/** Why a message shows no value. */
export interface Unsaid {
  readonly because: string;
}

/** The four things that a message to a person says. */
export interface Told {
  readonly place: string;
  /** What was received, as the message shows it. */
  readonly value: string | Unsaid;
  readonly consequence: string;
  readonly fix: string;
}

/** A command line that is wrong, and what its message says. */
export type WrongCommand = readonly [
  given: string,
  place: Told['place'],
  value: Told['value'],
  consequence: Told['consequence'],
  fix: Told['fix'],
];

/** Where nothing was given, there is no value to show. */
export const nothing: Unsaid = { because: 'nothing was given' };

/** What follows a refusal of the command line itself. */
export const done = 'Nothing was done.';

/** Asserts that a message says its place, value, consequence and fix, and is a message rather than a stack. */
export const expectTold = (message: string, { place, value, consequence, fix }: Told): void => {
  expect(message).toContain(place);
  if (typeof value === 'string') expect(message).toContain(value);
  else expect(value.because).not.toBe('');
  expect(message).toContain(consequence);
  expect(message).toContain(fix);
  expect(message).not.toMatch(/^ {4}at /m);
};
