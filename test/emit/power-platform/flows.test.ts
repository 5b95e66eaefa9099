import { describe, expect, test } from 'vitest';
import { flowFile, flowFileName, flowId } from '../../../emit/power-platform/flow-component.ts';
import { flowsSolution } from '../../../emit/power-platform/solution.ts';
import { packedFiles, unpackedFiles } from '../../../emit/power-platform/solution-files.ts';
import { childText, elementsNamed, readXml } from '../../../rules/packages/xml-tree.ts';
import { flows, mailFlow, sources, textFlow } from './fixture.ts';

const rootOf = (files: ReturnType<typeof packedFiles>, path: string) => {
  const reading = readXml(files.find((file) => file.path === path)?.bytes ?? new Uint8Array());
  if ('fault' in reading) throw new Error(`${path}: ${reading.fault}`);
  return reading.root;
};

const contentOf = (flow: typeof textFlow) =>
  JSON.parse(new TextDecoder().decode(flowFile(sources.connector, flow).bytes)) as {
    properties: {
      connectionReferences: Record<string, { api: { name: string; logicalName?: string } }>;
      definition: Record<string, object>;
      templateName: null;
    };
    schemaVersion: string;
  };

const packed = packedFiles(flowsSolution(sources, flows));
const customizations = rootOf(packed, 'customizations.xml');

describe("a flow's file", () => {
  test('is called by the name and the identifier in capitals', () => {
    expect(flowFileName(textFlow)).toBe(`TextFlow-${flowId(textFlow).toUpperCase()}.json`);
    expect(packed.map(({ path }) => path)).toContain(`Workflows/${flowFileName(textFlow)}`);
  });

  test('has the connection reference of each connector that it uses, and of no other', () => {
    expect(contentOf(textFlow).properties.connectionReferences).toEqual({
      shared_sendmode: {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: 'smode_sharedsendmode_290d9' },
        api: { name: 'shared_smode-5fsendmode', logicalName: 'smode_sendmode' },
      },
    });
    expect(Object.keys(contentOf(mailFlow).properties.connectionReferences)).toEqual([
      'shared_sendmode',
      'shared_office365',
    ]);
  });

  test('names the connector by its logical name and no interface, which each environment names itself', () => {
    const { shared_office365, shared_sendmode } = contentOf(mailFlow).properties.connectionReferences;
    expect([shared_sendmode?.api.logicalName, shared_office365?.api]).toEqual([
      'smode_sendmode',
      { name: 'shared_office365' },
    ]);

    const text = JSON.stringify(contentOf(mailFlow).properties.definition);
    expect(text.match(/"apiId":"[^"]*"/g)).toEqual([
      '"apiId":""',
      '"apiId":"/providers/Microsoft.PowerApps/apis/shared_office365"',
    ]);
  });

  test('keeps the rest of the definition as it is', () => {
    const { actions, ...rest } = contentOf(mailFlow).properties.definition;
    expect({ ...rest, actions: mailFlow.definition.actions }).toEqual(mailFlow.definition);
    expect(Object.keys(actions ?? {})).toEqual(['Check_Credits', 'Send_an_email']);
  });

  test('has the version and the template that exports have', () => {
    const { properties, schemaVersion } = contentOf(textFlow);
    expect([properties.templateName, schemaVersion]).toEqual([null, '1.0.0.0']);
  });
});

describe("a flow's element", () => {
  const element = elementsNamed(customizations, 'Workflow')[0];

  test('escapes the name', () => {
    expect(element?.attributes).toEqual({ WorkflowId: `{${flowId(textFlow)}}`, Name: 'Send "A & B" <now>' });
  });

  test('has every member that exports have, switched off', () => {
    expect(element?.children.filter(({ text }) => text !== '').map(({ name, text }) => `${name}=${text}`)).toEqual([
      `JsonFileName=/Workflows/${flowFileName(textFlow)}`,
      'Type=1',
      'Subprocess=0',
      'Category=5',
      'Mode=0',
      'Scope=4',
      'OnDemand=0',
      'TriggerOnCreate=0',
      'TriggerOnDelete=0',
      'AsyncAutodelete=0',
      'SyncWorkflowLogOnFailure=0',
      'StateCode=0',
      'StatusCode=1',
      'RunAs=1',
      'IsTransacted=1',
      'IntroducedVersion=1.0.0.0',
      'IsCustomizable=1',
      'BusinessProcessType=0',
      'IsCustomProcessingStepAllowedForOtherPublishers=1',
      'ModernFlowType=0',
      'PrimaryEntity=none',
    ]);
  });

  test('stands alone in the unpacked form, beside the file', () => {
    const unpacked = unpackedFiles(flowsSolution(sources, flows));
    const root = rootOf(unpacked, `Workflows/${flowFileName(textFlow)}.data.xml`);
    expect(root.name).toBe('Workflow');
    expect(childText(root, 'JsonFileName')).toBe(`/Workflows/${flowFileName(textFlow)}`);
  });

  test('is a component of the solution', () => {
    const components = elementsNamed(rootOf(packed, 'solution.xml'), 'RootComponent');
    expect(components.map((node) => node.attributes)).toEqual(
      flows.map((flow) => ({ type: '29', id: `{${flowId(flow)}}`, behavior: '0' })),
    );
  });
});

describe('connection references', () => {
  const references = elementsNamed(customizations, 'connectionreference');

  test('are there once each, however many flows use them', () => {
    expect(references.map((node) => childText(node, 'connectorid'))).toEqual([
      '/providers/Microsoft.PowerApps/apis/shared_smode-5fsendmode',
      '/providers/Microsoft.PowerApps/apis/shared_office365',
    ]);
  });

  test("point at the connector's row where the connector is ours, and nowhere else", () => {
    expect(references.map((node) => elementsNamed(node, 'customconnectorid')[0]?.children[0]?.text)).toEqual([
      'a35f91d2-8141-59e2-87fa-af6de61da971',
      undefined,
    ]);
  });
});
