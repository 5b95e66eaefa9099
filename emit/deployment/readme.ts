import type { Connector } from '../../connector/model.ts';
import { markdownCode, markdownList, markdownPage, markdownTable } from '../markdown.ts';
import { deploymentFiles } from './names.ts';
import { noEnvironment } from './paconn-settings.ts';

const { definition, properties, icon, script, settings } = deploymentFiles;

const files: readonly (readonly [string, string])[] = [
  [definition, 'the actions, their fields and their answers'],
  [properties, 'the connection, the policy and the operations that the script runs for'],
  [script, 'the code that the platform runs around each call'],
  [icon, 'the icon'],
  [settings, 'which files, which environment and which connector `paconn` uses'],
];

const withPac: readonly string[] = [
  '## With the Power Platform command line (pac)',
  markdownCode([
    'pac auth create --environment YOUR-ENVIRONMENT',
    `pac connector create --api-definition-file ${definition} --api-properties-file ${properties} --icon-file ${icon} --script-file ${script}`,
  ]),
  'To replace a connector that exists, use `pac connector update` with the same files and `--connector-id`, which `pac connector list` shows.',
];

const withPaconn: readonly string[] = [
  '## With paconn',
  `First write the identifier of your environment into \`${settings}\`, where \`${noEnvironment}\` stands now; the maker portal shows it under Settings, Session details.`,
  markdownCode(['paconn login', `paconn create --settings ${settings} --overwrite-settings`]),
  `\`--overwrite-settings\` lets paconn write the new connector's id into \`${settings}\`. Without it paconn asks, after it has made the connector: answered with no, or where nobody can answer, the id is lost, and the next run makes a second connector.`,
  'From then on, after each change of the connector:',
  markdownCode([`paconn update --settings ${settings}`]),
];

/** `README.md` of the folder: how to deploy it with either tool, and how to keep it up to date. */
export const deploymentReadme = (connector: Connector): string =>
  markdownPage(
    `# Deploy the ${connector.title} connector from the command line`,
    'This folder makes a custom connector in one Power Platform environment. In the repository one command does all that stands here:',
    markdownCode(['npm run deploy -- --environment YOUR-ENVIRONMENT']),
    'It checks and packages the connector, shows the commands, runs the installed `pac` or `paconn`, keeps the id, and says what comes next; with `--dry-run` it only shows. By hand, run the commands inside this folder.',
    markdownTable(['File', 'What it is'], files),
    ...withPac,
    ...withPaconn,
    '## Keep it up to date',
    `Change the connector, then \`npm run build\`, \`npm run package\` and the command to update. Packaging takes an id that paconn has written into \`${settings}\` over into the new one. So that the id outlives this folder, keep it with the environment in a file of \`environments/\`, which git ignores: copy \`environments/example.json\`. Packaging reads that file each time, and never writes it; \`npm run deploy\` writes a new id into it.`,
    'To roll back, deploy the earlier state of the repository in the same way: the platform keeps no earlier version of a connector.',
    '## Before you rely on it',
    markdownList([
      `\`${settings}\` names the script. Microsoft's published schema for that file does not know \`script\`, so an editor may underline it; paconn reads it, and without it would deploy the connector without its script.`,
      'paconn leaves out, without a word, a script or an icon that it does not find. If you move a file, change its path.',
      '`paconn validate` ends with status 0 even where it lists errors: read what it says.',
      'These files were not deployed to a tenant when they were made: they were checked against what the tools ask for.',
    ]),
  );
