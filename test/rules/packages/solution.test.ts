import { describe, expect, test } from 'vitest';
import { jsonFile } from '../../../emit/emitted-file.ts';
import { flowFileName, flowId } from '../../../emit/power-platform/flow-component.ts';
import { connectorSolution, flowsSolution } from '../../../emit/power-platform/solution.ts';
import { packedSolution } from '../../../emit/power-platform/solution-files.ts';
import { solutionSettings } from '../../../emit/power-platform/solution-settings.ts';
import { checkSolution, solutionRules } from '../../../rules/packages/solution.ts';
import { checkSolutionSettings } from '../../../rules/packages/solution-settings.ts';
import type { ConnectorDocuments } from '../../../rules/packages/solution-subject.ts';
import { flows, sources, textFlow } from '../../emit/power-platform/fixture.ts';
import { add, type Entries, edit, remove, rename, rezip } from './rezip.ts';

const documents: ConnectorDocuments = {
  definition: sources.definition,
  properties: sources.properties,
  script: sources.script,
  icon: sources.icon,
  connectorId: 'a35f91d2-8141-59e2-87fa-af6de61da971',
  apiName: 'shared_smode-5fsendmode',
  logicalName: 'smode_sendmode',
};

const connectorZip = packedSolution(connectorSolution(sources));
const flowsZip = packedSolution(flowsSolution(sources, flows));

const none = (): void => {};

const inConnector = (change: (entries: Entries) => void, expected: Partial<ConnectorDocuments> = {}) =>
  checkSolution({ pointer: 'c.zip', bytes: rezip(connectorZip, change), documents: { ...documents, ...expected } });
const inFlows = (change: (entries: Entries) => void) =>
  checkSolution({ pointer: 'f.zip', bytes: rezip(flowsZip, change), documents });

const place = (findings: ReturnType<typeof checkSolution>): string[] => [
  ...new Set(findings.map(({ code, pointer }) => `${code} ${pointer}`)),
];

const definitionFile = 'Connector/smode_sendmode_openapidefinition.json';
const parametersFile = 'Connector/smode_sendmode_connectionparameters.json';
const policiesFile = 'Connector/smode_sendmode_policytemplateinstances.json';
const scriptFile = 'Connector/smode_sendmode_customcodeblobcontent.csx';
const iconFile = 'Connector/smode_sendmode_iconblob.Png';
const flowFile = `Workflows/${flowFileName(textFlow)}`;
const id = flowId(textFlow);
const manifest = 'c.zip!/solution.xml#/SolutionManifest';
const row = 'c.zip!/customizations.xml#/Connectors/Connector';
const send = '#/properties/definition/actions/Enough/actions/Send_SMS/inputs';
const wholeProperties = JSON.stringify(sources.properties);

const workflow = 'f.zip!/customizations.xml#/Workflows/Workflow';
const reference = `f.zip!/${flowFile}#/properties/connectionReferences/shared_sendmode/connection/connectionReferenceLogicalName`;

/** The rule and the place that a change must lead to, and the change. */
type Case = readonly [wanted: string, change: (entries: Entries) => void];

const layoutCases: readonly Case[] = [
  ['SolutionFileMissing c.zip!/solution.xml', remove('solution.xml')],
  ['SolutionXmlMalformed c.zip!/solution.xml', edit('solution.xml', '</Publisher>', '')],
  ['SolutionXmlMalformed c.zip!/solution.xml', edit('solution.xml', 'Sendmode connector', 'Sendmode \u0001')],
  [
    'SolutionContentTypeMissing c.zip!/Connector/smode_sendmode_iconblob.Png',
    edit('[Content_Types].xml', 'Png', 'png'),
  ],
  [`SolutionManaged ${manifest}/Managed`, edit('solution.xml', '<Managed>0', '<Managed>1')],
  [`SolutionVersionInvalid ${manifest}/Version`, edit('solution.xml', '<Version>1.0.0.0', '<Version>1.0')],
  [`SolutionPublisherInvalid ${manifest}/Publisher/CustomizationPrefix`, edit('solution.xml', '>smode<', '>mscrmx<')],
  [`SolutionPublisherInvalid ${manifest}/Publisher/CustomizationPrefix`, edit('solution.xml', '>smode<', '>s<')],
  [
    `SolutionPublisherInvalid ${manifest}/Publisher/CustomizationOptionValuePrefix`,
    edit('solution.xml', '73514', '99'),
  ],
  [`SolutionComponentsDiffer ${manifest}/RootComponents`, edit('solution.xml', /<RootComponent .*?\/>/, '')],
  [`SolutionComponentsDiffer ${manifest}/RootComponents`, edit('solution.xml', 'type="372"', 'type="371"')],
  [
    'SolutionLanguageMissing c.zip!/customizations.xml#/Languages',
    edit('customizations.xml', '<Language>1033</Language>', ''),
  ],
];

