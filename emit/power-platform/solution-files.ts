import { type EmittedFile, inFolder, textFile, zip } from '../emitted-file.ts';
import { connectorElement, connectorFiles } from './connector-component.ts';
import { packedCustomizations, unpackedCustomizations } from './customizations.ts';
import { flowElement, flowFile, flowFileName } from './flow-component.ts';
import { connectorComponentName } from './publisher.ts';
import { type Solution, solutionVersion } from './solution.ts';
import { solutionManifest } from './solution-manifest.ts';
import { xmlText } from './xml.ts';

const connectorFilesOf = ({ sources, connector }: Solution): EmittedFile[] =>
  connector ? connectorFiles(sources, connector.definition, connector.properties) : [];

const flowFilesOf = ({ sources, flows }: Solution): EmittedFile[] =>
  flows.map((flow) => flowFile(sources.connector, flow));

/** The kinds of file in the zip; each is declared as plain bytes, with the capitals that the file names have. */
const extensions = ['xml', 'json', 'Png', 'csx'];

const contentTypes = (files: readonly EmittedFile[]): string =>
  xmlText('Types', {
    '@xmlns': 'http://schemas.openxmlformats.org/package/2006/content-types',
    Default: extensions
      .filter((extension) => files.some(({ path }) => path.endsWith(`.${extension}`)))
      .map((extension) => ({ '@Extension': extension, '@ContentType': 'application/octet-stream' })),
  });

/** The files of the zip that is imported, in the order in which they stand in it. */
export const packedFiles = (solution: Solution): EmittedFile[] => {
  const files = [
    textFile('solution.xml', solutionManifest(solution)),
    textFile('customizations.xml', packedCustomizations(solution)),
    ...inFolder('Connector', connectorFilesOf(solution)),
    ...inFolder('Workflows', flowFilesOf(solution)),
  ];
  return [textFile('[Content_Types].xml', contentTypes(files)), ...files];
};

/** The solution as a zip, to import. */
export const packedSolution = (solution: Solution): Uint8Array => zip(packedFiles(solution));

/**
 * The same solution as the Power Platform command line unpacks it, to keep under version control and to pack again
 * (`pac solution pack`). The folder of connectors is plural here and singular in the zip.
 */
export const unpackedFiles = (solution: Solution): EmittedFile[] => {
  const { connector } = solution.sources;
  const name = connectorComponentName(connector);
  return [
    textFile('Other/Solution.xml', solutionManifest(solution)),
    textFile('Other/Customizations.xml', unpackedCustomizations(solution)),
    ...(solution.connector
      ? [
          textFile(
            `Connectors/${name}.xml`,
            xmlText('Connector', { ...connectorElement(connector, solution.connector.properties) }),
          ),
        ]
      : []),
    ...inFolder('Connectors', connectorFilesOf(solution)),
    ...inFolder('Workflows', flowFilesOf(solution)),
    ...solution.flows.map((flow) =>
      textFile(
        `Workflows/${flowFileName(flow)}.data.xml`,
        xmlText('Workflow', { ...flowElement(flow, solutionVersion(connector)) }),
      ),
    ),
  ];
};
