import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { certificationSolutions } from '../../../emit/certification/package.ts';
import { emitPowerPlatform } from '../../../emit/index.ts';
import { flowId } from '../../../emit/power-platform/flow-component.ts';
import { connectorSolution, flowsSolution } from '../../../emit/power-platform/solution.ts';
import { packedFiles, packedSolution, unpackedFiles } from '../../../emit/power-platform/solution-files.ts';
import { childText, elementsNamed, readXml } from '../../../rules/packages/xml-tree.ts';
import { flows, sources } from './fixture.ts';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const json = (bytes: Uint8Array | undefined): unknown => JSON.parse(text(bytes));

const rootOf = (bytes: Uint8Array | undefined) => {
  const reading = readXml(bytes ?? new Uint8Array());
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.root;
};

const connectorZip = unzipSync(packedSolution(connectorSolution(sources)));
const flowsZip = unzipSync(packedSolution(flowsSolution(sources, flows)));

describe('the connector solution', () => {
  test('has exactly the files of an export with a script, [Content_Types].xml first', () => {
    expect(Object.keys(connectorZip)).toEqual([
      '[Content_Types].xml',
      'solution.xml',
      'customizations.xml',
      'Connector/smode_sendmode_openapidefinition.json',
      'Connector/smode_sendmode_connectionparameters.json',
      'Connector/smode_sendmode_policytemplateinstances.json',
      'Connector/smode_sendmode_customcodeblobcontent.csx',
      'Connector/smode_sendmode_iconblob.Png',
    ]);
  });

  test('holds the definition unchanged and the parameters and policies bare', () => {
    expect(json(connectorZip['Connector/smode_sendmode_openapidefinition.json'])).toEqual(sources.definition);
    const { connectionParameters, policyTemplateInstances } = sources.properties.properties;
    expect(json(connectorZip['Connector/smode_sendmode_connectionparameters.json'])).toEqual(connectionParameters);
    expect(json(connectorZip['Connector/smode_sendmode_policytemplateinstances.json'])).toEqual(
      policyTemplateInstances,
    );
    expect(text(connectorZip['Connector/smode_sendmode_customcodeblobcontent.csx'])).toBe(sources.script);
    expect(Buffer.from(connectorZip['Connector/smode_sendmode_iconblob.Png'] ?? [])).toEqual(Buffer.from(sources.icon));
  });

  test('declares each ending with its capitals', () => {
    const defaults = elementsNamed(rootOf(connectorZip['[Content_Types].xml']), 'Default');
    expect(defaults.map((node) => node.attributes.Extension)).toEqual(['xml', 'json', 'Png', 'csx']);
  });

  test('describes the connector by the members that exports have, in their order', () => {
    const connector = elementsNamed(rootOf(connectorZip['customizations.xml']), 'Connector')[0];
    expect(connector?.children.map(({ name, text }) => `${name}=${text}`)).toEqual([
      'connectorid=a35f91d2-8141-59e2-87fa-af6de61da971',
      `description=${sources.connector.description}`,
      'displayname=Sendmode',
      'iconbrandcolor=#14506e',
      'name=smode_sendmode',
      'connectortype=1',
      'scriptoperations=["Send_SMS","Import_Customer","Check_Credits","Optout_Customer"]',
      'openapidefinition=/Connector/smode_sendmode_openapidefinition.json',
      'connectionparameters=/Connector/smode_sendmode_connectionparameters.json',
      'policytemplateinstances=/Connector/smode_sendmode_policytemplateinstances.json',
      'customcodeblobcontent=/Connector/smode_sendmode_customcodeblobcontent.csx',
      'iconblob=/Connector/smode_sendmode_iconblob.Png',
    ]);
  });

  test('is unmanaged, of our publisher, with the connector as its one component', () => {
    const manifest = rootOf(connectorZip['solution.xml']);
    const [solution] = elementsNamed(manifest, 'SolutionManifest');
    expect(solution && [childText(solution, 'Managed'), childText(solution, 'Version')]).toEqual(['0', '1.0.0.0']);
    expect(elementsNamed(manifest, 'CustomizationPrefix')[0]?.text).toBe('smode');
    expect(elementsNamed(manifest, 'RootComponent').map((node) => node.attributes)).toEqual([
      { type: '372', id: '{a35f91d2-8141-59e2-87fa-af6de61da971}', schemaName: 'smode_sendmode', behavior: '0' },
    ]);
    expect(elementsNamed(manifest, 'AddressNumber').map((node) => node.text)).toEqual(['1', '2']);
    expect(elementsNamed(manifest, 'EMailAddress')[0]?.attributes).toEqual({ 'xsi:nil': 'true' });
  });
});