const connectorCases: readonly Case[] = [
  [`ConnectorRowInvalid ${row}/connectortype`, edit('customizations.xml', '<connectortype>1', '<connectortype>0')],
  [`ConnectorRowInvalid ${row}/description`, edit('customizations.xml', /<description>.*?</, '<description><')],
  [`ConnectorRowInvalid ${row}/iconbrandcolor`, edit('customizations.xml', '#14506e', 'blue')],
  [`ConnectorScriptOperationsDiffer ${row}/scriptoperations`, edit('customizations.xml', '&quot;Send_SMS&quot;,', '')],
  [
    `ConnectorScriptOperationsDiffer ${row}/scriptoperations`,
    edit('customizations.xml', '[&quot;Send_SMS&quot;', 'Send_SMS'),
  ],
  [`ConnectorFileMissing c.zip!/${iconFile}`, rename(iconFile, 'Connector/smode_sendmode_iconblob2.Png')],
  [
    `ConnectorFileMissing ${row}/policytemplateinstances`,
    edit('customizations.xml', '/Connector/smode_sendmode_policy', 'Connector/smode_sendmode_policy'),
  ],
  [`ConnectorFileChanged c.zip!/${definitionFile}`, edit(definitionFile, 'Send SMS', 'Send Text')],
  [`ConnectorFileChanged c.zip!/${parametersFile}`, add(parametersFile, wholeProperties)],
  [`ConnectorFileChanged c.zip!/${policiesFile}`, add(policiesFile, '[]')],
  [`ConnectorFileChanged c.zip!/${scriptFile}`, edit(scriptFile, 'Script', 'Skript')],
  [`ConnectorFileChanged c.zip!/${iconFile}`, add(iconFile, 'no picture')],
  [
    `ConnectorColumnTooLong ${row}/displayname`,
    edit('customizations.xml', '<displayname>Sendmode', `<displayname>${'a'.repeat(201)}`),
  ],
  [
    `ConnectorColumnTooLong ${row}/description`,
    edit('customizations.xml', '<description>', `<description>${'a'.repeat(1000)}`),
  ],
];

const flowCases: readonly Case[] = [
  [
    `FlowFileInvalid ${workflow}/JsonFileName`,
    edit('customizations.xml', `/Workflows/TextFlow-${id.toUpperCase()}`, `Workflows/TextFlow-${id.toUpperCase()}`),
  ],
  [`FlowFileInvalid ${workflow}/JsonFileName`, edit('customizations.xml', id.toUpperCase(), id)],
  [`FlowFileInvalid f.zip!/${flowFile}`, rename(flowFile, 'Workflows/other.json')],
  [`FlowFileInvalid f.zip!/${flowFile}`, add(flowFile, '{')],
  [`FlowShapeInvalid f.zip!/${flowFile}#/schemaVersion`, edit(flowFile, '"1.0.0.0"\n}', '"2"\n}')],
  [
    `FlowShapeInvalid f.zip!/${flowFile}#/properties/definition/parameters/$authentication`,
    edit(flowFile, '"$authentication": {', '"other": {'),
  ],
  [`FlowSwitchedOn ${workflow}/StateCode`, edit('customizations.xml', '<StateCode>0', '<StateCode>1')],
  [`FlowConnectionUnknown ${reference}`, edit('customizations.xml', 'smode_sharedsendmode_290d9', 'smode_other')],
  [
    `FlowConnectionUnknown f.zip!/${flowFile}${send}/host`,
    edit(flowFile, '"connectionName": "shared_sendmode"', '"connectionName": "shared_other"'),
  ],
  [
    `FlowConnectionUnknown f.zip!/${flowFile}${send}/host`,
    edit(flowFile, '"apiId": ""', '"apiId": "/providers/Microsoft.PowerApps/apis/shared_sendmode"'),
  ],
  [
    `FlowLogicalNameMissing f.zip!/${flowFile}#/properties/connectionReferences/shared_sendmode/api/logicalName`,
    edit(flowFile, '"logicalName": "smode_sendmode"', '"logicalName": "smode_other"'),
  ],
  [
    `FlowLogicalNameMissing f.zip!/${flowFile}#/properties/connectionReferences/shared_sendmode/api/logicalName`,
    edit(
      flowFile,
      /"name": "shared_smode-5fsendmode",\s*"logicalName": "smode_sendmode"/,
      '"name": "shared_smode-5fsendmode-5f7fc9343cf45734fe"',
    ),
  ],
  [
    'SolutionDependencyMissing f.zip!/solution.xml#/SolutionManifest/MissingDependencies',
    edit('solution.xml', /<MissingDependencies>.*<\/MissingDependencies>/s, '<MissingDependencies/>'),
  ],
  [
    'SolutionDependencyMissing f.zip!/solution.xml#/SolutionManifest/MissingDependencies',
    edit('solution.xml', /<Dependent type="connectionreference".*?\/>/, ''),
  ],
  [
    'FlowCustomConnectorUnbound f.zip!/customizations.xml#/connectionreferences/connectionreference/customconnectorid',
    edit('customizations.xml', /<customconnectorid>.*?<\/customconnectorid>/s, ''),
  ],
  [
    'FlowCustomConnectorUnbound f.zip!/customizations.xml#/connectionreferences/connectionreference/customconnectorid',
    edit('customizations.xml', 'a35f91d2', 'b35f91d2'),
  ],
];

