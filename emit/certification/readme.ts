import type { Connector } from '../../connector/model.ts';
import { markdownCode, markdownList, markdownPage, markdownParts, markdownSteps, markdownTable } from '../markdown.ts';
import { certificationFiles, pullRequestFolder } from './names.ts';

const emailStep = ({ contact }: Connector): string =>
  contact.email === undefined
    ? `Ask ${contact.name} for the address of its support team and write it into \`contact.email\` in \`connector/sendmode.ts\`. Policy 5000.3.1.4 demands it, and nobody else can name it. Build and package again.`
    : `Makers are sent to ${contact.email}: make sure that somebody answers there.`;

const validatorStep = markdownParts(
  "Run Microsoft's ConnectorPackageValidator.ps1 (microsoft/PowerPlatformConnectors, `scripts/`):",
  markdownCode(
    [`.\\ConnectorPackageValidator.ps1 -zipFilePath C:\\whole\\path\\${certificationFiles.zip} -isPluginEnabled n`],
    'powershell',
  ),
  'Only the line "Validation successful: The package structure is correct." is a pass: the script ends with status 0 in any case. Unchanged it needs Windows PowerShell 5.1. With PowerShell 7 it refuses every package until two lines of a copy are changed: the pattern for the path (which wants a drive letter, so elsewhere than on Windows let it ask for a rooted path), and where it lists the folders of the package, add `| Select-Object -ExpandProperty Name` (PowerShell 7 gives the whole path where 5.1 gave the name). Elsewhere than on Windows set `$env:TEMP` too. So changed, it has passed this package with PowerShell 7.6. The same rules were checked here when the zip was made.',
);

const submittingSteps = (connector: Connector): readonly string[] => [
  emailStep(connector),
  `Submit as the owner of the service or on its behalf: \`stackOwner\` and \`publisher\` both say ${connector.publisher}.`,
  `Import both solutions of ${certificationFiles.zip} into an environment for trials: they are the seed. Open the zip, then \`package.pdpkg.zip\` in it, then its folder; import the solution with the connector alone first.`,
  `Create a connection with your ${connector.connection.label}, and switch the flows on.`,
  'Call each operation at least ten times, and run each flow; reviewers ask for it.',
  'In the maker portal choose Publish all customizations. Then export both solutions as **unmanaged** into a folder of their own. Microsoft wants exported files, and nobody may edit them afterwards (policies 5000.1.1.15 to 5000.1.1.17).',
  markdownParts(
    'Put the exports into the package, checked by the same rules:',
    markdownCode(['npm run package -- --certification FOLDER-OF-EXPORTS'], 'sh'),
  ),
  validatorStep,
  `Upload ${certificationFiles.zip} to a blob storage and create a SAS address that is valid for at least 15 days: that address is what Partner Center takes.`,
  `In Partner Center give the address, ${certificationFiles.icon} and the texts of the offer. Open the pull request, and name it there.`,
  `Settle with ${connector.contact.name} what is assumed, below.`,
];

/** `README.md` of the folder: what to send where, and what to settle before. */
export const certificationReadme = (connector: Connector): string =>
  markdownPage(
    `# Submit ${connector.title} for certification`,
    '**Not submitted anywhere yet.** The files follow the published rules; the verdict is given by Microsoft alone.',
    '## What goes where',
    markdownTable(
      ['File or folder', 'Where it goes'],
      [
        [
          `${pullRequestFolder(connector)}/`,
          'a pull request to microsoft/PowerPlatformConnectors, branch dev, that touches nothing else',
        ],
        [
          certificationFiles.zip,
          'a blob storage, whose SAS address goes to Partner Center, once it holds your exports',
        ],
        [certificationFiles.icon, 'Partner Center, as the icon'],
        [certificationFiles.introduction, 'nowhere by itself: it is in the zip, and here to be read'],
      ],
    ),
    '## From the seed to the submission',
    'The solutions in the zip are made here and not exported, so as they are they are a seed to import, and not to be submitted.',
    markdownSteps(submittingSteps(connector)),
    '## What differs from the files that deploy',
    markdownList([
      '`apiProperties.json` has `stackOwner`, which deployment refuses.',
      `\`apiDefinition.swagger.json\` names \`${connector.testConnection}\` as the operation that tests a connection.`,
      'The solution with the flows carries the connector too, as rule R13 of the package validator asks. Its flows name the connector as flows do whose connector lives in another solution; no public export with both in one was found to compare it with.',
    ]),
    '## What is assumed',
    `No document of ${connector.contact.name}'s states the following.`,
    markdownTable(
      ['Assumption', 'Basis'],
      connector.assumptions.map(({ assumption, basis }) => [assumption, basis]),
    ),
  );
