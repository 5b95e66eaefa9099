import { Place } from '../document-view.ts';
import type { Finding } from '../finding.ts';
import { applyRules, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { jsonFrom, type PackagedFile, textAt } from './file-set.ts';
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

export const solutionSettingsRules: readonly Rule<SolutionSettings>[] = [
  rule({
    code: 'SolutionSettingsDiffer',
    source: sources.solutions,
    demand:
      'The deployment settings list each connection reference of the solution, with its connector and no connection.',
    consequence:
      'An import from the command line leaves a flow without its connection, or brings the one of somebody else.',
    fix: 'Emit both with npm run package.',
    find: ({ file, solution }) => {
      const listed = new Place(file.path, jsonFrom(textAt([file], file.path))).at('ConnectionReferences');
      const settings = listed.items.map((item) => reference(item.at('LogicalName').text, item.at('ConnectorId').text));
      const references = openSolution(solution).connectionReferences.map((node) =>
        reference(node.attributes.connectionreferencelogicalname, childText(node, 'connectorid')),
      );
      const same = settings.toSorted().join('\n') === references.toSorted().join('\n');
      const connected = listed.items.map((item) => item.at('ConnectionId')).filter(({ value }) => value !== '');
      return [...(same ? [] : [listed]), ...connected];
    },
  }),
];

/** Checks the deployment settings of a solution against its connection references. */
export const checkSolutionSettings = (settings: SolutionSettings): Finding[] =>
  applyRules(solutionSettingsRules, settings);
