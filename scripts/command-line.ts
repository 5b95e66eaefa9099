import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Command, Option } from 'commander';
import type { CallFlags } from './call.ts';
import type { CheckFlags } from './check-folder.ts';
import { toolNames } from './deploy/tools.ts';
import type { DeployFlags } from './deploy.ts';
import type { DevFlags } from './dev.ts';
import type { DoctorFlags } from './doctor.ts';
import {
  backendOptionOf,
  collect,
  folderOption,
  gatewayOption,
  packageFolderOption,
  platformOptions,
  portOption,
  secondsOption,
} from './options.ts';
import type { PackageFlags } from './package.ts';
import { PlainCommand } from './plain-command.ts';
import type { ProveOptions } from './prove.ts';
import { repositoryFolder } from './repository.ts';

/** Lines to copy, for the end of a command's help. */
const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  npm run ${line.replace(/ (?=--)/, ' -- ')}`).join('\n')}`;

const version = (): string =>
  (JSON.parse(readFileSync(path.join(repositoryFolder, 'package.json'), 'utf8')) as { version: string }).version;

/** The command with the options with which a platform is started. */
const withPlatform = (command: Command): Command =>
  platformOptions().reduce((taking, option) => taking.addOption(option), command);

const addFileCommands = (program: Command): void => {
  program
    .command('build')
    .description(
      'Emits the definition, the properties, the types, the icon and the reference page, and validates them.',
    )
    .option('--out <folder>', 'the folder to write into', folderOption, repositoryFolder)
    .addHelpText('after', examples('build', 'build --out ../elsewhere'))
    .action(async (flags: { out: string }) => (await import('./build.ts')).runBuild(flags));

  program
    .command('check')
    .argument('[folder]', 'the folder of another connector; without it the one of this project is checked')
    .description(
      'Checks a connector against OpenAPI 2.0 and the certification rules; of this project also that its files match the description.',
    )
    .option('--schemas <folder>', "a copy of Microsoft's published JSON schemas to validate against as well")
    .option(
      '--against [ref-or-file]',
      'an earlier state to find breaking changes since: a git ref, a definition or a folder; without a value the newest release',
    )
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', examples('check', 'check ../another-connector', 'check --json'))
    .action(async (folder: string | undefined, flags: CheckFlags) =>
      (await import('./check.ts')).runCheck(folder, flags),
    );

  program
    .command('package')
    .description('Writes what each host needs into a folder, and checks it first.')
    .option('--out <folder>', 'the folder to write into', packageFolderOption, path.join(repositoryFolder, 'dist'))
    .option('--overwrite', 'replace files that were changed since they were packaged', false)
    .option(
      '--environment <name>',
      'the file of environments/ to take ids and filled-in values from, or its identifier',
    )
    .option(
      '--certification <folder>',
      'both solutions as they were exported, to put into the package for certification',
    )
    .addHelpText('after', examples('package', 'package --out ../packages'))
    .action(async (flags: PackageFlags) => (await import('./package.ts')).runPackage(flags));

  program
    .command('licences')
    .description('Writes docs/licences.md: the packages of others that the commands use, with their licences.')
    .addHelpText('after', examples('licences'))
    .action(async () => (await import('./licences.ts')).runLicences());
};

const addDeployCommand = (program: Command): void => {
  program
    .command('deploy')
    .description('Checks and packages the connector and deploys it with the installed pac or paconn.')
    .requiredOption('--environment <id>', 'the identifier of the environment, or the name of its file in environments/')
    .addOption(
      new Option('--tool <tool>', 'the tool to deploy with; by default the one that made the connector').choices(
        toolNames,
      ),
    )
    .option('--dry-run', 'check, and show what would be done; write and send nothing', false)
    .option('--no-validation', "do not ask Microsoft's validator first (paconn validate)")
    .addHelpText('after', examples('deploy --environment test --dry-run'))
    .action(async (flags: DeployFlags) => (await import('./deploy.ts')).runDeploy(flags));
};

