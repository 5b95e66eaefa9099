import { describe, expect, test } from 'vitest';
import { emitDefinition } from '../../emit/definition.ts';
import { emitProperties } from '../../emit/properties.ts';
import { emitReference } from '../../emit/reference.ts';
import { emitTypes } from '../../emit/types.ts';
import { verifyNumber, withFifthAction } from './fifth-action.ts';

describe('a fifth action is one file and one line', () => {
  const definition = emitDefinition(withFifthAction);

  test('it is in the definition, with its schemas and its unknown outcome', () => {
    const operation = definition.paths['/verify']?.post;
    expect(operation?.operationId).toBe('VerifyNumber');
    expect(Object.keys(operation?.responses ?? {})).toContain('424');
    expect(definition.definitions.VerifyNumberRequestMessage?.required).toEqual(['recipient']);
  });

  test('it is in the properties, under the script and the policy', () => {
    const { properties } = emitProperties(withFifthAction);
    expect(properties.scriptOperations.at(-1)).toBe('VerifyNumber');
    expect(properties.policyTemplateInstances[0]?.parameters['x-ms-apimTemplate-operationName'].at(-1)).toBe(
      'VerifyNumber',
    );
  });

  test('it is in the types', async () => {
    expect(await emitTypes(definition)).toContain('post: operations["VerifyNumber"];');
  });

  test('it is on the reference page', () => {
    const page = emitReference(withFifthAction);
    expect(page).toContain('### Verify number\n\nOperation ID: `VerifyNumber` (POST /v2/verify)');
    expect(page).toContain(`| VerifyNumber | ${verifyNumber.extension} |`);
    expect(page).toContain(
      '| Recipient | recipient | body/message/recipient | True | string | The mobile number to verify. |',
    );
  });
});
