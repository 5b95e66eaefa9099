import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import type { Operation } from '../../emit/documents/definition.ts';

const definition = emitDefinition(sendmode);
const operations = Object.entries(definition.paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
);

describe('the definition', () => {
  test('keeps the order of its keys', () => {
    expect(Object.keys(definition)).toEqual([
      'swagger',
      'info',
      'host',
      'basePath',
      'schemes',
      'consumes',
      'produces',
      'x-ms-connector-metadata',
      'x-throttling-policy',
      'securityDefinitions',
      'security',
      'paths',
      'definitions',
    ]);
  });

  test('is addressed to the documented API', () => {
    expect(definition).toMatchObject({
      swagger: '2.0',
      host: 'rest.sendmode.com',
      basePath: '/v2',
      schemes: ['https'],
      consumes: ['application/json'],
      produces: ['application/json'],
    });
  });

  test('has an operation for each action, at its address', () => {
    const found = operations.map(({ path, method, operation }) => [operation.operationId, method, path]);
    expect(found).toEqual(sendmode.actions.map(({ operationId, method, path }) => [operationId, method, path]));
    expect(found).toContainEqual(['Send_SMS', 'post', '/send']);
  });

  test('states the throttling once, at the root', () => {
    expect(definition['x-throttling-policy']).toEqual({ calls: 100, renewalPeriod: 60, scope: 'connection' });
  });

  test('sends the key bare in the Authorization header', () => {
    expect(definition.securityDefinitions).toEqual({
      api_key: { type: 'apiKey', name: 'Authorization', in: 'header' },
    });
    expect(definition.security).toEqual([{ api_key: [] }]);
  });

  test.each(operations.map(({ operation }) => [operation.operationId, operation] as const))(
    '%s declares its errors, typed only where the body is known',
    (operationId, operation) => {
      const typed = Object.entries(operation.responses)
        .filter(([, response]) => response.schema)
        .map(([status]) => status);
      const all = Object.keys(operation.responses);
      const action = sendmode.actions.find((one) => one.operationId === operationId);
      const unknownOutcome = action?.repetition.safe ? [] : ['424'];
      expect(typed).toEqual(['200', '400', '401', '403', ...unknownOutcome]);
      expect(all).toEqual(['200', '400', '401', '403', ...unknownOutcome, '429', '500', 'default']);
    },
  );

  test.each(operations.map(({ operation }) => [operation.operationId, operation] as const))(
    '%s has an example of an accepted answer without an error text',
    (_, operation) => {
      const example = operation.responses[200]?.examples?.['application/json'];
      expect(example).toMatchObject({ status: 'OK', statusCode: 0 });
      expect(example).not.toHaveProperty('error');
    },
  );

  test('wrappers carry a description and no label', () => {
    const wrapper = definition.definitions.Send_SMSRequestMessage;
    expect(wrapper?.description).toBe('The message and its recipients.');
    expect(wrapper).not.toHaveProperty('x-ms-summary');
    expect(wrapper).not.toHaveProperty('title');
    expect(definition.definitions.Send_SMSRequest?.required).toEqual(['message']);
    expect(definition.definitions.Import_CustomerRequest?.required).toEqual(['group', 'importdata']);
  });

  test('every body and answer is a named definition that exists', () => {
    const references = JSON.stringify(definition).match(/#\/definitions\/\w+/g) ?? [];
    const used = new Set(references.map((reference) => reference.replace('#/definitions/', '')));
    expect([...used].sort()).toEqual(Object.keys(definition.definitions).sort());
  });
});

describe('wrapping is one property of an action', () => {
  test('without a wrapper the fields stand at the top level', () => {
    const flat = {
      ...sendmode,
      actions: sendmode.actions.map((action) =>
        action.body ? { ...action, body: { ...action.body, wrapper: undefined } } : action,
      ),
    };
    const schema = emitDefinition(flat).definitions.Import_CustomerRequest;
    expect(schema?.required).toEqual(['group', 'mobilenumber']);
    expect(Object.keys(schema?.properties ?? {}).slice(0, 3)).toEqual(['group', 'mobilenumber', 'firstname']);
    expect(schema?.example).toMatchObject({ group: 'Newsletter', mobilenumber: '0870000000' });
  });
});