const addPlatformCommands = (program: Command): void => {
  const dev = program
    .command('dev')
    .description('Starts the local platform: a gateway with a page to try every action, and a simulated Sendmode.')
    .option('--port <port>', 'the port of the gateway; 0 takes a free one', portOption, 4280)
    .option('--backend-port <port>', 'the port of the simulated Sendmode; 0 takes a free one', portOption, 4281)
    .addHelpText(
      'after',
      examples('dev', 'dev --port 0 --backend-port 0', 'dev --connector ../another --backend http://127.0.0.1:8080'),
    );
  withPlatform(dev).action(async (flags: DevFlags) => (await import('./dev.ts')).runDev(flags));

  const call = program
    .command('call')
    .argument('[action]', 'the operation id, such as Send_SMS; with --help its flow keys are listed')
    .helpOption(false)
    .description('Calls one action on the local platform, which is started for the call unless it runs already.')
    .argument('[settings...]', 'values under their flow keys, as key=value; lists with commas or as JSON', collect, [])
    .option('--set <key=value>', 'the same as key=value alone; may be given several times', collect, [])
    .option(
      '--gateway <address>',
      'the gateway to call, or "new" for one that is started for the call (default: the one at port 4280, or else a new one)',
      gatewayOption,
    )
    .option('--as <connection>', 'the connection to call with; another than demo is made with --connection', 'demo')
    .option('--json', 'print all that happened as JSON')
    .option('-h, --help', 'list the options, and the flow keys of the action or of all');
  withPlatform(call).action(async (action: string | undefined, settings: readonly string[], flags: CallFlags) => {
    if (flags.help) console.log(`${call.helpInformation()}\nThe actions and their flow keys:\n`);
    await (await import('./call.ts')).runCall(action, { ...flags, set: [...flags.set, ...settings] });
  });
};

const addDoctor = (program: Command): void => {
  program
    .command('doctor')
    .description('Says what is installed, what each missing thing costs, what is stale, and which ports are taken.')
    .option('--port <port>', 'the port of the gateway to look at', portOption, 4280)
    .option('--backend-port <port>', 'the port of the simulated Sendmode to look at', portOption, 4281)
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', examples('doctor', 'doctor --json'))
    .action(async (flags: DoctorFlags) => (await import('./doctor.ts')).runDoctor(flags));
};

const addProveCommand = (program: Command): void => {
  program
    .command('prove')
    .description(
      'Sends one real text to your own phone through Sendmode, and says whether it was accepted and charged.',
    )
    .requiredOption('--connection <name=@file>', 'a name, and the file that holds the key')
    .requiredOption('--to <number>', 'your own mobile number, with its country')
    .option('--api <api>', 'the Sendmode API of the account: v2 or engage', 'v2')
    .option('--sender <id>', 'a registered sender ID; accounts on engage need one')
    .option('--wait <seconds>', 'how long to wait for the charge', secondsOption, 60)
    .option('--yes', 'send without asking', false)
    .addOption(backendOptionOf('what to call in the place of a host of Sendmode, to try the proof itself'))
    .addHelpText(
      'after',
      examples(
        'prove --connection real=@../sendmode-key --to +353870000000',
        'prove --connection real=@../sendmode-key --to +353870000000 --api engage --sender Clinic',
      ),
    )
    .action(async (flags: ProveOptions) => (await import('./prove.ts')).runProve(flags));
};

const addHelp = (program: Command): void => {
  program
    .command('help')
    .argument('[command]', 'the command; without it all are listed')
    .description('Says what a command does and accepts.')
    .addHelpText('after', examples('help', 'help build').replaceAll('npm run', program.name()))
    .action((name: string | undefined) => {
      const named = program.commands.find((command) => command.name() === name);
      if (name !== undefined && !named) program.error(`error: unknown command '${name}'`);
      (named ?? program).outputHelp();
    });
};

/** Every command with its options. What a command does is loaded when it runs, so that each starts at once. */
export const commandLine = (): Command => {
  const program = new PlainCommand('sendmode-connector')
    .description('Builds, checks and tries out the Sendmode connector for the Power Platform and Azure Logic Apps.')
    .helpCommand(false)
    .version(version(), '-V, --version', 'Prints the version.');
  addFileCommands(program);
  addDeployCommand(program);
  addPlatformCommands(program);
  addProveCommand(program);
  addDoctor(program);
  addHelp(program);
  for (const command of program.commands) command.exitOverride();
  return program.exitOverride();
};
