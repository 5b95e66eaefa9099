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
    '.gitignore',
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
});

describe('what a deployment uploads of the local settings', () => {
  const { Values } = jsonOf<{ Values: Record<string, string> }>(files, 'local.settings.json');

  test('is empty or absent where the project reads it in Azure', () => {
    const read = ['connections.json', 'parameters.json'].flatMap((path) =>
      [...textOf(files, path).matchAll(/appsetting\('([^']+)'\)/g)].map(([, name]) => name ?? ''),
    );
    expect(Object.fromEntries(read.map((name) => [name, Values[name]]))).toEqual({
      WORKFLOWS_SUBSCRIPTION_ID: '',
      WORKFLOWS_RESOURCE_GROUP_NAME: '',
      SENDMODE_API: undefined,
      'sendmode-ConnectionRuntimeUrl': undefined,
    });
  });

  test('holds no place to be filled in and no key', () => {
    const setting = (pattern: RegExp) =>
      Object.entries(Values)
        .flat()
        .filter((text) => pattern.test(text));
    expect([setting(/MY-/), setting(/key/i)]).toEqual([[], []]);
  });

  test.each(['.gitignore', '.funcignore'])('is kept out by %s', (path) => {
    expect(textOf(files, path).split('\n')).toContain('local.settings.json');
  });
});

const page = textOf(files, 'README.md').replaceAll(/\s+/g, ' ');

test('the page says how to switch the connector, and what speaks against a custom one', () => {
  expect(page).toContain(
    '| the one that Microsoft publishes | `providers/Microsoft.Web/locations/MY-REGION/managedApis/sendmode` |',
  );
  expect(page).toContain('single-tenant logic apps "can create and use only custom built-in connectors"');
  expect(page).toContain('only in the region and the subscription of the logic app');
  expect(page).toContain('issue 9005');
  expect(page).toContain('Neither way was tried in Azure.');
});

test('the page says that 500 calls a minute are inferred, and keeps the cloud from being overwritten', () => {
  expect(page).toContain('that a connection takes 500, as on Consumption, is inferred');
  expect(page).toContain('answer "No to all"');
});

test('both settings come from the deployment, without another call', () => {
  expect(jsonOf<Template>(files, 'azure/connection.json').outputs).toEqual({
    api: {
      type: 'string',
      value:
        "[concat('resourceGroups/', resourceGroup().name, '/providers/Microsoft.Web/customApis/', parameters('connectorName'))]",
    },
    connectionRuntimeUrl: {
      type: 'string',
      value:
        "[reference(resourceId('Microsoft.Web/connections', parameters('connectionName')), '2016-06-01', 'full').properties.connectionRuntimeUrl]",
    },
  });
  expect(page).toContain('--settings "SENDMODE_API=API" "sendmode-ConnectionRuntimeUrl=CONNECTION-RUNTIME-URL"');
  expect(page).not.toContain('az rest');
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
