import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../connector/model.ts';
import { sendmode } from '../../../connector/sendmode.ts';
import { emitDefinition } from '../../../emit/definition.ts';
import type { Action, Actions, WorkflowDefinition } from '../../../emit/documents/workflow.ts';
import { describeFinding } from '../../../rules/finding.ts';
import { checkWorkflow } from '../../../rules/workflows/index.ts';
import { logicAppsWorkflows } from '../../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../../samples/power-automate/index.ts';
import { startWith, workflow } from '../../../samples/steps.ts';
import { fixedDescription } from '../../connector/fixed-description.ts';

const api = emitDefinition(fixedDescription);
const samplesOf = (connector: Connector) => [
  ...powerAutomateFlows(connector).map((sample) => [`power-automate/${sample.name}`, sample.definition] as const),
  ...logicAppsWorkflows(connector).map((sample) => [`logic-apps/${sample.name}`, sample.definition] as const),
];
const fixedSamples = samplesOf(fixedDescription);

test.each(samplesOf(sendmode))('nothing is wrong with %s', (name, definition) => {
  expect(checkWorkflow(name, definition, emitDefinition(sendmode)).map(describeFinding)).toEqual([]);
});

const trigger = {
  type: 'Request',
  kind: 'Http',
  inputs: { method: 'POST', schema: { type: 'object', properties: { numbers: {} } } },
} as const;

const compose = (inputs: string): Action => ({ type: 'Compose', inputs });
const foreach = (actions: Actions, repetitions = 1): Action => ({
  type: 'Foreach',
  foreach: "@triggerBody()?['numbers']",
  runtimeConfiguration: { concurrency: { repetitions } },
  actions,
});
const until = (expression: string, actions: Actions, count = 3): Action => ({
  type: 'Until',
  expression,
  limit: { count, timeout: 'PT1H' },
  actions,
});
const condition = (actions: Actions, otherwise: Actions): Action => ({
  type: 'If',
  expression: { and: [{ equals: ['@true', true] }] },
  actions,
  else: { actions: otherwise },
});
const set = (name: string, value: string): Action => ({ type: 'SetVariable', inputs: { name, value } });
const nested = (depth: number): Actions =>
  depth === 0 ? {} : { [`Level_${depth}`]: { ...condition(nested(depth - 1), {}) } };

/** Every problem as its code and its place. */
const problemsOf = (actions: Actions, start: Parameters<typeof workflow>[0][1] = trigger): string[] =>
  checkWorkflow('', workflow(['manual', start], actions), api).map(
    ({ code, pointer }) => `${code} ${pointer.slice(1)}`,
  );

describe('expressions', () => {
  test.each<[string, string[]]>([
    ["@concat('a'", ['ExpressionSyntax']],
    ["@body('Nowhere')", ['ReferenceToNoAction']],
    ["@outputs('Here')", ['ReferenceToLaterAction']],
    ["@outputs('Later')", ['ReferenceToLaterAction']],
    ["@outputs('Before')", []],
    ["@variables('count')", ['VariableUnknown']],
    ["@parameters('limit')", ['ParameterUnknown']],
    ["@items('Each')", ['ReferenceToNoLoop']],
    ['@item()', ['ReferenceToNoItem']],
    ["@triggerBody()?['numbers']", []],
    ["@triggerBody()?['names']", ['RequestFieldUnknown']],
    ["Hello @{outputs('Nowhere')}", ['ReferenceToNoAction']],
    [`@concat('${'a'.repeat(8200)}')`, ['ExpressionTooLong']],
  ])('%s', (text, codes) => {
    const actions = { Before: compose('1'), Here: compose(text), Later: compose('2') };
    expect(problemsOf(actions)).toEqual(codes.map((code) => `${code} /actions/Here/inputs`));
  });
});

