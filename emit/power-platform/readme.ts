import type { Connector } from '../../connector/model.ts';
import { markdownList, markdownPage, markdownSteps, markdownTable } from '../markdown.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { connectionReferences } from './connection-references.ts';
import { connectorApiName, publisher } from './publisher.ts';
import type { Solution } from './solution.ts';
import { solutionSettingsName } from './solution-settings.ts';

const flowTable = (flows: readonly SampleFlow[]): string =>
  markdownTable(
    ['Flow', 'What it does'],
    flows.map(({ displayName, description }) => [displayName, description]),
  );

const otherConnectors = (connector: Connector, flows: readonly SampleFlow[]): string[] => {
  const others = connectionReferences(connector, flows).filter(({ customConnectorId }) => !customConnectorId);
  return others.length > 0
    ? [`The flows also use these connectors: ${others.map(({ apiName }) => `\`${apiName}\``).join(', ')}.`]
    : [];
};

/** `README.md` of the folder: how to import, and what of it was never tried against a tenant. */
export const powerPlatformReadme = (first: Solution, second: Solution): string => {
  const { connector } = first.sources;
  const settingsFile = solutionSettingsName(second);
  return markdownPage(
    `# ${connector.title} as Power Platform solutions`,
    '**Not imported anywhere yet.** These solutions were made and checked without a tenant. Import them into an environment for trials first.',
    '## Import',
    markdownSteps([
      `Import \`${first.uniqueName}.zip\`: in the maker portal under Solutions, Import solution, or with \`pac solution import --path ${first.uniqueName}.zip\`.`,
      `Open the custom connector once and create a connection with your ${connector.connection.label}.`,
      `Import \`${second.uniqueName}.zip\` and choose that connection. From the command line, write the connection's id and the connector's id into \`${settingsFile}\` and run \`pac solution import --path ${second.uniqueName}.zip --settings-file ${settingsFile}\`.`,
      'The flows arrive switched off, so that nothing is sent by importing. Read a flow, put in your own values, and switch it on.',
    ]),
    'If a call reaches a host that is not there after an import, the script was not bound: deploy it once more with `pac connector update --script-file` (reported in public, not by Microsoft).',
    'If an import ends with `CustomScriptProvisioningFailed`, the platform could not provide the script. Create the connector without it from `dist/connector/`, with `pac connector create` and no `--script-file`; then add the script with `pac connector update --script-file script.csx` (reported in public, not by Microsoft).',
    '## The flows',
    flowTable(second.flows),
    ...otherConnectors(connector, second.flows),
    '## What is here',
    markdownTable(
      ['File or folder', 'What it is'],
      [
        [`${first.uniqueName}.zip`, first.description],
        [`${second.uniqueName}.zip`, second.description],
        [`${first.uniqueName}/, ${second.uniqueName}/`, 'the same two unpacked, to keep under version control'],
        [settingsFile, 'the connections that the flows need, to fill in'],
      ],
    ),
    `The publisher's prefix is \`${publisher.prefix}\`; an environment keeps it for every component of these solutions.`,
    '## What is inferred',
    markdownList([
      `The platform names the imported connector's interface itself, \`${connectorApiName(connector)}\` and more characters, so the files cannot know the whole name. The flows' connection reference points at the connector by its row (\`customconnectorid\`), as public exports do.`,
      'The list of operations that the script runs for is left out of the solution, since its form in exports is not documented. The script then runs for every operation, which is what is wanted.',
    ]),
  );
};
