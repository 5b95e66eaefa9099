import { type Archive, openArchive } from './archive.ts';
import { jsonFrom } from './file-set.ts';
import { childText, readXml, type XmlNode, type XmlReading } from './xml-tree.ts';

/** The documents that a solution's connector was made of. */
export interface ConnectorDocuments {
  readonly definition: unknown;
  readonly properties: unknown;
  readonly script: string;
  readonly icon: Uint8Array;
  /** The identifier of the connector's row in Dataverse, lower-case. */
  readonly connectorId: string;
  /** How connection references name the connector's interface before an import has given it its whole name. */
  readonly apiName: string;
  /** The connector's name in Dataverse, by which flows find it in every environment. */
  readonly logicalName: string;
}

/** A solution zip, where it stands, and what its connector should be. */
export interface SolutionZip {
  readonly pointer: string;
  readonly bytes: Uint8Array;
  readonly documents: ConnectorDocuments;
}

/** A flow of the solution: its element and its file, parsed if it could be. */
export interface OpenedFlow {
  readonly element: XmlNode;
  /** The path in the zip that its element names, without the leading slash. */
  readonly path: string;
  readonly content: unknown;
}

/** The solution with everything in it opened, as far as it could be; what is missing or broken is empty. */
export interface OpenedSolution extends SolutionZip {
  readonly archive: Archive;
  readonly manifest: XmlReading;
  readonly customizations: XmlReading;
  readonly connectors: readonly XmlNode[];
  readonly flows: readonly OpenedFlow[];
  readonly connectionReferences: readonly XmlNode[];
}

/** The text of an entry, if there is one. */
export const entryText = ({ archive }: OpenedSolution, path: string): string | undefined => {
  const bytes = archive.entries.get(path);
  return bytes && new TextDecoder().decode(bytes);
};

/** The children of a child, such as every `Connector` in `Connectors`. */
export const childrenOf = (reading: XmlReading, group: string, name: string): XmlNode[] =>
  'root' in reading
    ? reading.root.children
        .filter((child) => child.name === group)
        .flatMap((child) => child.children.filter((member) => member.name === name))
    : [];

const readEntry = (archive: Archive, path: string): XmlReading => {
  const bytes = archive.entries.get(path);
  return bytes ? readXml(bytes) : { fault: 'it is missing' };
};

const openFlow = (archive: Archive, element: XmlNode): OpenedFlow => {
  const path = (childText(element, 'JsonFileName') ?? '').replace(/^\//, '');
  const bytes = archive.entries.get(path);
  return { element, path, content: jsonFrom(bytes && new TextDecoder().decode(bytes)) };
};

export const openSolution = (zip: SolutionZip): OpenedSolution => {
  const archive = openArchive(zip.bytes);
  const customizations = readEntry(archive, 'customizations.xml');
  return {
    ...zip,
    archive,
    manifest: readEntry(archive, 'solution.xml'),
    customizations,
    connectors: childrenOf(customizations, 'Connectors', 'Connector'),
    flows: childrenOf(customizations, 'Workflows', 'Workflow').map((element) => openFlow(archive, element)),
    connectionReferences: childrenOf(customizations, 'connectionreferences', 'connectionreference'),
  };
};

/** Where an entry of the solution stands. */
export const inZip = (solution: Pick<OpenedSolution, 'pointer'>, path: string): string =>
  `${solution.pointer}!/${path}`;
