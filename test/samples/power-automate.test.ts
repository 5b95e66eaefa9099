import { describe, expect, test } from 'vitest';
import { extensions } from '../../connector/extensions.ts';
import type { Connector } from '../../connector/model.ts';
import type { Actions, OpenApiConnection } from '../../emit/documents/workflow.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { fixedDescription } from '../connector/fixed-description.ts';
import { actionOf, connectorSteps } from './steps-of.ts';

const flows = powerAutomateFlows(fixedDescription);
const flow = (name: string) => {
  const found = flows.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found.definition;
};
const steps = flows.flatMap(({ name, definition }) =>
  Object.entries(connectorSteps(definition)).map(([step, action]) => [`${name}/${step}`, action] as const),
);

test('the flows, by names that may stand in file names', () => {
  expect(flows.map(({ name }) => name)).toEqual([
    'AppointmentReminder',
    'OneTimeAlert',
    'ImportFromForm',
    'OptOut',
    'LowCreditAlarm',
    'SendWithReviewList',
    'DeliveryReports',
    'DeliveryReportsByPost',
    'BulkCampaign',
    'ProveYourAccount',
  ]);
});

test.each(steps)('%s names the connector as flows do and states the content type', (_, action) => {
  const { host, parameters, authentication } = (action as OpenApiConnection).inputs;
  expect(action.type).toBe('OpenApiConnection');
  expect(host).toEqual({
    connectionName: 'shared_sendmode',
    operationId: expect.stringMatching(/^(Send_SMS|Import_Customer|Check_Credits|Optout_Customer)$/),
    apiId: '/providers/Microsoft.PowerApps/apis/shared_sendmode',
  });
  expect(parameters['Content-Type']).toBe('application/json');
  expect(authentication).toBe("@parameters('$authentication')");
});

describe('what each step fills in', () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      'AppointmentReminder',
      'Send_SMS',
      {
        'body/message/messagetext': "@outputs('Text')",
        'body/message/recipients': ["@{triggerBody()?['mobilenumber']}"],
        'body/message/customerid': "@{coalesce(triggerBody()?['customerid'], workflow()?['run']?['name'])}",
      },
    ],
    [
      'AppointmentReminder',
      'Schedule_SMS',
      {
        'body/message/scheduledate':
          "@convertFromUtc(outputs('Remind_at'), outputs('Settings')?['timeZone'], 'yyyy-MM-ddTHH:mm:ss')",
      },
    ],
    [
      'OneTimeAlert',
      'Send_SMS',
      {
        'body/message/messagetext': "@triggerBody()?['text']",
        'body/message/recipients': "@outputs('Each_number_once')",
        'body/message/customerid': "alert-@{workflow()?['run']?['name']}",
      },
    ],
    [
      'ImportFromForm',
      'Import_Customer',
      {
        'body/group': "@outputs('Settings')?['group']",
        'body/importdata/mobilenumber': "@string(coalesce(triggerBody()?['mobilenumber'], ''))",
        'body/importdata/email':
          "@if(empty(string(coalesce(triggerBody()?['email'], ''))), null, string(coalesce(triggerBody()?['email'], '')))",
      },
    ],
    [
      'OptOut',
      'Optout_Customer',
      {
        'body/message/mobilenumber': "@string(coalesce(triggerBody()?['mobilenumber'], ''))",
      },
    ],
    ['LowCreditAlarm', 'Send_SMS', { 'body/message/recipients': ["@outputs('Settings')?['alertNumber']"] }],
  ])('%s: %s', (name, step, parameters) => {
    expect((connectorSteps(flow(name))[step] as OpenApiConnection).inputs.parameters).toMatchObject(parameters);
  });
});

describe('nothing is repeated by hand', () => {
  const renamed: Connector = {
    ...fixedDescription,
    name: 'other',
    contentType: { ...fixedDescription.contentType, value: 'application/json; charset=utf-8' },
    actions: fixedDescription.actions.map((action) =>
      action.body?.wrapper
        ? { ...action, body: { ...action.body, wrapper: { ...action.body.wrapper, name: 'sms' } } }
        : action,
    ),
  };
  const texts = JSON.stringify(powerAutomateFlows(renamed));

  test.each([['shared_sendmode'], ['body/message'], ['body/importdata'], ['"Content-Type":"application/json"']])(
    'a changed description leaves no %s',
    (old) => {
      expect(JSON.stringify(flows)).toContain(old);
      expect(texts).not.toContain(old);
    },
  );
});

test('an imported flow sends nothing to a number of its own', () => {
  expect(JSON.stringify(flows.map(({ definition }) => definition.actions))).not.toMatch(/["' ]\+?(0|353)8\d{8}["' ]/);
  expect(actionOf(flow('LowCreditAlarm'), 'Settings')).toMatchObject({
    inputs: { lowestBalance: 100, alertNumber: '' },
  });
});

test('the button asks for what the card of Send SMS asks for', () => {
  expect(flow('OneTimeAlert').triggers.manual).toMatchObject({
    kind: 'Button',
    inputs: { schema: { properties: { text: { title: 'Message Text' }, text_1: { title: 'Recipients' } } } },
  });
});

test('the alternative of the reminder is the extension that Sendmode documents', () => {
  expect(extensions.scheduledate).toContain('scheduled');
  const { actions, else: otherwise } = actionOf(flow('AppointmentReminder'), 'Near_enough_to_wait') as {
    actions: Actions;
    else: { actions: Actions };
  };
  expect(Object.keys(actions)).toEqual(['Wait_for_the_hour', 'Send_SMS', 'Send_SMS_was_not_accepted']);
  expect(Object.keys(otherwise.actions)).toEqual(['Schedule_SMS', 'Schedule_SMS_was_not_accepted']);
});

test('the receiver of delivery reports is open to Sendmode and answers the word it expects', () => {
  const { triggers, actions } = flow('DeliveryReports');
  expect(triggers.manual).toMatchObject({ inputs: { method: 'GET', triggerAuthenticationType: 'All' } });
  expect(actions.Answer_True).toMatchObject({
    type: 'Response',
    runAfter: {},
    inputs: { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'True' },
  });
  expect(actions.Report).toMatchObject({
    inputs: Object.fromEntries(
      ['EventID', 'Phonenumber', 'DataType', 'Status', 'CustomerID'].map((name) => [
        name,
        `@triggerOutputs()?['queries']?['${name}']`,
      ]),
    ),
  });
});