describe('the order of actions', () => {
  test.each<[string, Actions, string[]]>([
    [
      'an action in the other branch has not run',
      { Choice: condition({ One: compose('1') }, { Other: compose("@outputs('One')") }) },
      ['ReferenceToLaterAction /actions/Choice/else/actions/Other/inputs'],
    ],
    [
      'an action inside a condition before may be referred to',
      { Choice: condition({ One: compose('1') }, {}), After: compose("@outputs('One')") },
      [],
    ],
    [
      'an action inside a loop may not be referred to from outside',
      { Each: foreach({ One: compose('@item()') }), After: compose("@outputs('One')") },
      ['ReferenceToLaterAction /actions/After/inputs'],
    ],
    [
      'inside the same loop it may',
      { Each: foreach({ One: compose('@item()'), Two: compose("@concat(outputs('One'), items('Each'))") }) },
      [],
    ],
    [
      'a loop may look at its own actions to end',
      { Wait: until("@equals(outputs('One'), 1)", { One: compose('1') }) },
      [],
    ],
    [
      'a loop may not look at what comes after it',
      { Wait: until("@equals(outputs('Two'), 1)", { One: compose('1') }), Two: compose('1') },
      ['ReferenceToLaterAction /actions/Wait/expression'],
    ],
    [
      'an action beside, which may run at the same time, is not before',
      { One: { ...compose('1'), runAfter: {} }, Two: { ...compose("@outputs('One')"), runAfter: {} } },
      ['ReferenceToLaterAction /actions/Two/inputs'],
    ],
    [
      'an action waits for a stranger',
      { One: { ...compose('1'), runAfter: { Nobody: ['Succeeded'] } } },
      ['RunAfterNoNeighbour /actions/One/runAfter'],
    ],
    [
      'an action waits for a status that does not exist',
      { One: compose('1'), Two: { ...compose('2'), runAfter: { One: ['Cancelled'] } } } as unknown as Actions,
      ['RunAfterStatus /actions/Two/runAfter'],
    ],
    [
      'an action waits for no status',
      { One: compose('1'), Two: { ...compose('2'), runAfter: { One: [] } } },
      ['RunAfterNothing /actions/Two/runAfter'],
    ],
    [
      'two actions wait for each other',
      {
        One: { ...compose('1'), runAfter: { Two: ['Succeeded'] } },
        Two: { ...compose('2'), runAfter: { One: ['Succeeded'] } },
      },
      ['RunAfterCircle /actions/One/runAfter', 'RunAfterCircle /actions/Two/runAfter'],
    ],
  ])('%s', (_, actions, problems) => {
    expect(problemsOf(actions)).toEqual(problems);
  });
});

describe('where actions may stand', () => {
  const answer: Action = { type: 'Response', kind: 'Http', inputs: { statusCode: 200 } };
  const end: Action = { type: 'Terminate', inputs: { runStatus: 'Failed' } };
  test.each<[string, Actions, string[]]>([
    ['an answer inside a loop', { Each: foreach({ Answer: answer }) }, ['NotInsideLoop /actions/Each/actions/Answer']],
    [
      'an end inside a condition inside a loop',
      { Wait: until('@true', { Choice: condition({ End: end }, {}) }) },
      ['NotInsideLoop /actions/Wait/actions/Choice/actions/End'],
    ],
    [
      'a variable that is initialised inside a condition',
      { Choice: condition({ Count: startWith('count', 'integer', 0) }, {}) },
      ['OnlyAtTopLevel /actions/Choice/actions/Count'],
    ],
    ['a variable that nobody initialised', { Set: set('count', '1') }, ['ChangeOfNoVariable /actions/Set/inputs/name']],
    [
      'a variable that is initialised later',
      { Set: set('count', '1'), Count: startWith('count', 'integer', 0) },
      ['ChangeBeforeInitialised /actions/Set/inputs/name'],
    ],
    [
      'a variable that is read before it is initialised',
      { Early: compose("@variables('count')"), Count: startWith('count', 'integer', 0) },
      ['VariableNotReady /actions/Early/inputs'],
    ],
    [
      'a variable that is set to something made of itself',
      { Count: startWith('count', 'integer', 0), Set: set('count', "@add(variables('count'), 1)") },
      ['VariableReadsItself /actions/Set/inputs/name'],
    ],
    [
      'two actions of one name',
      { Choice: condition({ One: compose('1') }, { One: compose('2') }) },
      ['ActionNameTwice /actions/Choice/actions/One', 'ActionNameTwice /actions/Choice/else/actions/One'],
    ],
    ['a long name', { ['N'.repeat(81)]: compose('1') }, [`LimitExceeded /actions/${'N'.repeat(81)}`]],
    ['a long description', { One: { ...compose('1'), description: 'd'.repeat(257) } }, ['LimitExceeded /actions/One']],
    ['eight actions inside each other', nested(8), []],
    [
      'nine actions inside each other',
      nested(9),
      [`LimitExceeded /actions/${[9, 8, 7, 6, 5, 4, 3, 2, 1].map((level) => `Level_${level}`).join('/actions/')}`],
    ],
    ['too many rounds', { Wait: until('@true', {}, 5001) }, ['LimitExceeded /actions/Wait']],
    ['too many rounds at the same time', { Each: foreach({}, 51) }, ['LimitExceeded /actions/Each']],
  ])('%s', (_, actions, problems) => {
    expect(problemsOf(actions)).toEqual(problems);
  });

  test('an answer to nobody', () => {
    const clock = { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } as const;
    expect(problemsOf({ Answer: answer }, clock)).toEqual(['ResponseWithoutRequest /actions/Answer']);
  });
});

