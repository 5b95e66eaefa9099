import { type Archive, folderOf, openArchive, topFiles, topFolders } from './archive.ts';
import { elementsNamed, readXml, type XmlReading } from './xml-tree.ts';

/** A package for Partner Center. */
export interface CertificationPackage {
  /** The name of the zip, as findings are to show it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A solution zip inside the package. */
export interface PackagedSolution {
  readonly name: string;
  readonly archive: Archive;
  readonly customizations: XmlReading;
}

/** The package with everything in it opened, as far as it could be. */
export interface OpenedPackage extends CertificationPackage {
  readonly outer: Archive;
  /** The name and the content of the package zip; empty where there is not exactly one. */
  readonly packageName: string;
  readonly inner: Archive;
  /** The one folder of the package zip; empty where there is not exactly one. */
  readonly folderName: string;
  readonly folder: Archive;
  readonly solutions: readonly PackagedSolution[];
}

export const zipNames = (archive: Archive): string[] => topFiles(archive).filter((name) => /\.zip$/i.test(name));

const only = (items: readonly string[]): string => (items.length === 1 ? (items[0] ?? '') : '');

const bytesOf = (archive: Archive, path: string): Uint8Array => archive.entries.get(path) ?? new Uint8Array();

const customizationsOf = (archive: Archive): XmlReading => {
  const name = topFiles(archive).find((file) => file.toLowerCase() === 'customizations.xml');
  return name === undefined ? { fault: 'it is missing' } : readXml(bytesOf(archive, name));
};

export const openPackage = (given: CertificationPackage): OpenedPackage => {
  const outer = openArchive(given.bytes);
  const packageName = only(zipNames(outer));
  const inner = openArchive(bytesOf(outer, packageName));
  const folderName = only(topFolders(inner));
  const folder = folderName === '' ? openArchive(new Uint8Array()) : folderOf(inner, folderName);
  const solutions = zipNames(folder).map((name) => {
    const archive = openArchive(bytesOf(folder, name));
    return { name, archive, customizations: customizationsOf(archive) };
  });
  return { ...given, outer, packageName, inner, folderName, folder, solutions };
};

/** What the validator looks for in a solution; the names are those of the elements, and capitals count. */
export type Component = 'Connector' | 'Workflows';

/** Whether the first element of the name holds anything or has an attribute: an empty one does not count. */
export const holds = ({ customizations }: PackagedSolution, component: Component): boolean => {
  if (!('root' in customizations)) return false;
  const first = elementsNamed(customizations.root, component)[0];
  return first !== undefined && (first.filled || Object.keys(first.attributes).length > 0);
};
