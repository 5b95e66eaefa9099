import { describe, expect, test } from 'vitest';
import { certificationSolutions, certificationZip } from '../../../emit/certification/package.ts';
import { emitCertification } from '../../../emit/index.ts';
import { openArchive } from '../../../rules/packages/archive.ts';
import { elementsNamed, readXml } from '../../../rules/packages/xml-tree.ts';
import { flows, sources } from '../power-platform/fixture.ts';

const none = new Uint8Array();
const json = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;

const outer = openArchive(certificationZip(sources, flows)).entries;
const inner = openArchive(outer.get('package.pdpkg.zip') ?? none).entries;
const solution = (name: string) => openArchive(inner.get(`PkgAssets/${name}`) ?? none).entries;

describe('the zip for Partner Center', () => {
  test('has the introduction and the package, and in that one folder with two solutions', () => {
    expect([...outer.keys()]).toEqual(['intro.md', 'package.pdpkg.zip']);
    expect([...inner.keys()]).toEqual(['PkgAssets/ConnectorSolution.zip', 'PkgAssets/FlowSolution.zip']);
  });

  test('carries the connector in both solutions, and flows in one', () => {
    const folders = ['ConnectorSolution.zip', 'FlowSolution.zip'].map((name) => [
      ...new Set([...solution(name).keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0])),
    ]);
    expect(folders).toEqual([['Connector'], ['Connector', 'Workflows']]);
  });

  test.each(['ConnectorSolution.zip', 'FlowSolution.zip'])(
    'names the operation that tests a connection in %s',
    (name) => {
      const definition = json(solution(name).get('Connector/smode_sendmode_openapidefinition.json'));
      expect(definition['x-ms-capabilities']).toEqual({
        testConnection: { operationId: sources.connector.testConnection, parameters: {} },
      });
      expect({ ...definition, 'x-ms-capabilities': undefined }).toEqual({
        ...sources.definition,
        'x-ms-capabilities': undefined,
      });
    },
  );

  test('gives its solutions names of their own, so that they never replace those to import', () => {
    const { connector, flows: second } = certificationSolutions(sources, flows);
    expect([connector.uniqueName, second.uniqueName]).toEqual([
      'SendmodeConnectorCertification',
      'SendmodeFlowsCertification',
    ]);
  });

  test('has one row of the connector in each, with the identifier of the connector to import', () => {
    const ids = ['ConnectorSolution.zip', 'FlowSolution.zip'].map((name) => {
      const reading = readXml(solution(name).get('customizations.xml') ?? none);
      return 'root' in reading ? elementsNamed(reading.root, 'Connector').map((node) => node.children[0]?.text) : [];
    });
    expect(ids).toEqual([['a35f91d2-8141-59e2-87fa-af6de61da971'], ['a35f91d2-8141-59e2-87fa-af6de61da971']]);
  });
});

describe('the folder', () => {
  const files = new Map(emitCertification(sources, flows).map(({ path, bytes }) => [path, bytes]));

  test('has what goes to Partner Center, the folder of the pull request and the page', () => {
    expect([...files.keys()]).toEqual([
      'certification.zip',
      'intro.md',
      'icon.png',
      'certified-connectors/Sendmode/apiDefinition.swagger.json',
      'certified-connectors/Sendmode/apiProperties.json',
      'certified-connectors/Sendmode/script.csx',
      'certified-connectors/Sendmode/readme.md',
      'README.md',
    ]);
  });

  test('has properties of its own, with the owner of the service', () => {
    const copy = json(files.get('certified-connectors/Sendmode/apiProperties.json'));
    expect(copy).toEqual({ properties: { ...sources.properties.properties, stackOwner: 'SendMode' } });
    expect(sources.properties.properties).not.toHaveProperty('stackOwner');
  });

  test('has the introduction beside the zip as it is in it', () => {
    expect(new TextDecoder().decode(files.get('intro.md'))).toBe(new TextDecoder().decode(outer.get('intro.md')));
  });

  test('says that nothing was submitted and names every assumption', () => {
    const page = new TextDecoder().decode(files.get('README.md'));
    expect(page).toContain('**Not submitted anywhere yet.**');
    expect(page).toContain('| Opting a customer out is a POST to /v2/optout. |');
  });
});
