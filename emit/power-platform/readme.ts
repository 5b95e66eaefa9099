import type { Connector } from '../../connector/model.ts';
import { markdownList, markdownPage, markdownSteps, markdownTable } from '../markdown.ts';
import type { SampleFlow } from '../sample-flow.ts';
import { connectionReferences } from './connection-references.ts';
import { connectorApiName, connectorComponentName, publisher } from './publisher.ts';
import type { Solution } from './solution.ts';
import { solutionSettingsName } from './solution-settings.ts';

const flowTable = (flows: readonly SampleFlow[]): string =>
  markdownTable(
    ['Flow', 'What it does'],
    flows.map(({ displayName, description }) => [displayName, description]),
  );

const otherConnectors = (connector: Connector, flows: readonly SampleFlow[]): string[] => {
  const others = connectionReferences(connector, flows).filter(({ ownConnector }) => !ownConnector);
  return others.length > 0
    ? [`The flows also use these connectors: ${others.map(({ apiName }) => `\`${apiName}\``).join(', ')}.`]
    : [];
};

/** Which parts were held against which public exports. */
const comparedWith = (flows: Solution): string =>
  markdownTable(
    ['Part', 'Compared with'],
    [
      [
        `the flows, their connection references and the missing dependencies of ${flows.uniqueName}`,
        "two versions of Microsoft's export of flows whose custom connector lives in another solution (microsoft/coe-starter-kit, CenterofExcellenceAuditLogs)",
      ],
      [
        "the connector's row and its list of script operations",
        "Microsoft's export of a connector with a script (microsoft/coe-starter-kit, ALMAccelerator) and a newer export of one without (MartinMikes/PlannerTasksFromTemplate)",
      ],
      ['the zips', 'the raw export of 2026 in MartinMikes/PlannerTasksFromTemplate'],
    ],
  );

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
      `Import \`${second.uniqueName}.zip\` and choose that connection. From the command line, write the connection's id and the connector's id into \`${settingsFile}\` (best through \`files\` of \`environments/NAME.json\`, from which packaging fills it in each time) and run \`pac solution import --path ${second.uniqueName}.zip --settings-file ${settingsFile}\`.`,
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
    '## What was compared, and what is inferred',
    'No import was tried. No document of Microsoft describes these files, so they were held against public exports:',
    comparedWith(second),
    markdownList([
      `Each environment names the imported connector's interface itself, \`${connectorApiName(connector)}\` and more characters, so the files cannot know the whole name. The steps of the flows therefore name no interface (\`"apiId": ""\`), the flows name the connector by its logical name, \`${connectorComponentName(connector)}\`, and the connection reference points at its row (\`customconnectorid\`), all as those exports do. That a flow can be switched on by this alone is inferred.`,
      `${second.uniqueName} lists the connector as a missing dependency, so that an import before ${first.uniqueName} should say which solution is missing.`,
    ]),
  );
};
