import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Connector } from '../../connector/model.ts';
import { sendmode } from '../../connector/sendmode.ts';
import { withWarning } from '../../emit/action.ts';
import { type TaskDialog, taskDialog } from '../../emit/copilot-studio/task-dialog.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitCopilotStudio } from '../../emit/index.ts';
import { emitProperties } from '../../emit/properties.ts';
import { fixedDescription, fixedWithFifthAction } from '../connector/fixed-description.ts';

const emit = (connector: Connector): Map<string, string> => {
  const sources = { definition: emitDefinition(connector), properties: emitProperties(connector) };
  const files = emitCopilotStudio({ connector, ...sources, script: '', icon: new Uint8Array() });
  return new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
};

const dialogOf = (files: ReadonlyMap<string, string>, operationId: string): TaskDialog =>
  parse(files.get(`actions/${operationId}.mcs.yml`) ?? '') as TaskDialog;

const files = emit(sendmode);
const dialog = (operationId: string): TaskDialog => dialogOf(files, operationId);
const dialogs = sendmode.actions.map(({ operationId }) => dialog(operationId));

const fixedFiles = emit(fixedDescription);
const fixedDialog = (operationId: string): TaskDialog => dialogOf(fixedFiles, operationId);

const inputs = (operationId: string): string[] =>
  fixedDialog(operationId).inputs.map((input) =>
    input.kind === 'ManualTaskInput'
      ? `${input.propertyName} = ${input.value}`
      : `${input.propertyName}${input.entity ? '' : ' (list)'}${input.shouldPromptUser ? ' ?' : ''}`,
  );

describe('the tools of an agent', () => {
  test('are one file an action and a page', () => {
    expect([...files.keys()]).toEqual([
      ...sendmode.actions.map(({ operationId }) => `actions/${operationId}.mcs.yml`),
      'README.md',
    ]);
  });

  test.each([
    [
      'Send_SMS',
      [
        'message.messagetext ?',
        'message.recipients (list) ?',
        'message.senderid',
        'message.customerid',
        'message.scheduledate',
        'Content-Type = application/json',
      ],
    ],
    [
      'Import_Customer',
      [
        'group ?',
        'importdata.mobilenumber ?',
        'importdata.firstname',
        'importdata.surname',
        'importdata.address',
        'importdata.town',
        'importdata.county',
        'importdata.email',
        'importdata.custom1',
        'importdata.custom2',
        'importdata.businessname',
        'importdata.dateofbirth',
        'Content-Type = application/json',
      ],
    ],
    ['Check_Credits', ['Content-Type = application/json']],
    [
      'Optout_Customer',
      [
        'message.mobilenumber ?',
        'message.optoutresponse',
        'message.returnedresponse',
        'Content-Type = application/json',
      ],
    ],
  ])('%s asks for what it needs (?) and for nothing else', (operationId, want) => {
    expect(inputs(operationId)).toEqual(want);
  });

  test('ask before they change something, and do not ask before they read', () => {
    for (const { operationId, method } of sendmode.actions) {
      expect({ operationId, asks: dialog(operationId).confirmation !== undefined }).toEqual({
        operationId,
        asks: method === 'post',
      });
    }
    expect(fixedDialog('Send_SMS').confirmation).toEqual({
      activity:
        'About to run Send SMS: Send an SMS to one or more recipients, at once or at a scheduled time. Shall I go ahead?',
      mode: 'Strict',
    });
  });

  test.each(sendmode.actions.map((action) => [action.operationId, action] as const))(
    '%s is chosen by the words of the description',
    (operationId, action) => {
      expect(dialog(operationId)).toMatchObject({
        modelDisplayName: action.summary,
        modelDescription: withWarning(action.modelDescription, action),
        action: {
          kind: 'InvokeConnectorTaskAction',
          connectionReference: '<AGENT_SCHEMA>.<SHARED_API_NAME>.<CONNECTION_ID>',
          connectionProperties: { mode: 'Invoker' },
          operationId,
        },
      });
    },
  );

  test('say that a message is never sent again after an error, as the definition does', () => {
    const warning = / Never repeat it on your own after an error: the first call may have gone through\.$/;
    expect(dialog('Send_SMS').modelDescription).toMatch(warning);
    expect(dialog('Import_Customer').modelDescription).not.toMatch(warning);
  });

  test('nested results are named by their path', () => {
    expect(fixedDialog('Send_SMS').outputs.map(({ propertyName }) => propertyName)).toEqual([
      'status',
      'statusCode',
      'error',
      'acceptedDateTime',
      'message.senderid',
      'message.messagetext',
      'message.customerid',
      'message.scheduledate',
      'message.recipients',
    ]);
  });

  test('hold no text that Copilot Studio would evaluate: no leading "=", no braces', () => {
    const texts: string[] = [];
    JSON.stringify(dialogs, (_, value) => {
      if (typeof value === 'string') texts.push(value);
      return value;
    });
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter((text) => text.startsWith('=') || /[{}]/.test(text))).toEqual([]);
  });

  test('keep each text on one line', () => {
    const folded = [...files].filter(([path, text]) => path.endsWith('.yml') && /: [|>]/.test(text));
    expect(folded).toEqual([]);
  });
});

describe('the page', () => {
  const page = fixedFiles.get('README.md') ?? '';

  test('says what each tool asks for', () => {
    expect(page).toContain('| Import Customer | `actions/Import_Customer.mcs.yml` | Group, Mobile Number | yes |');
    expect(page).toContain('| Check Credits | `actions/Check_Credits.mcs.yml` | nothing | no |');
  });

  test('forbids the repetition of a message and says what to do when its outcome is unknown', () => {
    expect(page).toContain(
      '- Never run Send SMS a second time for the same request. Every accepted call is a message to a person, and Sendmode documents no protection against duplicates.',
    );
    expect(page).toContain('- If Send SMS fails with status 424, tell the person. The outcome is unknown:');
    expect(page).not.toContain('Never run Import Customer');
  });

  test('says what is inferred', () => {
    expect(page).toContain('## What is inferred\n\n- The names of nested inputs and outputs');
  });
});

test('a fifth action gets its tool and its row', () => {
  const five = emit(fixedWithFifthAction);
  expect(parse(five.get('actions/VerifyNumber.mcs.yml') ?? '').action.operationId).toBe('VerifyNumber');
  expect(five.get('README.md')).toContain('| Verify number | `actions/VerifyNumber.mcs.yml` |');
});

test('without a wrapper the inputs have no path', () => {
  const [action] = fixedDescription.actions;
  if (!action?.body) throw new Error('the first action has no body');
  const flat = taskDialog(fixedDescription, { ...action, body: { ...action.body, wrapper: undefined } });
  expect(flat.inputs[0]?.propertyName).toBe('messagetext');
});
