import { isDeepStrictEqual } from 'node:util';
import { Place } from '../document-view.ts';
import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { jsonFrom } from './file-set.ts';
import { entryText, inZip, type OpenedSolution } from './solution-subject.ts';
import { childText, type XmlNode } from './xml-tree.ts';

/** How the file of each column is called, after the connector's name and an underscore; capitals count. */
const fileEndings = {
  openapidefinition: 'openapidefinition.json',
  connectionparameters: 'connectionparameters.json',
  policytemplateinstances: 'policytemplateinstances.json',
  customcodeblobcontent: 'customcodeblobcontent.csx',
  iconblob: 'iconblob.Png',
} as const;

type Column = keyof typeof fileEndings;

const columns = Object.keys(fileEndings) as Column[];

const place = (solution: OpenedSolution, column: string): string =>
  inZip(solution, `customizations.xml#/Connectors/Connector/${column}`);

const pathOf = (connector: XmlNode, column: Column): string => (childText(connector, column) ?? '').replace(/^\//, '');

const propertiesOf = ({ documents }: OpenedSolution): Place =>
  new Place('apiProperties.json', documents.properties).at('properties');

const findFiles = (solution: OpenedSolution): Breach[] =>
  solution.connectors.flatMap((connector) =>
    columns.flatMap((column) => {
      const named = childText(connector, column);
      const wanted = `/Connector/${childText(connector, 'name')}_${fileEndings[column]}`;
      if (named !== wanted) {
        return [{ pointer: place(solution, column), value: named, message: `It does not name ${wanted}.` }];
      }
      const missing = !solution.archive.entries.has(wanted.slice(1));
      return missing ? [{ pointer: inZip(solution, wanted.slice(1)), message: 'The file is missing.' }] : [];
    }),
  );

const findChanged = (solution: OpenedSolution): Breach[] =>
  solution.connectors.flatMap((connector) => {
    const { definition, script, icon } = solution.documents;
    const properties = propertiesOf(solution);
    const json = (column: Column): unknown => jsonFrom(entryText(solution, pathOf(connector, column)));
    const differs: Readonly<Record<Column, boolean>> = {
      openapidefinition: !isDeepStrictEqual(json('openapidefinition'), definition),
      connectionparameters: !isDeepStrictEqual(
        json('connectionparameters'),
        properties.at('connectionParameters').value,
      ),
      policytemplateinstances: !isDeepStrictEqual(
        json('policytemplateinstances'),
        properties.at('policyTemplateInstances').value,
      ),
      customcodeblobcontent: entryText(solution, pathOf(connector, 'customcodeblobcontent')) !== script,
      iconblob: !isDeepStrictEqual(
        Buffer.from(solution.archive.entries.get(pathOf(connector, 'iconblob')) ?? []),
        Buffer.from(icon),
      ),
    };
    return columns
      .filter((column) => differs[column])
      .map((column) => ({
        pointer: inZip(solution, pathOf(connector, column)),
        value: entryText(solution, pathOf(connector, column)),
      }));
  });

/** The most that each column holds: characters of text, and bytes of the icon. */
const columnLimits: Readonly<Record<string, number>> = {
  openapidefinition: 1_000_000,
  connectionparameters: 500_000,
  policytemplateinstances: 500_000,
  customcodeblobcontent: 500_000,
  iconblob: 10_240 * 1024,
  name: 500,
  displayname: 200,
  description: 1000,
  iconbrandcolor: 100,
};

const columnLength = (solution: OpenedSolution, connector: XmlNode, column: string): number => {
  if (column === 'iconblob') return solution.archive.entries.get(pathOf(connector, 'iconblob'))?.length ?? 0;
  if (column in fileEndings) return entryText(solution, pathOf(connector, column as Column))?.length ?? 0;
  return childText(connector, column)?.length ?? 0;
};

const findLong = (solution: OpenedSolution): Breach[] =>
  solution.connectors.flatMap((connector) =>
    Object.entries(columnLimits).flatMap(([column, limit]) => {
      const length = columnLength(solution, connector, column);
      const unit = column === 'iconblob' ? 'bytes' : 'characters';
      return length > limit
        ? [
            {
              pointer: place(solution, column),
              value: `${length} ${unit}`,
              message: `The column ${column} holds at most ${limit} ${unit}.`,
            },
          ]
        : [];
    }),
  );

const findRow = (solution: OpenedSolution): Breach[] =>
  solution.connectors.flatMap((connector) => {
    const checks: [column: string, pattern: RegExp, message: string][] = [
      ['connectorid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'It is not an identifier in lower case.'],
      ['connectortype', /^1$/, 'It is not 1, which means a custom connector.'],
      ['name', /^[a-z][a-z0-9]{1,7}_[a-z0-9-]+$/, 'It is not a prefix, an underscore and a name in lower case.'],
      ['displayname', /./, 'It is empty.'],
      ['description', /./, 'It is empty.'],
      ['iconbrandcolor', /^#[0-9a-f]{6}$/i, 'It is not a colour of six digits.'],
    ];
    return checks.flatMap(([column, pattern, message]) => {
      const value = childText(connector, column);
      return pattern.test(value ?? '') ? [] : [{ pointer: place(solution, column), value, message }];
    });
  });

const scriptOperations = 'scriptoperations';

const findNoOperationList = (solution: OpenedSolution): Breach[] =>
  solution.connectors
    .filter((connector) => childText(connector, scriptOperations) === undefined)
    .map(() => ({ pointer: place(solution, scriptOperations) }));

const findOperationList = (solution: OpenedSolution): Breach[] =>
  solution.connectors.flatMap((connector) => {
    const text = childText(connector, scriptOperations);
    const wanted = propertiesOf(solution).at('scriptOperations').value;
    if (text === undefined || isDeepStrictEqual(jsonFrom(text), wanted)) return [];
    return [{ pointer: place(solution, scriptOperations), value: text, fix: `Write ${JSON.stringify(wanted)}.` }];
  });

const findNoPolicies = (solution: OpenedSolution): Breach[] => {
  const policies = propertiesOf(solution).at('policyTemplateInstances');
  return solution.connectors.length > 0 && policies.items.length === 0 ? [policies] : [];
};

const emitAgain = 'Emit it with npm run package, and do not edit the zip.';

/** What the connector in a solution must be; without a connector these rules say nothing. */
export const solutionConnectorRules: readonly Rule<OpenedSolution>[] = [
  rule({
    code: 'ConnectorRowInvalid',
    demand: 'The connector has an identifier, a type, names and a colour in the form that Dataverse has them.',
    consequence: 'The import fails, or makes a second connector beside the first.',
    fix: emitAgain,
    source: sources.connectorTable,
    find: findRow,
  }),
  rule({
    code: 'ConnectorFileMissing',
    demand: "Each file of the connector is in the zip under the connector's name, with its capitals.",
    consequence: 'The import fails, or the connector arrives without its script or its icon.',
    fix: emitAgain,
    source: sources.exports,
    find: findFiles,
  }),
  rule({
    code: 'ConnectorFileChanged',
    demand: 'Each file holds what the connector is: the parameters and the policies bare, the rest to the byte.',
    consequence: 'What is imported is not what was built and tested.',
    fix: emitAgain,
    source: sources.own,
    find: findChanged,
  }),
  rule({
    code: 'ConnectorColumnTooLong',
    demand: 'Each part of the connector fits into its Dataverse column.',
    fix: 'Shorten it.',
    source: sources.connectorTable,
    find: findLong,
  }),
  rule({
    code: 'ConnectorScriptOperationsDiffer',
    demand: 'The list scriptoperations names the operations that apiProperties.json names, as JSON.',
    consequence: 'The script runs for other operations than it was built and tested for, or for none.',
    fix: emitAgain,
    source: sources.exports,
    find: findOperationList,
  }),
  rule({
    code: 'ConnectorScriptOperationsMissing',
    severity: 'warning',
    demand: 'The connector lists the operations that its script runs for.',
    consequence: 'Public exports of connectors with a script have the list; what an import makes of none is not known.',
    fix: emitAgain,
    source: sources.exports,
    find: findNoOperationList,
  }),
  rule({
    code: 'ConnectorPoliciesEmpty',
    severity: 'warning',
    demand: 'The connector has at least one policy.',
    consequence: 'A package with an empty list was answered "Invalid package" (reported by a publisher).',
    fix: 'Keep the policy that sets the content type.',
    source: sources.submission,
    find: findNoPolicies,
  }),
];
