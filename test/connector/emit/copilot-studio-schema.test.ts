import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { emitCopilotStudio } from '../../../connector/emit/copilot-studio/emit.ts';
import type { TaskDialog } from '../../../connector/emit/copilot-studio/task-dialog.ts';
import { emitDefinition } from '../../../connector/emit/definition.ts';
import { emitProperties } from '../../../connector/emit/properties.ts';
import { sendmode } from '../../../connector/sendmode.ts';

const folder = process.env.PUBLISHED_SCHEMAS;
const absent = folder === undefined || folder === 'absent';
const schemaFile = 'copilot-studio.bot.schema.yaml-authoring.json';

if (folder === undefined && process.env.CI === 'true') {
  throw new Error(
    "PUBLISHED_SCHEMAS is not set, so the tools cannot be checked against Microsoft's schema. Set it to the folder of the published schemas, or to `absent` where there is none.",
  );
}
if (absent) {
  console.warn(
    `NOT CHECKED: the Copilot Studio tools against Microsoft's authoring schema. Set PUBLISHED_SCHEMAS to a folder that holds ${schemaFile}.`,
  );
}

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
    ajv.addSchema(JSON.parse(readFileSync(path.join(folder ?? '', schemaFile), 'utf8')), 'bot');
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
