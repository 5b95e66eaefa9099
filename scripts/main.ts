import { Command } from 'commander';
import { registerBuild } from './commands/build.ts';
import { registerCall } from './commands/call.ts';
import { registerCheck } from './commands/check.ts';
import { registerDev } from './commands/dev.ts';
import { registerPackage } from './commands/package.ts';
import { ExpectedError } from './expected-error.ts';

const program = new Command('sendmode-connector')
  .description('Builds, checks and tries out the Sendmode connector for the Power Platform and Azure Logic Apps.')
  .showHelpAfterError('Run it with --help to see what it accepts.')
  .helpCommand(false);

for (const register of [registerBuild, registerCheck, registerDev, registerCall, registerPackage]) register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ExpectedError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
