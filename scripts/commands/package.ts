import path from 'node:path';
import type { Command } from 'commander';
import { repositoryFolder } from '../repository.ts';

/** Adds the command `package`. */
export const registerPackage = (program: Command): void => {
  program
    .command('package')
    .description('Writes what each host needs into a folder, and checks it first.')
    .option('--out <folder>', 'the folder to write into', path.join(repositoryFolder, 'dist'))
    .option('--overwrite', 'replace files that were changed since they were packaged', false)
    .action(async (flags: { out: string; overwrite: boolean }) => (await import('../package.ts')).runPackage(flags));
};
