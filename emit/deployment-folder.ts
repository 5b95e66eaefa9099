import { deploymentFiles, deploymentSettings, noEnvironment } from './deployment-settings.ts';
import { type EmittedFile, jsonFile, textFile } from './emitted-file.ts';
import { markdownList, markdownPage, markdownTable } from './markdown.ts';
import type { PackageSources } from './package-sources.ts';

const { definition, properties, icon, script, settings, readme } = deploymentFiles;

const code = (...lines: readonly string[]): string => ['```', ...lines, '```'].join('\n');

const readmeText = ({ connector }: PackageSources): string =>
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
    code(
      'pac auth create --environment YOUR-ENVIRONMENT',
      `pac connector create --api-definition-file ${definition} --api-properties-file ${properties} --icon-file ${icon} --script-file ${script}`,
    ),
    'To replace a connector that exists, use `pac connector update` with the same files and `--connector-id`, which `pac connector list` shows.',
    '## With paconn',
    `First write the identifier of your environment into \`${settings}\`, where \`${noEnvironment}\` stands now; the maker portal shows it under Settings, Session details.`,
    code('paconn login', `paconn create --settings ${settings}`),
    `paconn writes the new connector's id into \`${settings}\`. Keep that file: \`paconn update --settings ${settings}\` needs it.`,
    '## Before you rely on it',
    markdownList([
      `\`${settings}\` names the script. Microsoft's published schema for that file does not know \`script\`, so an editor may underline it; paconn reads it, and without it would deploy the connector without its script.`,
      'paconn leaves out, without a word, a script or an icon that it does not find. If you move a file, change its path.',
      'These files were not deployed to a tenant when they were made: they were checked against what the tools ask for.',
    ]),
  );

/** `dist/connector/`: the folder for `paconn create --settings settings.json` and for `pac connector create`. */
export const emitDeploymentFolder = (sources: PackageSources): EmittedFile[] => [
  jsonFile(definition, sources.definition),
  jsonFile(properties, sources.properties),
  textFile(script, sources.script),
  { path: icon, bytes: sources.icon },
  jsonFile(settings, deploymentSettings),
  textFile(readme, readmeText(sources)),
];
