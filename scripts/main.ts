import { commandLine } from './command-line.ts';
import { ExpectedError } from './expected-error.ts';

try {
  await commandLine().parseAsync();
} catch (error) {
  if (!(error instanceof ExpectedError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
