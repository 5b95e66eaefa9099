import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sendmode } from '../../connector/sendmode.ts';
import type { TaskDialog } from '../../emit/copilot-studio/task-dialog.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitCopilotStudio } from '../../emit/index.ts';
import { emitProperties } from '../../emit/properties.ts';
import { readSchema, schemasAreAbsent } from '../published-schemas-folder.ts';

const absent = schemasAreAbsent("the Copilot Studio tools against Microsoft's authoring schema");

const emittedTools = (): TaskDialog[] => {
  const sources = { definition: emitDefinition(sendmode), properties: emitProperties(sendmode) };
  return emitCopilotStudio({ connector: sendmode, ...sources, script: '', icon: new Uint8Array() })
    .filter((file) => file.path.endsWith('.yml'))
    .map((file) => parse(new TextDecoder().decode(file.bytes)) as TaskDialog);
};

const tools = emittedTools();

describe.skipIf(absent)("Microsoft's authoring schema", () => {
  let validate: ValidateFunction;

  beforeAll(() => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
    ajv.addSchema(readSchema('copilot-studio.bot.schema.yaml-authoring.json'), 'bot');
    validate = ajv.compile({ $ref: 'bot#/definitions/TaskDialog' });
  });

  test.each(tools.map((tool) => [tool.action.operationId, tool] as const))('accepts %s', (_, tool) => {
    expect({ valid: validate(tool), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  const [tool] = tools;
  test.each([
    ['a tool without an operation', { ...tool, action: { ...tool?.action, operationId: undefined } }],
    ['a key that it does not know', { ...tool, label: 'Send SMS' }],
    ['a fixed input without a value', { ...tool, inputs: [{ kind: 'ManualTaskInput', propertyName: 'Content-Type' }] }],
    ['a question that is no yes or no', { ...tool, inputs: [{ ...tool?.inputs[0], shouldPromptUser: 'yes' }] }],
  ])('refuses %s', (_, document) => {
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });
});
