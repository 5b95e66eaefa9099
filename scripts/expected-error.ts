/** A fault of the input rather than of the program: printed as one message without a stack trace, exit status 1. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
}