describe('calls of the connector', () => {
  const change = (name: string, at: string, from: string, to: string): string[] => {
    const definition = fixedSamples.find(([sample]) => sample === name)?.[1];
    const text = JSON.stringify(definition);
    if (!text.includes(from)) throw new Error(`${name} does not contain ${from}`);
    const changed = JSON.parse(text.replaceAll(from, to)) as WorkflowDefinition;
    return checkWorkflow('', changed, api).map(({ code, pointer }) => `${code} ${pointer.slice(1).replace(at, '...')}`);
  };
  const alert = '/actions/Send_until_answered/actions/Send_SMS';

  test.each<[string, string, string, string[]]>([
    ['no retry policy', ',"retryPolicy":{"type":"none"}', '', ['SendIsRetried ...']],
    ['another retry policy', '"retryPolicy":{"type":"none"}', '"retryPolicy":{"type":"fixed"}', ['SendIsRetried ...']],
    [
      'no header',
      '"headers":{"Content-Type":"application/json"},"body"',
      '"headers":{},"body"',
      ['FieldMissing .../inputs/headers'],
    ],
    ['another content type', 'application/json', 'text/plain', ['ContentTypeWrong .../inputs/headers']],
    [
      'a field that does not exist',
      '"messagetext":"@',
      '"text":"@',
      ['FieldMissing .../inputs/body/message', 'FieldUnknown .../inputs/body/message/text'],
    ],
    [
      'a flat body',
      '"body":{"message":{',
      '"body":{"sms":{',
      ['FieldMissing .../inputs/body', 'FieldUnknown .../inputs/body/sms'],
    ],
    ['another path', '"path":"/send"', '"path":"/sms"', ['OperationUnknown ...']],
    ['another method', '"method":"post","path"', '"method":"get","path"', ['OperationUnknown ...']],
    [
      'an answer that nobody reads',
      "@outputs('Answer_as_text')\"",
      "@triggerBody()?['messagetext']\"",
      ['AnswerIsNotRead ...'],
    ],
    [
      'a step after reading that only runs when it went well',
      '"Read_answer":["Succeeded","Failed","Skipped","TimedOut"]',
      '"Read_answer":["Succeeded"]',
      ['AnswerIsNotRead ...'],
    ],
  ])('Logic Apps: %s', (_, from, to, problems) => {
    expect(change('logic-apps/OneTimeAlert', alert, from, to)).toEqual(problems);
  });

  test.each<[string, string, string, string[]]>([
    [
      'a key that does not exist',
      'body/message/messagetext',
      'body/messagetext',
      ['FieldUnknown .../inputs/parameters/body~1messagetext'],
    ],
    ['no content type', '"Content-Type":"application/json",', '', ['FieldMissing .../inputs/parameters']],
    ['another operation', '"operationId":"Send_SMS"', '"operationId":"SendSMS"', ['OperationUnknown ...']],
    ['nothing that looks for 424', ', 424)', ', 425)', ['UnknownOutcomeIsNotHandled ...']],
    [
      'nothing after a time-out',
      '"Send_SMS":["Failed","TimedOut"]',
      '"Send_SMS":["Failed"]',
      ['UnknownOutcomeIsNotHandled ...'],
    ],
  ])('Power Automate: %s', (_, from, to, problems) => {
    expect(change('power-automate/OneTimeAlert', '/actions/Send_SMS', from, to)).toEqual(problems);
  });

  test('an object inside the body that is an expression', () => {
    const [from, to] = [`"body":"@outputs('Request')"`, `"body":{"message":"@outputs('Opt_out')"}`];
    expect(change('logic-apps/OptOut', '/actions/Optout_Customer', from, to)).toEqual([
      'ObjectIsExpression .../inputs/body/message',
    ]);
  });

  test('a field that does not exist, in a body that a step before builds', () => {
    const [from, to] = ['"inputs":{"message":"@removeProperty', '"inputs":{"sms":"@removeProperty'];
    expect(change('logic-apps/OptOut', '/actions/Request', from, to)).toEqual([
      'FieldMissing .../inputs',
      'FieldUnknown .../inputs/sms',
    ]);
  });

  test('a field that no answer has', () => {
    const at = '/actions/Balance_is_low';
    expect(change('power-automate/LowCreditAlarm', at, "?['balance']", "?['credits']")[0]).toBe(
      'AnswerFieldUnknown .../expression/and/0/equals/0',
    );
  });
});

test('a finding says where, what is wrong, what was found, what happens and what to do', () => {
  const definition = workflow(['manual', trigger], { Here: compose("@lenght('a')") });
  expect(checkWorkflow('Sample', definition, api).map(describeFinding)).toEqual([
    `error ExpressionFunctionUnknown at Sample#/actions/Here/inputs: The expression calls lenght(), which the workflow language does not have. Received "@lenght('a')". The host refuses to save the workflow. Use a function of the reference.`,
  ]);
});
