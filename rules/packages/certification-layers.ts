import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { findTopFile, hasTopFolder, topFiles, topFolders } from './archive.ts';
import { type Component, holds, type OpenedPackage, type PackagedSolution, zipNames } from './certification-subject.ts';

const outerPointer = ({ name }: OpenedPackage): string => name;
const innerPointer = (opened: OpenedPackage): string => `${outerPointer(opened)}!/${opened.packageName}`;
const folderPointer = (opened: OpenedPackage): string => `${innerPointer(opened)}!/${opened.folderName}`;
const solutionPointer = (opened: OpenedPackage, { name }: PackagedSolution): string =>
  `${folderPointer(opened)}/${name}`;

const demand = (
  code: string,
  demanded: string,
  fix: string,
  find: (opened: OpenedPackage) => readonly Breach[],
): Rule<OpenedPackage> => rule({ code, demand: demanded, fix, source: sources.packageValidator, find });

const markdownNames = (opened: OpenedPackage): string[] => topFiles(opened.outer).filter((name) => /\.md$/i.test(name));

const countBreach = (pointer: string, names: readonly string[], wanted: number): Breach[] =>
  names.length === wanted ? [] : [{ pointer, value: names }];

const required = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

const missingFolders = (opened: OpenedPackage, component: Component, folders: readonly string[]): Breach[] =>
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
export const layoutRules: readonly Rule<OpenedPackage>[] = [
  demand('R1', 'The outer zip has no folder.', 'Put intro.md and the package zip at the top of the zip.', (opened) =>
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
  demand('R2', 'The outer zip has exactly one *.md file.', 'Put intro.md into it and no other *.md file.', (opened) =>
    countBreach(outerPointer(opened), markdownNames(opened), 1),
  ),
  demand('R3', 'The outer zip has exactly one *.zip file.', 'Put the package zip into it and no other zip.', (opened) =>
    countBreach(outerPointer(opened), zipNames(opened.outer), 1),
  ),
  demand('R4', 'The package zip has exactly one folder.', 'Put the solutions into one folder, PkgAssets.', (opened) =>
    countBreach(innerPointer(opened), topFolders(opened.inner), 1),
  ),
  demand('R5', 'The folder of the package has no folder in it.', 'Put the solution zips directly into it.', (opened) =>
    topFolders(opened.folder).map((folder) => ({ pointer: folderPointer(opened), value: folder })),
  ),
  demand(
    'R6',
    'The folder of the package has exactly two solution zips.',
    'Put the connector solution and the flow solution into it.',
    (opened) => countBreach(folderPointer(opened), zipNames(opened.folder), 2),
  ),
];

/** R7 to R10: each solution by itself. */
export const solutionRules: readonly Rule<OpenedPackage>[] = [
  demand(
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
  demand('R8', 'customizations.xml is well-formed XML.', 'Export the solution again.', (opened) =>
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
  demand('R9', 'A solution with a connector has its folder.', 'Add the folder Connector.', (opened) =>
    missingFolders(opened, 'Connector', ['Connector']),
  ),
  demand(
    'R10',
    'A solution with flows has the folders of flows and of connectors.',
    'Add the folders Workflows and Connector: the flow solution carries the connector too.',
    (opened) => missingFolders(opened, 'Workflows', ['Workflows', 'Connector']),
  ),
];

type Found = Readonly<Record<'connector' | 'flows', boolean>>;

const found = (solution: PackagedSolution): Found => ({
  connector: holds(solution, 'Connector'),
  flows: holds(solution, 'Workflows'),
});

const needsOne = (opened: OpenedPackage, wanted: (found: Found) => boolean): Breach[] => {
  const all = opened.solutions.map((solution) => ({ name: solution.name, ...found(solution) }));
  return all.some(wanted) ? [] : [{ pointer: folderPointer(opened), value: all }];
};

/** R12 and R13: the solutions together. */
export const togetherRules: readonly Rule<OpenedPackage>[] = [
  demand('R12', 'One solution has the connector alone.', 'Add the connector solution.', (opened) =>
    needsOne(opened, ({ connector, flows }) => connector && !flows),
  ),
  demand(
    'R13',
    'One solution has the connector and flows.',
    'Put the connector into the flow solution too.',
    (opened) => needsOne(opened, ({ connector, flows }) => connector && flows),
  ),
];
