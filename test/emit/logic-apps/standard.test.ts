import { beforeAll, describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';
import { emitStandard } from '../../../emit/index.ts';
import type { Template } from '../../../emit/logic-apps/template.ts';
import { logicAppsWorkflows } from '../../../samples/logic-apps/index.ts';
import { schemasAreAbsent } from '../../published-schemas-folder.ts';
import { templateSchema } from './azure-schemas.ts';
import { jsonOf, sources, textOf } from './sources.ts';

const workflows = logicAppsWorkflows(sendmode);
const files = emitStandard(sources, workflows);
const parameters = jsonOf<Record<string, { type: string; value: unknown }>>(files, 'parameters.json');

test('a folder for each workflow, and what the project needs beside them', () => {
  expect(files.map(({ path }) => path)).toEqual([
    ...workflows.map(({ name }) => `${name}/workflow.json`),
    'connections.json',
    'parameters.json',
    'host.json',
    'local.settings.json',
    '.funcignore',
    'azure/connection.json',
    'README.md',
  ]);
});

test.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
  '%s keeps its state, and takes its parameters from the project',
  (name, workflow) => {
    const { definition, kind } = jsonOf<{ definition: JsonObject; kind: string }>(files, `${name}/workflow.json`);
    const { parameters: declared, ...rest } = workflow.definition;
    expect(kind).toBe('Stateful');
    expect(definition).toEqual(rest);
    for (const [key, { type, defaultValue }] of Object.entries(declared)) {
      expect(parameters[key]).toMatchObject({ type, value: defaultValue });
    }
  },
);

test('one app setting chooses the connector', () => {
  expect(jsonOf(files, 'connections.json')).toEqual({
    managedApiConnections: {
      sendmode: {
        api: { id: "/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}/@{appsetting('SENDMODE_API')}" },
        connection: {
          id: "/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}/resourceGroups/@{appsetting('WORKFLOWS_RESOURCE_GROUP_NAME')}/providers/Microsoft.Web/connections/sendmode",
        },
        connectionRuntimeUrl: "@parameters('sendmode-ConnectionRuntimeUrl')",
        authentication: "@parameters('sendmode-Authentication')",
      },
    },
  });
  const { Values } = jsonOf<{ Values: Record<string, string> }>(files, 'local.settings.json');
  expect(Values.SENDMODE_API).toBe('resourceGroups/MY-GROUP/providers/Microsoft.Web/customApis/sendmode');
});

test('every setting that the project reads is among the local settings, and none holds a key', () => {
  const { Values } = jsonOf<{ Values: Record<string, string> }>(files, 'local.settings.json');
  const read = ['connections.json', 'parameters.json'].flatMap((path) =>
    [...textOf(files, path).matchAll(/appsetting\('([^']+)'\)/g)].map(([, name]) => name),
  );
  expect(read.filter((name) => name !== undefined && !(name in Values))).toEqual([]);
  expect(Object.keys(Values).filter((name) => /key/i.test(name))).toEqual([]);
});

test('the page says how to switch the connector and that the sources do not agree', () => {
  const page = textOf(files, 'README.md').replaceAll(/\s+/g, ' ');
  expect(page).toContain(
    '| the one that Microsoft publishes | `providers/Microsoft.Web/locations/MY-REGION/managedApis/sendmode` |',
  );
  expect(page).toContain('single-tenant logic apps "can create and use only custom built-in connectors"');
  expect(page).toContain('Neither way was tried in Azure.');
});

const template = jsonOf<Template>(files, 'azure/connection.json');

test('the connection is of the kind that this host takes, and the logic app may use it', () => {
  expect(template.resources.map(({ type, kind }) => [type, kind])).toEqual([
    ['Microsoft.Web/customApis', undefined],
    ['Microsoft.Web/connections', 'V2'],
    ['Microsoft.Web/connections/accessPolicies', undefined],
  ]);
  expect(template.resources[2]?.properties).toEqual({
    principal: {
      type: 'ActiveDirectory',
      identity: { objectId: "[parameters('logicAppObjectId')]", tenantId: '[subscription().tenantId]' },
    },
  });
});

const what = "the template of the connection against Microsoft's published schemas of Azure Resource Manager";
describe.skipIf(schemasAreAbsent(what))("Microsoft's published schema of deployment templates", () => {
  let validate: ReturnType<typeof templateSchema>;

  beforeAll(() => {
    validate = templateSchema();
  });

  test('accepts the template of the connection', () => {
    expect({ valid: validate(template), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });
});
