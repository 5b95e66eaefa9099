import type { Connector } from '../../connector/model.ts';
import { markdownCode, markdownList, markdownPage, markdownTable } from '../markdown.ts';
import { deploymentFiles } from './names.ts';
import { noEnvironment } from './paconn-settings.ts';

const { definition, properties, icon, script, settings } = deploymentFiles;

/** `README.md` of the folder: how to deploy it with either tool. */
export const deploymentReadme = (connector: Connector): string =>
  markdownPage(
    `# Deploy the ${connector.title} connector from the command line`,
    'This folder makes a custom connector in one Power Platform environment. Run the commands inside this folder.',
    markdownTable(
      ['File', 'What it is'],
      [
        [definition, 'the actions, their fields and their answers'],
        [properties, 'the connection, the policy and the operations that the script runs for'],
        [script, 'the code that the platform runs around each call'],
        [icon, 'the icon'],
        [settings, 'which files and which environment `paconn` uses'],
      ],
    ),
    '## With the Power Platform command line (pac)',
    markdownCode([
      'pac auth create --environment YOUR-ENVIRONMENT',
      `pac connector create --api-definition-file ${definition} --api-properties-file ${properties} --icon-file ${icon} --script-file ${script}`,
    ]),
    'To replace a connector that exists, use `pac connector update` with the same files and `--connector-id`, which `pac connector list` shows.',
    '## With paconn',
    `First write the identifier of your environment into \`${settings}\`, where \`${noEnvironment}\` stands now; the maker portal shows it under Settings, Session details.`,
    markdownCode(['paconn login', `paconn create --settings ${settings}`]),
    `paconn writes the new connector's id into \`${settings}\`. Keep that file: \`paconn update --settings ${settings}\` needs it.`,
    '## Before you rely on it',
    markdownList([
      `\`${settings}\` names the script. Microsoft's published schema for that file does not know \`script\`, so an editor may underline it; paconn reads it, and without it would deploy the connector without its script.`,
      'paconn leaves out, without a word, a script or an icon that it does not find. If you move a file, change its path.',
      'These files were not deployed to a tenant when they were made: they were checked against what the tools ask for.',
    ]),
  );