describe('the emitted solutions', () => {
  test('break no rule', () => {
    expect([...inConnector(none), ...inFlows(none)]).toEqual([]);
  });
});

describe('what a solution zip must be', () => {
  test.each(layoutCases)('%s', (wanted, change) => {
    expect(place(inConnector(change))).toEqual([wanted]);
  });

  test('SolutionFileMissing, where the bytes are no zip', () => {
    const findings = checkSolution({ pointer: 'c.zip', bytes: new Uint8Array([1, 2, 3]), documents });
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'SolutionFileMissing It cannot be read as a zip: invalid zip data.',
    ]);
  });
});

describe('what the connector in a solution must be', () => {
  test.each(connectorCases)('%s', (wanted, change) => {
    expect(place(inConnector(change))).toContain(wanted);
  });

  test.each([
    ['openapidefinition', definitionFile, 1_000_001],
    ['connectionparameters', parametersFile, 500_001],
    ['policytemplateinstances', policiesFile, 500_001],
    ['customcodeblobcontent', scriptFile, 500_001],
    ['iconblob', iconFile, 10_240 * 1024 + 1],
  ])('ConnectorColumnTooLong in %s', (column, file, length) => {
    expect(place(inConnector(add(file, ' '.repeat(length))))).toContain(`ConnectorColumnTooLong ${row}/${column}`);
    expect(place(inConnector(add(file, ' '.repeat(length - 1))))).not.toContain(
      `ConnectorColumnTooLong ${row}/${column}`,
    );
  });

  test('ConnectorScriptOperationsMissing, as a warning', () => {
    const findings = inConnector(edit('customizations.xml', /<scriptoperations>.*<\/scriptoperations>/, ''));
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning ConnectorScriptOperationsMissing',
    ]);
  });

  test("accept an export's other formatting of the list of operations", () => {
    const spaced = JSON.stringify(sources.properties.properties.scriptOperations, null, 2);
    const change = edit('customizations.xml', /<scriptoperations>.*<\//, `<scriptoperations>${spaced}</`);
    expect(inConnector(change)).toEqual([]);
  });

  test('ConnectorPoliciesEmpty, as a warning', () => {
    const { properties } = sources.properties;
    const findings = inConnector(add(policiesFile, '[]'), {
      properties: { properties: { ...properties, policyTemplateInstances: [] } },
    });
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning ConnectorPoliciesEmpty']);
  });
});

describe('what the flows of a solution must be', () => {
  test.each(flowCases)('%s', (wanted, change) => {
    expect(place(inFlows(change))).toContain(wanted);
  });

  test('may name the interface as an environment has named it', () => {
    const named = 'shared_smode-5fsendmode-5f7fc9343cf45734fe';
    const change = (entries: Entries): void => {
      edit('customizations.xml', 'apis/shared_smode-5fsendmode', `apis/${named}`)(entries);
      edit(flowFile, '"name": "shared_smode-5fsendmode"', `"name": "${named}"`)(entries);
      edit(flowFile, '"apiId": ""', `"apiId": "/providers/Microsoft.PowerApps/apis/${named}"`)(entries);
    };
    expect(inFlows(change)).toEqual([]);
  });
});

test('every rule for solutions is broken by one of these cases or by a test of its own', () => {
  const broken = [...layoutCases, ...connectorCases, ...flowCases].map(([wanted]) => wanted.split(' ')[0]);
  const alone = ['ConnectorScriptOperationsMissing', 'ConnectorPoliciesEmpty'];
  expect(new Set([...broken, ...alone])).toEqual(new Set(solutionRules.map(({ code }) => code)));
});

describe('the deployment settings of a solution', () => {
  const solution = { pointer: 'f.zip', bytes: flowsZip, documents };
  const settings = solutionSettings(flowsSolution(sources, flows));
  const found = (change: object): string[] =>
    checkSolutionSettings({ file: jsonFile('f.json', { ...settings, ...change }), solution }).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
  const [first, ...others] = settings.ConnectionReferences;

  test('list its connection references', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[string, string, object]>([
    ['a reference less', 'SolutionSettingsDiffer f.json#/ConnectionReferences', { ConnectionReferences: others }],
    [
      'another connector',
      'SolutionSettingsDiffer f.json#/ConnectionReferences',
      { ConnectionReferences: [{ ...first, ConnectorId: '/apis/other' }, ...others] },
    ],
    [
      'a connection of somebody',
      'SolutionSettingsDiffer f.json#/ConnectionReferences/0/ConnectionId',
      { ConnectionReferences: [{ ...first, ConnectionId: 'c0ffee' }, ...others] },
    ],
  ])('with %s', (_, wanted, change) => {
    expect(found(change)).toEqual([wanted]);
  });
});
