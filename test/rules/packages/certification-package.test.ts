import { describe, expect, test } from 'vitest';
import { certificationZip } from '../../../emit/certification/package.ts';
import { certificationPackageRules, checkCertificationPackage } from '../../../rules/packages/certification-package.ts';
import type { CertificationPackage } from '../../../rules/packages/certification-subject.ts';
import { flows, sources } from '../../emit/power-platform/fixture.ts';
import { add, type Entries, edit, remove, rename, rezip, zipOf } from './rezip.ts';

const good: CertificationPackage = {
  zipFilePath: 'C:\\offers\\certification.zip',
  isPluginEnabled: 'n',
  isFolder: false,
  bytes: certificationZip(sources, flows),
};

type Change = (entries: Entries) => void;

/** Changes an entry that is a zip itself. */
const inside =
  (path: string, change: Change): Change =>
  (entries) => {
    const bytes = entries[path];
    if (!bytes) throw new Error(`There is no ${path}.`);
    entries[path] = rezip(bytes, change);
  };

const inPackage = (change: Change): Change => inside('package.pdpkg.zip', change);
const inSolution = (name: string, change: Change): Change => inPackage(inside(`PkgAssets/${name}`, change));

const connectorSolution = 'ConnectorSolution.zip';
const flowSolution = 'FlowSolution.zip';

const changed = (change: Change, plugin = 'n'): CertificationPackage => ({
  ...good,
  isPluginEnabled: plugin,
  bytes: rezip(good.bytes, change),
});

/** A third solution, as a package with a plugin has it. */
const withPlugin = (folders: readonly string[], element = '<aicopilot_aiplugin name="p"/>', connector = true): Change =>
  inPackage((entries) => {
    entries['PkgAssets/PluginSolution.zip'] = zipOf({
      '[Content_Types].xml': '<Types/>',
      'solution.xml': '<ImportExportXml/>',
      'customizations.xml': `<ImportExportXml>${connector ? '<Connectors><Connector>x</Connector></Connectors>' : ''}${element}</ImportExportXml>`,
      ...Object.fromEntries(folders.map((folder) => [`${folder}/file.json`, '{}'])),
    });
  });

const pluginFolders = ['Connector', 'aiplugins', 'aipluginoperations'];

const codes = (given: CertificationPackage): string[] => checkCertificationPackage(given).map(({ code }) => code);

