import type { Command } from 'commander';

/** Adds the command `check`. */
export const registerCheck = (program: Command): void => {
  program
    .command('check')
    .argument('[folder]', 'the folder of another connector; without it the one of this project is checked')
    .description(
      'Checks a connector against OpenAPI 2.0 and the certification rules; of this project also that its files match the description.',
    )
    .option('--schemas <folder>', "a copy of Microsoft's published JSON schemas to validate against as well")
    .action(async (folder: string | undefined, flags: { schemas?: string }) =>
      (await import('../check.ts')).runCheck(folder, flags),
    );
};
