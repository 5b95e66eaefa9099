import type { Command } from 'commander';
import { repositoryFolder } from '../repository.ts';

/** Adds the command `build`. What it does is loaded when it runs, so that every command starts at once. */
export const registerBuild = (program: Command): void => {
  program
    .command('build')
    .description(
      'Emits the definition, the properties, the types, the icon and the reference page, and validates them.',
    )
    .option('--out <folder>', 'the folder to write into', repositoryFolder)
    .action(async (flags: { out: string }) => (await import('../build.ts')).runBuild(flags));
};
