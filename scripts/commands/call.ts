import type { Command } from 'commander';
import type { CallFlags } from '../call.ts';
import { platformOptions, settingOption } from './options.ts';

/** Adds the command `call`. */
export const registerCall = (program: Command): void => {
  const command = program
    .command('call <action>')
    .description('Calls one action on the local platform, which is started for the call unless it runs already.')
    .option(
      '--set <key=value>',
      'a value under its flow key; lists as JSON; may be given several times',
      settingOption,
      [],
    )
    .option('--gateway <address>', 'the gateway to call', 'http://127.0.0.1:4280')
    .option('--as <connection>', 'the connection to call with', 'demo');
  for (const option of platformOptions()) command.addOption(option);
  command.action(async (action: string, flags: CallFlags) => (await import('../call.ts')).runCall(action, flags));
};
