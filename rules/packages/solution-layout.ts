import { type Breach, type Rule, rule } from '../rule.ts';
import { sources } from '../sources.ts';
import { childrenOf, inZip, type OpenedSolution } from './solution-subject.ts';
import { childText, elementsNamed, readXml } from './xml-tree.ts';

const requiredFiles = ['[Content_Types].xml', 'solution.xml', 'customizations.xml'];

const findMissing = (solution: OpenedSolution): Breach[] => {
  if (solution.archive.fault !== undefined) {
    return [{ pointer: solution.pointer, message: `It cannot be read as a zip: ${solution.archive.fault}.` }];
  }
  return requiredFiles
    .filter((name) => !solution.archive.entries.has(name))
    .map((name) => ({ pointer: inZip(solution, name) }));
};

const findMalformed = (solution: OpenedSolution): Breach[] =>
  [...solution.archive.entries].flatMap(([path, bytes]) => {
    const reading = /\.xml$/i.test(path) ? readXml(bytes) : undefined;
    return reading && 'fault' in reading ? [{ pointer: inZip(solution, path), value: reading.fault }] : [];
  });

const findUndeclared = (solution: OpenedSolution): Breach[] => {
  const path = '[Content_Types].xml';
  const bytes = solution.archive.entries.get(path);
  const reading = bytes && readXml(bytes);
  if (!reading || 'fault' in reading) return [];
  const extensions = elementsNamed(reading.root, 'Default').map((node) => node.attributes.Extension);
  const parts = elementsNamed(reading.root, 'Override').map((node) => node.attributes.PartName);
  return [...solution.archive.entries.keys()]
    .filter((name) => name !== path && !extensions.includes(name.split('.').at(-1)) && !parts.includes(`/${name}`))
    .map((name) => ({ pointer: inZip(solution, name), value: extensions }));
};

const manifestOf = (solution: OpenedSolution) =>
  'root' in solution.manifest ? elementsNamed(solution.manifest.root, 'SolutionManifest')[0] : undefined;

const findManaged = (solution: OpenedSolution): Breach[] => {
  const manifest = manifestOf(solution);
  const managed = manifest && childText(manifest, 'Managed');
  return manifest && managed !== '0'
    ? [{ pointer: inZip(solution, 'solution.xml#/SolutionManifest/Managed'), value: managed }]
    : [];
};

const findVersion = (solution: OpenedSolution): Breach[] => {
  const manifest = manifestOf(solution);
  const version = manifest && childText(manifest, 'Version');
  return manifest && !/^\d+\.\d+\.\d+\.\d+$/.test(version ?? '')
    ? [{ pointer: inZip(solution, 'solution.xml#/SolutionManifest/Version'), value: version }]
    : [];
};

const findPublisher = (solution: OpenedSolution): Breach[] => {
  const node = 'root' in solution.manifest ? elementsNamed(solution.manifest.root, 'Publisher')[0] : undefined;
  if (!node) return [];
  const prefix = childText(node, 'CustomizationPrefix') ?? '';
  const number = Number(childText(node, 'CustomizationOptionValuePrefix'));
  const place = inZip(solution, 'solution.xml#/SolutionManifest/Publisher');
  return [
    ...(/^(?!mscrm)[a-z][a-z0-9]{1,7}$/i.test(prefix)
      ? []
      : [{ pointer: `${place}/CustomizationPrefix`, value: prefix }]),
    ...(number >= 10_000 && number <= 99_999
      ? []
      : [
          {
            pointer: `${place}/CustomizationOptionValuePrefix`,
            value: number,
            message: 'The number before the values of choices is not from 10000 to 99999.',
            fix: 'Choose a number from 10000 to 99999.',
          },
        ]),
  ];
};

const component = (type: string, id: string): string => `${type} ${id.replaceAll(/[{}]/g, '').toLowerCase()}`;

const findComponents = (solution: OpenedSolution): Breach[] => {
  const manifest = manifestOf(solution);
  if (!manifest) return [];
  // Exports list other kinds of component too, such as environment variables.
  const roots = elementsNamed(manifest, 'RootComponent')
    .filter(({ attributes }) => ['29', '372'].includes(attributes.type ?? ''))
    .map(({ attributes }) => component(attributes.type ?? '', attributes.id ?? ''));
  const contents = [
    ...solution.connectors.map((node) => component('372', childText(node, 'connectorid') ?? '')),
    ...solution.flows.map(({ element }) => component('29', element.attributes.WorkflowId ?? '')),
  ];
  const pointer = inZip(solution, 'solution.xml#/SolutionManifest/RootComponents');
  return [
    ...contents
      .filter((each) => !roots.includes(each))
      .map((each) => ({
        pointer,
        value: roots,
        message: `customizations.xml has component ${each}, the list has not.`,
      })),
    ...roots
      .filter((each) => !contents.includes(each))
      .map((each) => ({
        pointer,
        value: roots,
        message: `The list has component ${each}, customizations.xml has not.`,
      })),
  ];
};

const findLanguages = (solution: OpenedSolution): Breach[] =>
  'root' in solution.customizations && childrenOf(solution.customizations, 'Languages', 'Language').length === 0
    ? [{ pointer: inZip(solution, 'customizations.xml#/Languages') }]
    : [];

const exportAgain = 'Emit it with npm run package, and do not edit the zip.';

/** What every solution zip must be, whatever it holds. */
export const solutionLayoutRules: readonly Rule<OpenedSolution>[] = [
  rule({
    code: 'SolutionFileMissing',
    demand: 'A solution zip has [Content_Types].xml, solution.xml and customizations.xml at the top.',
    fix: exportAgain,
    source: sources.exports,
    find: findMissing,
  }),
  rule({
    code: 'SolutionXmlMalformed',
    demand: 'Every XML file of a solution is well formed.',
    fix: exportAgain,
    source: sources.exports,
    find: findMalformed,
  }),
  rule({
    code: 'SolutionContentTypeMissing',
    demand: '[Content_Types].xml declares the ending of every file, with its capitals.',
    fix: 'Add a Default for the ending, or an Override for the file.',
    source: sources.exports,
    find: findUndeclared,
  }),
  rule({
    code: 'SolutionManaged',
    demand: 'The solution is unmanaged.',
    consequence: 'A managed solution cannot be changed where it is imported, and certification refuses it.',
    fix: 'Write 0 into Managed.',
    source: sources.submission,
    find: findManaged,
  }),
  rule({
    code: 'SolutionVersionInvalid',
    demand: 'The version has four numbers.',
    fix: 'Write the version as 1.0.0.0.',
    source: sources.solutions,
    find: findVersion,
  }),
  rule({
    code: 'SolutionPublisherInvalid',
    demand: "The publisher's prefix has two to eight letters or digits, begins with a letter and not with mscrm.",
    fix: 'Choose another prefix.',
    source: sources.solutionPublisher,
    find: findPublisher,
  }),
  rule({
    code: 'SolutionComponentsDiffer',
    demand: 'solution.xml lists the components of customizations.xml, and no other.',
    consequence: 'A component is lost at the import, or the import fails.',
    fix: exportAgain,
    source: sources.exports,
    find: findComponents,
  }),
  rule({
    code: 'SolutionLanguageMissing',
    demand: 'customizations.xml names a language.',
    fix: 'Add Languages with Language 1033.',
    source: sources.exports,
    find: findLanguages,
  }),
];
