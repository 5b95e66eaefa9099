import type { Command } from 'commander';
import type { DevFlags } from '../dev.ts';
import { addressOption, platformOptions, portOption } from './options.ts';

/** Adds the command `dev`. */
export const registerDev = (program: Command): void => {
  const command = program
    .command('dev')
    .description('Starts the local platform: a gateway with a page to try every action, and a simulated Sendmode.')
    .option('--port <port>', 'the port of the gateway; 0 takes a free one', portOption, 4280)
    .option('--backend-port <port>', 'the port of the simulated Sendmode; 0 takes a free one', portOption, 4281)
    .option('--backend <address>', 'a service to call in the place of the simulated Sendmode', addressOption);
  for (const option of platformOptions()) command.addOption(option);
  command.action(async (flags: DevFlags) => (await import('../dev.ts')).runDev(flags));
};
