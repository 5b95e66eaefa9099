import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { type EmittedFile, textFile } from '../../emit/emitted-file.ts';
import { emitDocuments } from '../../emit/index.ts';
import type { PackageSources } from '../../emit/package-sources.ts';
import { checkWorkflow } from '../../rules/workflows/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { hosts, type PackageHost } from '../../scripts/package/hosts.ts';
import { withFifthAction } from '../connector/fifth-action.ts';
import { edit, rezip } from '../rules/packages/rezip.ts';

const sourcesOf = (connector: PackageSources['connector']): PackageSources => ({
  connector,
  ...emitDocuments(connector),
  script: readFileSync('script/script.csx', 'utf8'),
});

/** With what the owner still has to name, which is said once elsewhere. */
const owned = (connector: PackageSources['connector']): PackageSources['connector'] => ({
  ...connector,
  contact: { ...connector.contact, email: 'support@example.com' },
});

const sources = sourcesOf(owned(sendmode));

type Change = (files: readonly EmittedFile[]) => readonly EmittedFile[];

/** Changes one of the files before they are judged. */
const rewrite =
  (path: string, change: (text: string) => string): Change =>
  (files) => {
    const file = files.find((each) => each.path === path);
    if (!file) throw new Error(`There is no ${path}.`);
    const text = change(new TextDecoder().decode(file.bytes));
    return files.map((each) => (each === file ? textFile(path, text) : each));
  };

const found = (host: PackageHost, change: Change = (files) => files, given = sources): string[] => {
  const findings = host.check?.(change(host.emit(given)), given) ?? [];
  return [...new Set(findings.map(({ code, pointer }) => `${code} ${pointer.split('#')[0]}`))];
};

/** The host that fills a folder of the packages. */
const hostOf = (folder: string): PackageHost => {
  const host = hosts.find((each) => each.folder === folder);
  if (!host) throw new Error(`No host fills ${folder}.`);
  return host;
};

const folder = 'certified-connectors/Sendmode';

describe('what is judged is what is written', () => {
  test.each([
    ['certification', hostOf('certification')],
    ['Power Platform', hostOf('power-platform')],
    ['deployment', hostOf('connector')],
  ])('nothing is found in the files for %s', (_, host) => {
    expect(found(host)).toEqual([]);
  });

  test.each<[string, Change, string[]]>([
    [
      'a readme without its headings',
      rewrite(`${folder}/readme.md`, () => 'oops'),
      [`ReadmeHeadingsDiffer ${folder}/readme.md`],
    ],
    [
      'an introduction beside the zip without its headings',
      rewrite('intro.md', () => 'oops'),
      ['IntroHeadingsDiffer intro.md'],
    ],
    [
      'properties without an owner, which differ from those in the zip in nothing that is kept there',
      rewrite(`${folder}/apiProperties.json`, (text) => text.replace(/,\s*"stackOwner": "SendMode"/, '')),
      [`WaiverMatchesNothing ${folder}/connector/waivers.ts`, `StackOwnerMissing ${folder}/apiProperties.json`],
    ],
    [
      'a definition with a title that certification refuses',
      rewrite(`${folder}/apiDefinition.swagger.json`, (text) => text.replace('"title": "Sendmode"', '"title": "API"')),
      [
        'ConnectorFileChanged certification.zip!/package.pdpkg.zip!/PkgAssets/ConnectorSolution.zip!/Connector/smode_sendmode_openapidefinition.json',
        'ConnectorFileChanged certification.zip!/package.pdpkg.zip!/PkgAssets/FlowSolution.zip!/Connector/smode_sendmode_openapidefinition.json',
        `ValueContainsRestrictedWords ${folder}/apiDefinition.swagger.json`,
      ],
    ],
  ])('%s', (_, change, wanted) => {
    expect(found(hostOf('certification'), change)).toEqual(wanted);
  });

  test('a zip whose introduction is another than the one beside it', () => {
    const change: Change = (files) =>
      files.map((file) =>
        file.path === 'certification.zip'
          ? { ...file, bytes: rezip(file.bytes, edit('intro.md', '## FAQ', '## Questions')) }
          : file,
      );
    expect(found(hostOf('certification'), change)).toEqual(['IntroHeadingsDiffer certification.zip!/intro.md']);
  });

  test('a second action that must not be repeated blocks nothing', () => {
    expect(found(hostOf('certification'), (files) => files, sourcesOf(owned(withFifthAction)))).toEqual([]);
  });

  test('settings that do not name the script', () => {
    const change = rewrite('settings.json', (text) => text.replace('script.csx', 'script/script.csx'));
    expect(found(hostOf('connector'), change)).toEqual(['DeploymentPathMissing settings.json']);
  });
});

test.each([
  ['an unknown key', /"(body\/[^"]*)mobilenumber"/, '"$1note":"x",$&', 'FieldUnknown'],
  ['a misspelt key', /"(body\/[^"]*)mobilenumber"/, '"$1mobilnumber"', 'FieldUnknown'],
])('%s in the step of a sample is one finding', (_, from, to, code) => {
  const flow = powerAutomateFlows(sendmode).find(({ definition }) =>
    JSON.stringify(definition).includes('"operationId":"Optout_Customer"'),
  );
  const text = JSON.stringify(flow?.definition);
  const start = text.indexOf('"operationId":"Optout_Customer"');
  const changed = text.slice(0, start) + text.slice(start).replace(from, to);
  expect(changed).not.toBe(text);
  const findings = checkWorkflow('Sample', JSON.parse(changed), sources.definition);
  expect(findings.map((finding) => finding.code)).toEqual([code]);
});
