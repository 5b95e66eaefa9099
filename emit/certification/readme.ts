import type { Connector } from '../../connector/model.ts';
import { markdownList, markdownPage, markdownSteps, markdownTable } from '../markdown.ts';
import { certificationFiles, pullRequestFolder } from './names.ts';

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
        [certificationFiles.zip, 'Partner Center, as the package of the offer'],
        [certificationFiles.icon, 'Partner Center, as the icon'],
        [certificationFiles.introduction, 'nowhere by itself: it is in the zip, and here to be read'],
      ],
    ),
    '## Before you submit',
    markdownSteps([
      `Submit as the owner of the service or on its behalf: \`stackOwner\` and \`publisher\` both say ${connector.publisher}.`,
      'Import both solutions into a trial environment and call each operation at least ten times; reviewers ask for it.',
      `Run ConnectorPackageValidator.ps1 of that repository on Windows over \`${certificationFiles.zip}\` with \`-isPluginEnabled n\`. Only the line "Validation successful: The package structure is correct." is a pass: the script ends with status 0 in any case. Its rules R0 to R14 were checked here when the zip was made.`,
      `Settle with ${connector.contact.name} what is assumed, below.`,
    ]),
    '## What differs from the files that deploy',
    markdownList([
      '`apiProperties.json` has `stackOwner`, which deployment refuses.',
      `\`apiDefinition.swagger.json\` names \`${connector.testConnection}\` as the operation that tests a connection.`,
    ]),
    '## What is assumed',
    `No document of ${connector.contact.name}'s states the following.`,
    markdownTable(
      ['Assumption', 'Basis'],
      connector.assumptions.map(({ assumption, basis }) => [assumption, basis]),
    ),
  );
