import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { certificationSolutions } from '../../emit/certification/package.ts';
import { emitDocuments } from '../../emit/index.ts';
import { packedSolution } from '../../emit/power-platform/solution-files.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { hosts } from '../../scripts/package/hosts.ts';
import { preparePackages } from '../../scripts/package.ts';
import { add, type Entries, edit, rezip } from '../rules/packages/rezip.ts';
import { type PackagedProject, packagedProject, refusal } from './packaged-project.ts';

const complete: Connector = { ...sendmode, contact: { ...sendmode.contact, email: 'support@example.com' } };

let at: PackagedProject;
let folder: string;

const among = hosts.filter((host) => host.folder === 'certification');
const flowsPath = 'customizations.xml';

beforeEach(async () => {
  at = await packagedProject();
  folder = path.join(at.project, 'exports');
  await mkdir(folder);
});

/** Writes both solutions as an environment would export them: with names of its own, and a flow that is switched on. */
const exportBoth = async (
  change: { readonly connector?: (entries: Entries) => void; readonly flows?: (entries: Entries) => void } = {},
): Promise<void> => {
  const script = await readFile(path.join(at.project, 'script/script.csx'), 'utf8');
  const sources = { connector: complete, ...emitDocuments(complete), script };
  const { connector, flows } = certificationSolutions(sources, powerAutomateFlows(complete));
  const named = 'shared_smode-5fsendmode-5f7fc9343cf45734fe';
  const exported = (entries: Entries): void => {
    edit(flowsPath, '<StateCode>0', '<StateCode>1')(entries);
    edit(flowsPath, 'apis/shared_smode-5fsendmode', `apis/${named}`)(entries);
    change.flows?.(entries);
  };
  const nothing = (): void => undefined;
  await writeFile(path.join(folder, 'a_1_0_0_1.zip'), rezip(packedSolution(flows), exported));
  await writeFile(path.join(folder, 'b_1_0_0_1.zip'), rezip(packedSolution(connector), change.connector ?? nothing));
};

const prepare = (connector = complete) => preparePackages({ ...at.options, connector, among, certification: folder });

describe('the package for certification', { timeout: 60_000 }, () => {
  test('has our solutions as a seed, and one line says what the owner has to add before it is submitted', async () => {
    const { notes } = await at.run({ among });
    expect(notes).toEqual([
      "Not to be submitted yet: certification/certified-connectors/Sendmode/apiDefinition.swagger.json#/info/contact/email is missing. The contact has the support team's email address (certification policy 5000.3.1.4). Ask the owner of the service for it, and write it into the contact of the description.",
    ]);
    expect((await at.run({ among, connector: complete })).notes).toEqual([]);
  });

  test('has the exports as they are, told apart by what is in them', async () => {
    await exportBoth();
    const { files, warnings, notes } = await prepare();
    const zip = files.find((file) => file.path === 'certification/certification.zip')?.bytes ?? new Uint8Array();
    const inner = unzipSync(unzipSync(zip)['package.pdpkg.zip'] ?? new Uint8Array());
    const bytes = (name: string) => readFile(path.join(folder, name)).then((read) => Buffer.from(read));
    expect(Buffer.from(inner['PkgAssets/FlowSolution.zip'] ?? [])).toEqual(await bytes('a_1_0_0_1.zip'));
    expect(Buffer.from(inner['PkgAssets/ConnectorSolution.zip'] ?? [])).toEqual(await bytes('b_1_0_0_1.zip'));
    expect([warnings, notes]).toEqual([[], []]);
  });

  test('warns where an export is not what is built here', async () => {
    const file = 'Connector/smode_sendmode_openapidefinition.json';
    await exportBoth({ connector: edit(file, 'Send SMS', 'Send Text') });
    const { warnings } = await prepare();
    expect(warnings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)).toEqual([
      `warning ConnectorFileChanged certification/certification.zip!/package.pdpkg.zip!/PkgAssets/ConnectorSolution.zip!/${file}`,
    ]);
  });
});

describe('exports that are refused', { timeout: 60_000 }, () => {
  test.each<[string, () => Promise<void>, string]>([
    [
      'a folder that is not there',
      async () => {
        folder = path.join(at.project, 'nowhere');
      },
      'nowhere cannot be read as a folder (ENOENT).',
    ],
    [
      'an empty folder',
      async () => undefined,
      'exports holds 0 zips. Certification takes two solutions that were exported unmanaged',
    ],
    [
      'a third zip',
      async () => {
        await exportBoth();
        await writeFile(path.join(folder, 'c.zip'), 'x');
      },
      'holds 3 zips: a_1_0_0_1.zip, b_1_0_0_1.zip, c.zip.',
    ],
    [
      'a zip that is none',
      async () => {
        await exportBoth();
        await writeFile(path.join(folder, 'b_1_0_0_1.zip'), 'x');
      },
      'b_1_0_0_1.zip cannot be read as a zip: invalid zip data.',
    ],
    [
      'a zip that is no solution',
      async () => {
        await exportBoth();
        await writeFile(
          path.join(folder, 'b_1_0_0_1.zip'),
          rezip(await readFile(path.join(folder, 'b_1_0_0_1.zip')), (entries) => {
            delete entries[flowsPath];
          }),
        );
      },
      'b_1_0_0_1.zip is no solution: customizations.xml is not in it.',
    ],
    [
      'the same solution twice',
      async () => {
        await exportBoth();
        await writeFile(path.join(folder, 'b_1_0_0_1.zip'), await readFile(path.join(folder, 'a_1_0_0_1.zip')));
      },
      'both hold flows.',
    ],
    [
      'a managed solution',
      () => exportBoth({ connector: edit('solution.xml', '<Managed>0', '<Managed>1') }),
      'error SolutionManaged at certification/certification.zip!/package.pdpkg.zip!/PkgAssets/ConnectorSolution.zip!/solution.xml#/SolutionManifest/Managed',
    ],
    [
      'flows without the connector',
      () =>
        exportBoth({
          flows: (entries) => {
            for (const name of Object.keys(entries)) if (name.startsWith('Connector/')) delete entries[name];
            edit(flowsPath, /<Connectors>.*<\/Connectors>/s, '')(entries);
          },
        }),
      'error R10 at certification/certification.zip',
    ],
    [
      'an entry that no export has',
      () => exportBoth({ flows: add('notes.txt') }),
      'An export is not edited by hand: change it in the environment, and export again.',
    ],
  ])('%s', async (_, make, message) => {
    await make();
    expect(await refusal(() => prepare())).toContain(message);
  });

  test("a connector without the support team's address", async () => {
    await exportBoth();
    expect(await refusal(() => prepare(sendmode))).toContain(
      'error SupportEmailMissing at certification/certified-connectors/Sendmode/apiDefinition.swagger.json#/info/contact/email',
    );
  });
});