describe('the rules of ConnectorPackageValidator.ps1', () => {
  test('are all there, in its order', () => {
    expect(certificationPackageRules.map(({ code }) => code)).toEqual(
      Array.from({ length: 15 }, (_, index) => `R${index}`),
    );
  });

  test.each([
    ['our package', good],
    ['quotes and spaces around the path', { ...good, zipFilePath: ' "C:\\offers\\certification.zip" ' }],
    ['NO in capitals', { ...good, isPluginEnabled: 'NO' }],
    ['a drive without a folder', { ...good, zipFilePath: 'd:certification.ZIP' }],
    ['quotes around the answer', { ...good, isPluginEnabled: "'No'" }],
    ['other files beside ours', changed((entries) => add('notes.txt')(entries))],
    ['a file beside the folder of the package', changed(inPackage(add('readme.txt')))],
    [
      'another name for the folder',
      changed(
        inPackage((entries) => {
          rename('PkgAssets/ConnectorSolution.zip', 'Anything/ConnectorSolution.zip')(entries);
          rename('PkgAssets/FlowSolution.zip', 'Anything/FlowSolution.zip')(entries);
        }),
      ),
    ],
    ['file names in other capitals', changed(inSolution(connectorSolution, rename('solution.xml', 'Solution.XML')))],
    [
      'an empty Workflows beside the connector',
      changed(inSolution(connectorSolution, edit('customizations.xml', '<Workflows/>', '<Workflows></Workflows>'))),
    ],
    ['a package with a plugin', changed(withPlugin(pluginFolders), 'y')],
  ])('pass %s', (_, given) => {
    expect(checkCertificationPackage(given)).toEqual([]);
  });

  test.each([
    ['R0', 'no path', { ...good, zipFilePath: ' ' }],
    ['R0', 'no answer about the plugin', { ...good, isPluginEnabled: '' }],
    ['R0', 'a path without a drive', { ...good, zipFilePath: '/offers/certification.zip' }],
    ['R0', 'a path with forward slashes', { ...good, zipFilePath: 'C:/offers/certification.zip' }],
    ['R0', 'a character that Windows forbids', { ...good, zipFilePath: 'C:\\what?\\certification.zip' }],
    ['R0', 'a folder', { ...good, isFolder: true }],
    ['R0', 'another ending', { ...good, zipFilePath: 'C:\\offers\\certification.7z' }],
    ['R0', 'another answer', { ...good, isPluginEnabled: 'maybe' }],
    ['R1', 'a folder in the outer zip', changed(add('folder/intro.md'))],
    ['R1', 'no zip at all', { ...good, bytes: new TextEncoder().encode('no zip') }],
    ['R2', 'no introduction', changed(remove('intro.md'))],
    ['R2', 'two introductions', changed(add('readme.MD'))],
    ['R3', 'no package', changed(remove('package.pdpkg.zip'))],
    ['R3', 'two packages', changed(add('second.zip'))],
    [
      'R4',
      'no folder in the package',
      changed(
        inPackage((entries) => {
          rename('PkgAssets/ConnectorSolution.zip', 'ConnectorSolution.zip')(entries);
          rename('PkgAssets/FlowSolution.zip', 'FlowSolution.zip')(entries);
        }),
      ),
    ],
    ['R4', 'two folders in the package', changed(inPackage(add('Other/file.txt')))],
    ['R5', 'a folder in the folder', changed(inPackage(add('PkgAssets/deep/file.txt')))],
    ['R6', 'one solution', changed(inPackage(remove('PkgAssets/FlowSolution.zip')))],
    ['R6', 'three solutions without a plugin', changed(withPlugin(pluginFolders))],
    ['R6', 'two solutions with a plugin', { ...good, isPluginEnabled: 'yes' }],
    [
      'R7',
      'a solution without [Content_Types].xml',
      changed(inSolution(connectorSolution, remove('[Content_Types].xml'))),
    ],
    ['R7', 'a solution without solution.xml', changed(inSolution(flowSolution, remove('solution.xml')))],
    ['R7', 'a solution without customizations.xml', changed(inSolution(flowSolution, remove('customizations.xml')))],
    ['R8', 'broken XML', changed(inSolution(connectorSolution, edit('customizations.xml', '</ImportExportXml>', '')))],
    ['R9', 'a connector without its folder', changed(inSolution(connectorSolution, remove('Connector')))],
    [
      'R9',
      'the folder of the connector in the flow solution gone',
      changed(inSolution(flowSolution, remove('Connector'))),
    ],
    ['R10', 'flows without their folder', changed(inSolution(flowSolution, remove('Workflows')))],
    [
      'R10',
      'flows without the connector',
      changed(
        inSolution(flowSolution, (entries) => {
          remove('Connector')(entries);
          edit('customizations.xml', /<Connectors>.*<\/Connectors>/s, '<Connectors/>')(entries);
        }),
      ),
    ],
    ['R11', 'a plugin without its folders', changed(withPlugin(['Connector']), 'y')],
    [
      'R12',
      'flows in both solutions',
      changed(
        inSolution(connectorSolution, (entries) => {
          edit('customizations.xml', '<Workflows/>', '<Workflows><Workflow/></Workflows>')(entries);
          add('Workflows/flow.json')(entries);
        }),
      ),
    ],
    [
      'R13',
      'no flows',
      changed(inSolution(flowSolution, edit('customizations.xml', /<Workflows>.*<\/Workflows>/s, '<Workflows/>'))),
    ],
    ['R14', 'a third solution without a plugin', changed(withPlugin(pluginFolders, ''), 'y')],
    [
      'R14',
      'a plugin in a solution with flows',
      changed(
        withPlugin([...pluginFolders, 'Workflows'], '<Workflows><Workflow/></Workflows><aicopilot_aiplugin name="p"/>'),
        'y',
      ),
    ],
    [
      'R14',
      'a plugin without a connector',
      changed(withPlugin(pluginFolders, '<aicopilot_aiplugin name="p"/>', false), 'y'),
    ],
  ])('%s refuses %s, and nothing after it speaks', (code, _, given) => {
    expect([...new Set(codes(given))]).toEqual([code]);
  });

  test('say where, what is wrong, what came and how to correct it', () => {
    expect(checkCertificationPackage(changed(inSolution(flowSolution, remove('Workflows'))))).toEqual([
      {
        code: 'R10',
        severity: 'error',
        pointer: 'certification.zip!/package.pdpkg.zip!/PkgAssets/FlowSolution.zip',
        message: 'customizations.xml has a component under Workflows, and the zip has no folder Workflows.',
        value: '["Connector"]',
        consequence: 'Microsoft refuses the package.',
        fix: 'Add the folders Workflows and Connector: the flow solution carries the connector too.',
        source:
          'Microsoft, ConnectorPackageValidator.ps1 (https://github.com/microsoft/PowerPlatformConnectors/blob/dev/scripts/ConnectorPackageValidator.ps1)',
      },
    ]);
  });
});