describe('the connector as a missing dependency', () => {
  const dependencies = (zip: Record<string, Uint8Array>) =>
    elementsNamed(rootOf(zip['solution.xml']), 'MissingDependency').map(({ children }) =>
      children.map(({ name, attributes }) => [name, attributes]),
    );

  test('is listed for each flow and each connection reference that needs it', () => {
    const connector = {
      type: '372',
      schemaName: 'smode_sendmode',
      displayName: 'Sendmode',
      solution: 'SendmodeConnector (1.0.0.0)',
      id: '{a35f91d2-8141-59e2-87fa-af6de61da971}',
    };
    const reference = 'smode_sharedsendmode_290d9';
    expect(dependencies(flowsZip)).toEqual(
      [
        ...flows.map((flow) => ({ type: '29', displayName: flow.displayName, id: `{${flowId(flow)}}` })),
        { type: 'connectionreference', displayName: reference, 'id.connectionreferencelogicalname': reference },
      ].map((dependent) => [
        ['Required', connector],
        ['Dependent', dependent],
      ]),
    );
  });

  test('is not listed where the solution carries it, or where no flow uses it', () => {
    const withoutUse = { ...flowsSolution(sources, []), uniqueName: 'Empty' };
    const carrying = certificationSolutions(sources, flows).flows;
    expect(
      [connectorSolution(sources), withoutUse, carrying].map((each) => dependencies(unzipSync(packedSolution(each)))),
    ).toEqual([[], [], []]);
  });
});

describe('customizations.xml', () => {
  test('has its sections in the order of exports', () => {
    expect(rootOf(flowsZip['customizations.xml']).children.map(({ name }) => name)).toEqual([
      'Entities',
      'Roles',
      'Workflows',
      'FieldSecurityProfiles',
      'Templates',
      'EntityMaps',
      'EntityRelationships',
      'OrganizationSettings',
      'optionsets',
      'CustomControls',
      'EntityDataProviders',
      'connectionreferences',
      'Languages',
    ]);
  });
});

describe('the unpacked form', () => {
  test('has the connector in a plural folder, its files still named as in the zip', () => {
    const unpacked = new Map(unpackedFiles(connectorSolution(sources)).map(({ path, bytes }) => [path, bytes]));
    expect([...unpacked.keys()]).toEqual([
      'Other/Solution.xml',
      'Other/Customizations.xml',
      'Connectors/smode_sendmode.xml',
      'Connectors/smode_sendmode_openapidefinition.json',
      'Connectors/smode_sendmode_connectionparameters.json',
      'Connectors/smode_sendmode_policytemplateinstances.json',
      'Connectors/smode_sendmode_customcodeblobcontent.csx',
      'Connectors/smode_sendmode_iconblob.Png',
    ]);
    const root = rootOf(unpacked.get('Connectors/smode_sendmode.xml'));
    expect(root.name).toBe('Connector');
    expect(childText(root, 'iconblob')).toBe('/Connector/smode_sendmode_iconblob.Png');
  });

  test.each(['Connectors', 'Workflows'])('keeps the section %s, empty', (section) => {
    const files = unpackedFiles(flowsSolution(sources, flows));
    const customizations = files.find(({ path }) => path === 'Other/Customizations.xml');
    const [found] = elementsNamed(rootOf(customizations?.bytes), section);
    expect(found?.filled).toBe(false);
  });

  test('says of the solution what the zip says', () => {
    const solution = flowsSolution(sources, flows);
    const packed = packedFiles(solution).find(({ path }) => path === 'solution.xml');
    const unpacked = unpackedFiles(solution).find(({ path }) => path === 'Other/Solution.xml');
    expect(text(unpacked?.bytes)).toBe(text(packed?.bytes));
  });
});

describe('the folder', () => {
  const files = emitPowerPlatform(sources, flows);

  test('has both zips, their unpacked form, the settings and the page', () => {
    expect(files.map(({ path }) => path).filter((path) => !path.includes('/'))).toEqual([
      'SendmodeConnector.zip',
      'SendmodeFlows.zip',
      'SendmodeFlows.deploymentSettings.json',
      'README.md',
    ]);
  });

  test('says that nothing was imported yet', () => {
    const page = text(files.find(({ path }) => path === 'README.md')?.bytes);
    expect(page).toContain('**Not imported anywhere yet.**');
    expect(page).toMatch(/CustomScriptProvisioningFailed.*pac connector create.*pac connector update --script-file/);
  });

  test('lists the connections to fill in', () => {
    expect(json(files.find(({ path }) => path === 'SendmodeFlows.deploymentSettings.json')?.bytes)).toEqual({
      EnvironmentVariables: [],
      ConnectionReferences: [
        {
          LogicalName: 'smode_sharedsendmode_290d9',
          ConnectionId: '',
          ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_smode-5fsendmode',
        },
        {
          LogicalName: expect.stringMatching(/^smode_sharedoffice365_[0-9a-f]{5}$/),
          ConnectionId: '',
          ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
        },
      ],
    });
  });

  test('is the same bytes each time', () => {
    const again = emitPowerPlatform(structuredClone(sources), structuredClone(flows));
    expect(again.map(({ bytes }, index) => Buffer.compare(bytes, files[index]?.bytes ?? new Uint8Array()))).toEqual(
      files.map(() => 0),
    );
  });
});
