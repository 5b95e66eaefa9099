import { findTopFile, hasTopFolder, topFiles, topFolders } from './archive.ts';
import { holds, type OpenedPackage, type PackagedSolution, withoutQuotes, zipNames } from './certification-subject.ts';
import type { PackageBreach, PackageRule } from './package-rule.ts';
import { packageSources } from './package-sources.ts';

const outerPointer = ({ zipFilePath }: OpenedPackage): string => {
  const path = withoutQuotes(zipFilePath);
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
};
const innerPointer = (opened: OpenedPackage): string => `${outerPointer(opened)}!/${opened.packageName}`;
const folderPointer = (opened: OpenedPackage): string => `${innerPointer(opened)}!/${opened.folderName}`;
const solutionPointer = (opened: OpenedPackage, { name }: PackagedSolution): string =>
  `${folderPointer(opened)}/${name}`;

const refused = 'Microsoft refuses the package.';

const rule = (
  code: string,
  demand: string,
  fix: string,
  find: (opened: OpenedPackage) => readonly PackageBreach[],
): PackageRule<OpenedPackage> => ({
  code,
  severity: 'error',
  demand,
  consequence: refused,
  fix,
  source: packageSources.validator,
  find,
});

const markdownNames = (opened: OpenedPackage): string[] => topFiles(opened.outer).filter((name) => /\.md$/i.test(name));

const countBreach = (pointer: string, names: readonly string[], wanted: number): PackageBreach[] =>
  names.length === wanted ? [] : [{ pointer, value: names }];

const required = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

const missingFolders = (
  opened: OpenedPackage,
  component: Parameters<typeof holds>[1],
  folders: readonly string[],
): PackageBreach[] =>
  opened.solutions
    .filter((solution) => holds(solution, component))
    .flatMap((solution) =>
      folders
        .filter((folder) => !hasTopFolder(solution.archive, folder))
        .map((folder) => ({
          pointer: solutionPointer(opened, solution),
          value: topFolders(solution.archive),
          message: `customizations.xml has a component under ${component}, and the zip has no folder ${folder}.`,
        })),
    );

/** R1 to R6: what is in which zip. */
export const layoutRules: readonly PackageRule<OpenedPackage>[] = [
  rule('R1', 'The outer zip has no folder.', 'Put intro.md and the package zip at the top of the zip.', (opened) =>
    opened.outer.fault === undefined
      ? topFolders(opened.outer).map((folder) => ({ pointer: outerPointer(opened), value: folder }))
      : [
          {
            pointer: outerPointer(opened),
            value: `${opened.bytes.length} bytes`,
            message: `It cannot be read as a zip: ${opened.outer.fault}.`,
          },
        ],
  ),
  rule('R2', 'The outer zip has exactly one *.md file.', 'Put intro.md into it and no other *.md file.', (opened) =>
    countBreach(outerPointer(opened), markdownNames(opened), 1),
  ),
  rule('R3', 'The outer zip has exactly one *.zip file.', 'Put the package zip into it and no other zip.', (opened) =>
    countBreach(outerPointer(opened), zipNames(opened.outer), 1),
  ),
  rule('R4', 'The package zip has exactly one folder.', 'Put the solutions into one folder, PkgAssets.', (opened) =>
    countBreach(innerPointer(opened), topFolders(opened.inner), 1),
  ),
  rule('R5', 'The folder of the package has no folder in it.', 'Put the solution zips directly into it.', (opened) =>
    topFolders(opened.folder).map((folder) => ({ pointer: folderPointer(opened), value: folder })),
  ),
  rule(
    'R6',
    'The folder of the package has exactly two solution zips, or three with a plugin.',
    'Put the connector solution and the flow solution into it, and with a plugin its solution.',
    (opened) => countBreach(folderPointer(opened), zipNames(opened.folder), opened.plugin ? 3 : 2),
  ),
];

/** R7 to R11: each solution by itself. */
export const solutionRules: readonly PackageRule<OpenedPackage>[] = [
  rule(
    'R7',
    'Each solution zip has [Content_Types].xml, customizations.xml and solution.xml at the top.',
    'Export the solution again, or zip its files and not the folder around them.',
    (opened) =>
      opened.solutions.flatMap((solution) =>
        required
          .filter((name) => findTopFile(solution.archive, name) === undefined)
          .map((name) => ({
            pointer: solutionPointer(opened, solution),
            value: topFiles(solution.archive),
            message: `The solution zip has no ${name} at the top.`,
          })),
      ),
  ),
  rule('R8', 'customizations.xml is well-formed XML.', 'Export the solution again.', (opened) =>
    opened.solutions.flatMap((solution) =>
      'fault' in solution.customizations
        ? [
            {
              pointer: `${solutionPointer(opened, solution)}!/customizations.xml`,
              value: solution.customizations.fault,
            },
          ]
        : [],
    ),
  ),
  rule('R9', 'A solution with a connector has its folder.', 'Add the folder Connector.', (opened) =>
    missingFolders(opened, 'Connector', ['Connector']),
  ),
  rule(
    'R10',
    'A solution with flows has the folders of flows and of connectors.',
    'Add the folders Workflows and Connector: the flow solution carries the connector too.',
    (opened) => missingFolders(opened, 'Workflows', ['Workflows', 'Connector']),
  ),
  rule(
    'R11',
    'A solution with a plugin has the folders of connectors, plugins and their operations.',
    'Add the folders Connector, aiplugins and aipluginoperations.',
    (opened) =>
      opened.plugin
        ? missingFolders(opened, 'aicopilot_aiplugin', ['Connector', 'aiplugins', 'aipluginoperations'])
        : [],
  ),
];

type Found = Readonly<Record<'connector' | 'flows' | 'plugin', boolean>>;

const found = (solution: PackagedSolution, plugin: boolean): Found => ({
  connector: holds(solution, 'Connector'),
  flows: holds(solution, 'Workflows'),
  plugin: plugin && holds(solution, 'aicopilot_aiplugin'),
});

const needsOne = (opened: OpenedPackage, wanted: (found: Found) => boolean): PackageBreach[] => {
  const all = opened.solutions.map((solution) => ({ name: solution.name, ...found(solution, opened.plugin) }));
  return all.some(wanted) ? [] : [{ pointer: folderPointer(opened), value: all }];
};

/** R12 to R14: the solutions together. */
export const togetherRules: readonly PackageRule<OpenedPackage>[] = [
  rule('R12', 'One solution has the connector alone.', 'Add the connector solution.', (opened) =>
    needsOne(opened, ({ connector, flows, plugin }) => connector && !flows && !plugin),
  ),
  rule('R13', 'One solution has the connector and flows.', 'Put the connector into the flow solution too.', (opened) =>
    needsOne(opened, ({ connector, flows, plugin }) => connector && flows && !plugin),
  ),
  rule('R14', 'With a plugin, one solution has it and the connector.', 'Add the plugin solution.', (opened) =>
    opened.plugin ? needsOne(opened, ({ connector, flows, plugin }) => connector && plugin && !flows) : [],
  ),
];
