import type { Wrapper } from './model.ts';

/** One thing that is not known about Sendmode. */
export interface Unknown {
  /** What no document states. */
  readonly unknown: string;
  /** What is taken instead in the description; absent where only the simulated Sendmode has to decide. */
  readonly assumption?: string;
  /** What the decision rests on. */
  readonly basis: string;
  /** What goes wrong where Sendmode does otherwise. */
  readonly breaks: string;
  /** What the simulated Sendmode does; absent where there is nothing to simulate. */
  readonly simulation?: string;
  /** The switch of the simulated Sendmode between the ways in which it may be. */
  readonly choice?: 'errorHttpStatus' | 'insufficientCredits' | 'invalidRecipient' | 'longOptoutReason';
}

/** What the description assumes: the value that it takes, and the sentence that says so. */
export type Inferred<Value> = Unknown & { readonly value: Value; readonly assumption: string };

/** Where an operation stands. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  /** The path below the base path. */
  readonly path: string;
}

/** An assumption whose sentence follows its value. */
export const assume = <Value>(
  value: Value,
  { assumption, ...rest }: Omit<Unknown, 'assumption'> & { readonly assumption: (value: Value) => string },
): Inferred<Value> => ({ ...rest, value, assumption: assumption(value) });

/** The sentence about a request whose fields may stand inside an object or at the top level. */
export const withFields =
  (beginning: string, end = '') =>
  (wrapper: string | undefined): string =>
    `${beginning} ${wrapper === undefined ? 'at the top level' : `inside an object called "${wrapper}"`}${end}.`;

/** The object around an action's fields, where there is assumed to be one. */
export const wrapperOf = (name: string | undefined, description: string): Wrapper | undefined =>
  name === undefined ? undefined : { name, description };
