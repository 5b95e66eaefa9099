import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDefinition } from '../../emit/definition.ts';
import type { Operation } from '../../emit/documents/definition.ts';
import { fixedDescription } from '../connector/fixed-description.ts';

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
      'securityDefinitions',
      'security',
      'paths',
      'definitions',
    ]);
  });

  test.each([
    ['the root', definition, ['x-ms-capabilities', 'x-ms-connector-metadata', 'x-ms-docs']],
    [
      'info',
      definition.info,
      ['x-ms-api-annotation', 'x-ms-deployment-version', 'x-ms-connector-name', 'x-ms-keywords'],
    ],
  ])('has no extension at %s that a strict reader refuses (Power Fx, OpenApiParser.cs)', (_, place, known) => {
    expect(Object.keys(place).filter((key) => key.startsWith('x-') && !known.includes(key))).toEqual([]);
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

  test('sends the key bare in the Authorization header, and says there how often a connection may call', () => {
    expect(definition.securityDefinitions).toEqual({
      api_key: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-throttling-policy': sendmode.throttling,
      },
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
      const unanswered = action?.repetition.safe ? ['502', '504'] : [];
      expect(typed).toEqual(['200', '400', '401', '403', ...unknownOutcome]);
      const untyped = ['404', '413', '429', '500', ...unanswered];
      expect(all).toEqual([...new Set([...typed, ...untyped])].sort().concat('default'));
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
    const { definitions } = emitDefinition(fixedDescription);
    const wrapper = definitions.Send_SMSRequestMessage;
    expect(wrapper?.description).toBe('The message and its recipients.');
    expect(wrapper).not.toHaveProperty('x-ms-summary');
    expect(wrapper).not.toHaveProperty('title');
    expect(definitions.Send_SMSRequest?.required).toEqual(['message']);
    expect(definitions.Import_CustomerRequest?.required).toEqual(['group', 'importdata']);
  });

  test('an answer as a whole has no description of its own, which its token would be called by', () => {
    for (const { operation } of operations) {
      const reference = operation.responses[200]?.schema?.$ref.replace('#/definitions/', '') ?? '';
      expect(definition.definitions[reference]).not.toHaveProperty('description');
      expect(operation.responses[200]?.description).toMatch(/\.$/);
    }
  });

  test('what must not be repeated warns models in the one text that all of them read, and no other action does', () => {
    const warned = operations.filter(({ operation }) => operation.description.includes('Never repeat it'));
    const unsafe = sendmode.actions.filter(({ repetition }) => !repetition.safe);
    expect(warned.map(({ operation }) => operation.operationId)).toEqual(unsafe.map(({ operationId }) => operationId));
    expect(emitDefinition(fixedDescription).paths['/send']?.post?.description).toBe(
      'Send an SMS to one or more recipients, at once or at a scheduled time. Never repeat it on your own after an error: the first call may have gone through.',
    );
    expect(JSON.stringify(definition)).not.toMatch(/x-ms-(name-for-model|description-for-model|require-user)/);
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
      ...fixedDescription,
      actions: fixedDescription.actions.map((action) =>
        action.body ? { ...action, body: { ...action.body, wrapper: undefined } } : action,
      ),
    };
    const schema = emitDefinition(flat).definitions.Import_CustomerRequest;
    expect(schema?.required).toEqual(['group', 'mobilenumber']);
    expect(Object.keys(schema?.properties ?? {}).slice(0, 3)).toEqual(['group', 'mobilenumber', 'firstname']);
    expect(schema?.example).toMatchObject({ group: 'Newsletter', mobilenumber: '0870000000' });
  });
});
