import { describe, expect, test } from 'vitest';
import type { Connector } from '../../connector/model.ts';
import type { ApiConnection, Foreach, RequestTrigger, Until } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { secondsBetweenCalls } from '../../samples/pace.ts';
import { fixedDescription } from '../connector/fixed-description.ts';
import { actionOf, connectorSteps } from './steps-of.ts';

const workflows = logicAppsWorkflows(fixedDescription);
const workflow = (name: string, of: Connector = fixedDescription) => {
  const found = logicAppsWorkflows(of).find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found.definition;
};
const steps = workflows.flatMap(({ name, definition }) =>
  Object.entries(connectorSteps(definition)).map(
    ([step, action]) => [`${name}/${step}`, action as ApiConnection] as const,
  ),
);
const sends = steps.filter(([, { inputs }]) => inputs.path === '/send');

test('the workflows', () => {
  expect(workflows.map(({ name }) => name)).toEqual([
    'BulkCampaign',
    'AppointmentReminder',
    'OneTimeAlert',
    'ImportFromForm',
    'OptOut',
    'LowCreditAlarm',
    'SendWithReviewList',
    'DeliveryReports',
    'DeliveryReportsByPost',
    'ProveYourAccount',
    'SendOnEngage',
  ]);
});

test.each(steps)('%s calls the path of the definition and states the content type', (_, { type, inputs }) => {
  const action = fixedDescription.actions.find(({ path }) => path === inputs.path);
  expect([type, inputs.method]).toEqual(['ApiConnection', action?.method]);
  expect(inputs.headers).toEqual({ 'Content-Type': 'application/json' });
  expect(inputs.host).toEqual({ connection: { referenceName: 'sendmode' } });
});

describe('a text message is never retried', () => {
  test('each workflow that sends has one such step', () => {
    expect(sends.map(([name]) => name)).toEqual([
      'BulkCampaign/Send_SMS',
      'AppointmentReminder/Send_SMS',
      'OneTimeAlert/Send_SMS',
      'LowCreditAlarm/Send_SMS',
      'SendWithReviewList/Send_SMS',
      'ProveYourAccount/Send_SMS',
    ]);
  });

  test.each(sends)('%s has the retry policy none and says why', (_, { inputs, description }) => {
    expect(inputs.retryPolicy).toEqual({ type: 'none' });
    expect(description).toBe(
      'No retries. Every accepted call is a message to a person, and Sendmode documents no protection against duplicates. Logic Apps runs no script, so the next steps read the answer.',
    );
  });

  test.each(steps.filter(([name]) => !sends.some(([send]) => send === name)))(
    '%s may be repeated and leaves the retries to the host',
    (_, { inputs }) => {
      expect(inputs).not.toHaveProperty('retryPolicy');
    },
  );
});

describe('the campaign', () => {
  const definition = workflow('BulkCampaign');

  test('one batch after the other, one campaign after the other', () => {
    expect((actionOf(definition, 'Each_batch') as Foreach).runtimeConfiguration.concurrency.repetitions).toBe(1);
    expect((definition.triggers.manual as RequestTrigger).runtimeConfiguration?.concurrency).toEqual({ runs: 1 });
    expect(actionOf(definition, 'Batches')).toMatchObject({
      inputs: "@chunk(outputs('Each_number_once'), parameters('recipientsPerMessage'))",
    });
    expect(definition.parameters.recipientsPerMessage).toMatchObject({ type: 'Int', defaultValue: 50 });
  });

  test('answers 202 at once: it has no step that answers', () => {
    expect(JSON.stringify(definition)).not.toContain('"type":"Response"');
  });

  test('offers a batch again only after 429, ten times at most', () => {
    const loop = actionOf(definition, 'Send_until_answered') as Until;
    expect(loop.expression).toBe("@not(equals(variables('answer')?['outcome'], 'throttled'))");
    expect(loop.limit).toEqual({ count: 10, timeout: 'PT1H' });
  });

  test.each([
    [{ calls: 100, renewalPeriod: 60 }, 1],
    [{ calls: 60, renewalPeriod: 60 }, 2],
    [{ calls: 30, renewalPeriod: 60 }, 3],
    [{ calls: 1, renewalPeriod: 60 }, 61],
    [{ calls: 500, renewalPeriod: 60 }, 1],
  ])('with a limit of %o it waits %i seconds after each call', (limit, seconds) => {
    const throttling = { ...limit, scope: 'connection' as const };
    expect(secondsBetweenCalls(throttling)).toBe(seconds);
    const slower = workflow('BulkCampaign', { ...fixedDescription, throttling });
    expect(actionOf(slower, 'Keep_the_pace')).toMatchObject({
      inputs: { until: { timestamp: `@addSeconds(utcNow(), ${seconds})` } },
      description: `The limit is ${limit.calls} calls in 60 seconds for the whole connection.`,
    });
  });

  test('no workflow sends to a number of its own', () => {
    expect(JSON.stringify(workflows.map((each) => each.definition.actions))).not.toMatch(/["' ]\+?(0|353)8\d{8}["' ]/);
    expect(workflow('LowCreditAlarm').parameters.alertNumber?.defaultValue).toBe('');
  });
});

describe('nothing is repeated by hand', () => {
  const renamed: Connector = {
    ...fixedDescription,
    name: 'other',
    contentType: { ...fixedDescription.contentType, value: 'application/json; charset=utf-8' },
    actions: fixedDescription.actions.map((action) => ({
      ...action,
      path: `/new${action.path}`,
      ...(action.body?.wrapper ? { body: { ...action.body, wrapper: { ...action.body.wrapper, name: 'sms' } } } : {}),
    })),
  };
  const texts = JSON.stringify(logicAppsWorkflows(renamed));

  test.each([
    ['"referenceName":"sendmode"'],
    ['"path":"/send"'],
    ['{"message":'],
    ['"importdata":'],
    ['"Content-Type":"application/json"'],
  ])('a changed description leaves no %s', (old) => {
    expect(JSON.stringify(workflows)).toContain(old);
    expect(texts).not.toContain(old);
  });
});
