import { describe, expect, test } from 'vitest';
import { certificationZip } from '../../../emit/certification/package.ts';
import { certificationPackageRules, checkCertificationPackage } from '../../../rules/packages/certification-package.ts';
import type { CertificationPackage } from '../../../rules/packages/certification-subject.ts';
import { flows, sources } from '../../emit/power-platform/fixture.ts';
import { add, type Entries, edit, remove, rename, rezip, zipOf } from './rezip.ts';

const good: CertificationPackage = {
  name: 'certification.zip',
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

const changed = (change: Change): CertificationPackage => ({ ...good, bytes: rezip(good.bytes, change) });

/** A third solution, as a package with a plugin has it. */
const withThird: Change = inPackage((entries) => {
  entries['PkgAssets/PluginSolution.zip'] = zipOf({
    '[Content_Types].xml': '<Types/>',
    'solution.xml': '<ImportExportXml/>',
    'customizations.xml': '<ImportExportXml/>',
  });
});

const codes = (given: CertificationPackage): string[] => checkCertificationPackage(given).map(({ code }) => code);

describe('the rules of ConnectorPackageValidator.ps1', () => {
  test('are there in its order, but for those on how it is called and on plugins', () => {
    expect(certificationPackageRules.map(({ code }) => code).join(' ')).toBe('R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R12 R13');
  });

  test.each([
    ['our package', good],
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
  ])('pass %s', (_, given) => {
    expect(checkCertificationPackage(given)).toEqual([]);
  });

  test.each([
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
    ['R6', 'three solutions', changed(withThird)],
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
