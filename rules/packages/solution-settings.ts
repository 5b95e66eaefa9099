import type { Finding } from '../finding.ts';
import { jsonAt, type PackagedFile } from './file-set.ts';
import { applyRules, type PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';
import { openSolution, type SolutionZip } from './solution-subject.ts';
import { childText } from './xml-tree.ts';

/** A file of deployment settings and the solution that it is for. */
export interface SolutionSettings {
  readonly file: PackagedFile;
  readonly solution: SolutionZip;
}

/** What a reference is in both files, as one text to compare by. */
const reference = (logicalName: string | undefined, connectorId: string | undefined): string =>
  `${logicalName} ${connectorId}`;

const settingsRule: PackageRule<SolutionSettings> = {
  code: 'SolutionSettingsDiffer',
  severity: 'error',
  demand:
    'The deployment settings list each connection reference of the solution, with its connector and no connection.',
  consequence:
    'An import from the command line leaves a flow without its connection, or brings the one of somebody else.',
  fix: 'Emit both with npm run package.',
  source: packageSources.solutions,
  find: ({ file, solution }) => {
    const listed = jsonAt([file], file.path).at('ConnectionReferences');
    const settings = listed.items.map((item) => reference(item.at('LogicalName').text, item.at('ConnectorId').text));
    const references = openSolution(solution).connectionReferences.map((node) =>
      reference(node.attributes.connectionreferencelogicalname, childText(node, 'connectorid')),
    );
    const connected = listed.items.map((item) => item.at('ConnectionId')).filter(({ value }) => value !== '');
    const same = settings.toSorted().join('\n') === references.toSorted().join('\n');
    return [
      ...(same ? [] : [{ pointer: listed.pointer, value: listed.value }]),
      ...connected.map(({ pointer, value }) => ({ pointer, value })),
    ];
  },
};

/** Checks the deployment settings of a solution against its connection references. */
export const checkSolutionSettings = (settings: SolutionSettings): Finding[] => applyRules([settingsRule], settings);
