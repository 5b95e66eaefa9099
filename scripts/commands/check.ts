import type { Command } from 'commander';

/** Adds the command `check`. */
export const registerCheck = (program: Command): void => {
  program
    .command('check')
    .description('Checks the emitted files: OpenAPI 2.0, the certification rules, and that they match the description.')
    .option('--schemas <folder>', "a copy of Microsoft's published JSON schemas to validate against as well")
    .action(async (flags: { schemas?: string }) => (await import('../check.ts')).runCheck(flags));
};
