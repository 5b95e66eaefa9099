import { expect, test } from 'vitest';
import { describeFinding } from '../../../rules/finding.ts';
import { checkWorkflow } from '../../../rules/workflows/index.ts';

const api = {
  paths: {
    '/texts': {
      post: {
        operationId: 'SendText',
        parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { to: {} } } }],
        responses: { 200: { description: 'Sent.' } },
      },
      get: { operationId: 'ListTexts', responses: { 200: { description: 'The texts.' } } },
    },
  },
};

const secured = (...properties: string[]) => ({ runtimeConfiguration: { secureData: { properties } } });
const whole = secured('inputs', 'outputs');
const host = { connectionName: 'shared_texts' };
const send = (to: unknown) => ({
  type: 'OpenApiConnection',
  inputs: { host: { ...host, operationId: 'SendText' }, parameters: { 'body/to': to } },
});
const request = { type: 'Request', kind: 'Http', inputs: {} };
const clock = { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } };

/** The steps that are found, and what the setting of each has to name besides. */
const found = (trigger: object, actions: object): string[] =>
  checkWorkflow('', { triggers: { manual: trigger }, actions }, api)
    .filter(({ code }) => code === 'PersonalDataInRunHistory')
    .map(({ pointer, fix }) => `${pointer.split('/').at(-1)}: ${/^Name (.*?) in /.exec(fix)?.[1]}`);

test.each<[string, object, object, string[]]>([
  ['a trigger that is called', request, {}, ['manual: outputs']],
  ['a secured trigger', { ...request, ...secured('outputs') }, {}, []],
  ['a clock', clock, {}, []],
  ['a call that takes a body', clock, { Send: send('0870000000') }, ['Send: inputs and outputs']],
  ['a call whose answer is open', clock, { Send: { ...send('0'), ...secured('inputs') } }, ['Send: outputs']],
  ['a secured call', clock, { Send: { ...send('0'), ...whole } }, []],
  [
    'a call that takes none',
    clock,
    { List: { type: 'OpenApiConnection', inputs: { host: { ...host, operationId: 'ListTexts' }, parameters: {} } } },
    [],
  ],
  [
    'a step that hands on to it, over a variable, a loop and another step',
    clock,
    {
      Rows: { type: 'Compose', inputs: ['0870000000'] },
      Trimmed: { type: 'Select', inputs: { from: "@outputs('Rows')", select: '@trim(item())' } },
      List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', value: "@body('Trimmed')" }] } },
      Each: {
        type: 'Foreach',
        foreach: "@variables('list')",
        runtimeConfiguration: { concurrency: { repetitions: 1 } },
        actions: { Send: { ...send("@items('Each')"), ...whole } },
      },
    },
    ['Trimmed: inputs and outputs', 'Rows: inputs'],
  ],
  [
    'a list that a person reads',
    clock,
    { Send: { ...send('0'), ...whole }, Entry: { type: 'Compose', inputs: "@body('Send')" } },
    [],
  ],
])('%s', (_, trigger, actions, want) => {
  expect(found(trigger, actions)).toEqual(want);
});

test('it is a warning that says what to switch on', () => {
  const [finding] = checkWorkflow('flow', { triggers: {}, actions: { Send: send('0') } }, api).filter(
    ({ code }) => code === 'PersonalDataInRunHistory',
  );
  expect(finding && describeFinding(finding)).toContain(
    'warning PersonalDataInRunHistory at flow#/actions/Send: A trigger that is called, a call that takes a body, and a step that hands data to it should be secured. Received []. Numbers and texts stand in the run history, for everybody who may read it. Name inputs and outputs in runtimeConfiguration.secureData.properties, or switch on Secure inputs and Secure outputs in its settings.',
  );
});
