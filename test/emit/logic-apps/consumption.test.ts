import { beforeAll, describe, expect, test } from 'vitest';
import { sendmode } from '../../../connector/sendmode.ts';
import type { JsonObject } from '../../../emit/documents/workflow.ts';
import { emitConsumption } from '../../../emit/index.ts';
import type { Resource, Template } from '../../../emit/logic-apps/template.ts';
import { logicAppsWorkflows } from '../../../samples/logic-apps/index.ts';
import { schemasAreAbsent } from '../../published-schemas-folder.ts';
import { templateSchema } from './azure-schemas.ts';
import { jsonOf, sources, textOf } from './sources.ts';

const workflows = logicAppsWorkflows(sendmode);
const files = emitConsumption(sources, workflows);
const template = jsonOf<Template>(files, 'azuredeploy.json');
const parameters = jsonOf<{ parameters: Record<string, unknown> }>(files, 'azuredeploy.parameters.json').parameters;
const resource = (type: string): Resource => {
  const found = template.resources.find((each) => each.type === type);
  if (!found) throw new Error(`The template has no ${type}.`);
  return found;
};

test('one template, its parameters and a page', () => {
  expect(files.map(({ path }) => path)).toEqual(['azuredeploy.json', 'azuredeploy.parameters.json', 'README.md']);
});

describe('the connector', () => {
  const { properties, name } = resource('Microsoft.Web/customApis');

  test('carries the emitted definition as it is and the address that calls go to', () => {
    expect(properties.swagger).toEqual(sources.definition);
    expect(properties.backendService).toEqual({ serviceUrl: 'https://rest.sendmode.com/v2' });
    expect([name, properties.apiType, properties.brandColor]).toEqual([
      "[parameters('connectorName')]",
      'Rest',
      sendmode.brandColor,
    ]);
    expect(properties.connectionParameters).toEqual({
      api_key: sources.properties.properties.connectionParameters.api_key,
    });
  });

  test('has no script and no policies, for which the resource has no place', () => {
    expect(Object.keys(properties)).toEqual([
      'displayName',
      'description',
      'apiType',
      'brandColor',
      'connectionParameters',
      'backendService',
      'swagger',
    ]);
  });
});

test('the key is asked for at the deployment and stands nowhere else', () => {
  expect(template.parameters.api_key).toEqual({
    type: 'securestring',
    metadata: { description: sendmode.connection.description },
  });
  expect(resource('Microsoft.Web/connections').properties.parameterValues).toEqual({
    api_key: "[parameters('api_key')]",
  });
  expect(parameters).not.toHaveProperty('api_key');
  expect(JSON.stringify(template).match(/parameters\('api_key'\)/g)).toHaveLength(1);
});

test('the parameters file has every parameter that has a value to start from, and no other', () => {
  const withValue = Object.keys(template.parameters).filter((name) => name !== 'api_key' && name !== 'location');
  expect(Object.keys(parameters)).toEqual(withValue);
  expect(parameters).toMatchObject({ workflowState: { value: 'Disabled' }, recipientsPerMessage: { value: 50 } });
});

describe.each(workflows.map((workflow, index) => [workflow.name, index] as const))('the workflow %s', (name, index) => {
  const { apiVersion, condition, dependsOn, properties } = template.resources[index + 2] as Resource;
  const definition = properties.definition as JsonObject;

  test('is deployed where it is asked for, disabled, after its connection', () => {
    expect(condition).toBe(`[contains(parameters('workflows'), '${name}')]`);
    expect(dependsOn).toEqual(["[resourceId('Microsoft.Web/connections', parameters('connectionName'))]"]);
    expect(properties.state).toBe("[parameters('workflowState')]");
  });

  test('keeps to the newest version that the published schema knows', () => {
    expect(apiVersion).toBe('2017-07-01');
  });

  test('refers to the connection as this host stores it', () => {
    const text = JSON.stringify(definition);
    const calls = text.match(/"type":"ApiConnection"/g)?.length ?? 0;
    const stored = `"host":{"connection":{"name":"@parameters('$connections')['sendmode']['connectionId']"}}`;
    expect(text.split(stored)).toHaveLength(calls + 1);
    expect(text).not.toContain('referenceName');
    expect(definition.parameters).toHaveProperty('$connections', { type: 'Object', defaultValue: {} });
  });

  test('takes the value of each of its parameters from the template', () => {
    const declared = Object.keys(definition.parameters as JsonObject).filter((each) => each !== '$connections');
    const { $connections, ...given } = properties.parameters as JsonObject;
    expect(given).toEqual(Object.fromEntries(declared.map((each) => [each, { value: `[parameters('${each}')]` }])));
    expect($connections).toEqual({
      value: {
        sendmode: {
          connectionId: "[resourceId('Microsoft.Web/connections', parameters('connectionName'))]",
          connectionName: "[parameters('connectionName')]",
          id: "[resourceId('Microsoft.Web/customApis', parameters('connectorName'))]",
        },
      },
    });
  });
});

test('two workflows that use one parameter name for different things are refused', () => {
  const [first] = workflows;
  if (!first) throw new Error('There are no workflows.');
  const other = {
    ...first,
    name: 'Other',
    definition: { ...first.definition, parameters: { countryCode: { type: 'Int', defaultValue: 353 } } },
  } as const;
  expect(() => emitConsumption(sources, [first, other])).toThrow(
    'The workflow Other declares the parameter countryCode otherwise than another one. Rename it.',
  );
});

test('a text in square brackets stays a text', () => {
  const [first] = workflows;
  if (!first) throw new Error('There are no workflows.');
  const actions = { Note: { type: 'Compose', inputs: '[not an expression]' } } as const;
  const emitted = emitConsumption(sources, [{ ...first, definition: { ...first.definition, actions } }]);
  expect(textOf(emitted, 'azuredeploy.json')).toContain('"[[not an expression]"');
});

test('the page names every workflow and says what does not run here', () => {
  const page = textOf(files, 'README.md');
  for (const { name, description } of workflows) expect(page).toContain(`| \`${name}\` | ${description} |`);
  expect(page).toContain("runs neither the connector's script nor its policies");
});

const what = "the templates against Microsoft's published schemas of Azure Resource Manager";
describe.skipIf(schemasAreAbsent(what))("Microsoft's published schema of deployment templates", () => {
  let validate: ReturnType<typeof templateSchema>;

  beforeAll(() => {
    validate = templateSchema();
  });

  const changed = (type: string, change: (properties: JsonObject) => unknown): Template => ({
    ...template,
    resources: template.resources.map((each) =>
      each.type === type ? ({ ...each, properties: change(each.properties) } as Resource) : each,
    ),
  });

  test('accepts the template', () => {
    expect({ valid: validate(template), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  test.each<[string, unknown]>([
    ['a wrong kind of interface', changed('Microsoft.Web/customApis', (old) => ({ ...old, apiType: 'rest' }))],
    [
      'an address in the place of the definition',
      changed('Microsoft.Web/customApis', (old) => ({ ...old, swagger: 'https://example.com' })),
    ],
    [
      'a key that is no text',
      changed('Microsoft.Web/connections', (old) => ({ ...old, parameterValues: { api_key: 1 } })),
    ],
    ['a member that templates do not have', { ...template, secrets: {} }],
    [
      'workflows of the next version, which it does not know yet',
      {
        ...template,
        resources: template.resources.map((each) =>
          each.type === 'Microsoft.Logic/workflows' ? { ...each, apiVersion: '2019-05-01' } : each,
        ),
      },
    ],
  ])('refuses %s', (_, document) => {
    expect(validate(document)).toBe(false);
  });
});
