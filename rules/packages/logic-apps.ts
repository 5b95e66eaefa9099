/** Rules on what Logic Apps are given, where neither a connector's policies nor its script run. */

import { Place } from '../document-view.ts';
import type { Finding } from '../finding.ts';
import { applyRules, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { type PackagedFile, textAt } from './file-set.ts';

/** The files for Logic Apps, with the properties and the definition of the connector that they are for. */
export interface LogicAppsFiles {
  readonly files: readonly PackagedFile[];
  readonly properties: unknown;
  readonly definition: unknown;
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The connection parameters that no security definition uses: only a policy can have read them. */
const choicesOf = ({ properties, definition }: LogicAppsFiles): string[] => {
  const secrets = new Place('', definition).at('securityDefinitions').keys.map(bare);
  const parameters = new Place('', properties).at('properties', 'connectionParameters').keys;
  return parameters.filter((name) => !secrets.includes(bare(name)));
};

export const logicAppsRules: readonly Rule<LogicAppsFiles>[] = [
  rule({
    code: 'ConnectionChoiceWithoutPolicies',
    source: sources.own,
    demand: 'No file for Logic Apps may name a connection parameter that only a policy reads.',
    consequence: 'The person who sets it believes in a choice that has no effect, since no policy and no script runs.',
    fix: 'Leave the parameter out of what is emitted for Logic Apps.',
    find: (subject) =>
      subject.files.flatMap(({ path }) => {
        const text = textAt(subject.files, path);
        return choicesOf(subject)
          .filter((name) => text.split(/\W+/).includes(name))
          .map((name) => ({ pointer: path, value: name }));
      }),
  }),
];

/** Checks the files for one of the hosts of Logic Apps. */
export const checkLogicApps = (subject: LogicAppsFiles): Finding[] => applyRules(logicAppsRules, subject);
