import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { type FieldValues, operation, requestBody } from '../../samples/operation.ts';
import { type LocalWorld, localWorld, type Trouble } from './engine/local-world.ts';
import { type Run, runWorkflow } from './engine/run.ts';

const run = (name: string, world: LocalWorld, body: JsonObject, parameters: JsonObject = {}): Promise<Run> => {
  const found = logicAppsWorkflows(sendmode).find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return runWorkflow(found.definition, { body }, world, parameters);
};

/** The fields as the description puts them into a body. */
const inBody = (operationId: string, fields: FieldValues): JsonValue =>
  requestBody(operation(sendmode, operationId), fields);

const troubleAfter: Trouble = { kind: 'html', status: 502, when: 'after' };
const alert = { messagetext: 'The freezer is warm', recipients: ['0870000001', '353870000002'] };

describe('the one-time alert', () => {
  test('sends one message to everybody', async () => {
    const world = await localWorld();
    expect(await run('OneTimeAlert', world, alert)).toMatchObject({ status: 'Succeeded' });
    expect(await world.outbox()).toMatchObject([
      { messagetext: 'The freezer is warm', customerid: 'alert-run-1', recipients: [{ number: '353870000001' }, {}] },
    ]);
  });

  test('puts a message with an unknown outcome on the review list, does not repeat it, and fails', async () => {
    const world = await localWorld([troubleAfter]);
    const { status, error, results } = await run('OneTimeAlert', world, alert);
    expect([status, error?.code, world.calls.length]).toEqual(['Failed', 'UNKNOWN_OUTCOME', 1]);
    expect(results.get('Review_list_entry')?.outputs).toMatchObject({
      request: inBody('Send_SMS', {
        ...alert,
        recipients: ['353870000001', '353870000002'],
        customerid: 'alert-run-1',
      }),
      answer: expect.stringContaining('502'),
    });
  });

  test("fails with Sendmode's words when it refuses", async () => {
    const world = await localWorld();
    const { status, error } = await run('OneTimeAlert', world, { ...alert, messagetext: ' ' });
    expect([status, error?.code]).toEqual(['Failed', 'NOT_SENT']);
    expect(error?.message).toContain('"statusCode":1,');
    expect(await world.outbox()).toEqual([]);
  });

  test('waits after 429', async () => {
    const world = await localWorld([{ kind: 'status', status: 429, when: 'before' }]);
    expect(await run('OneTimeAlert', world, alert)).toMatchObject({ status: 'Succeeded' });
    expect(world.calls).toHaveLength(2);
    expect(await world.outbox()).toHaveLength(1);
  });
});

describe('the appointment reminder, on 15 January 2030 at 10:00', () => {
  const remind = async (appointment: string) => {
    const world = await localWorld();
    const body = { mobilenumber: '0870000001', appointment, customerid: 'visit-7' };
    const ran = await run('AppointmentReminder', world, body);
    return { ran, world, sent: await world.outbox() };
  };

  test('waits until a day before and names the time where the appointment is', async () => {
    const { ran, world, sent } = await remind('2030-03-31T12:30:00Z');
    expect(ran.status).toBe('Succeeded');
    expect(new Date(world.calls[0]?.at ?? 0).toISOString()).toBe('2030-03-30T12:30:00.000Z');
    expect(sent).toMatchObject([
      {
        messagetext: 'Your appointment is on 31/03/2030 at 13:30.',
        customerid: 'visit-7',
        scheduledate: null,
        recipients: [{ number: '0870000001' }],
      },
    ]);
  });

  test('sends at once when less than a day is left', async () => {
    const { world, sent } = await remind('2030-01-15T18:00:00Z');
    expect(new Date(world.calls[0]?.at ?? 0).toISOString()).toBe('2030-01-15T10:00:00.000Z');
    expect(sent).toHaveLength(1);
  });

  test('has Sendmode schedule what is too far away to wait for', async () => {
    const { ran, world, sent } = await remind('2030-07-01T12:30:00Z');
    expect(ran.status).toBe('Succeeded');
    expect(new Date(world.calls[0]?.at ?? 0).toISOString()).toBe('2030-01-15T10:00:00.000Z');
    expect(sent).toMatchObject([{ scheduledate: '2030-06-30T13:30:00' }]);
  });

  test('sends nothing when the appointment has passed', async () => {
    const { ran, world } = await remind('2030-01-15T09:59:00Z');
    expect([ran.status, world.calls]).toEqual(['Cancelled', []]);
  });
});

describe('what the caller is answered', () => {
  const form = { mobilenumber: '0870000001', firstname: 'Aoife' };
  const optOut = { mobilenumber: '0870000001', optoutresponse: 'STOP' };

  test.each<[string, JsonObject, Trouble[], number, boolean, Run['status']]>([
    ['ImportFromForm', form, [], 200, true, 'Succeeded'],
    ['ImportFromForm', { ...form, mobilenumber: 'none' }, [], 400, false, 'Failed'],
    ['ImportFromForm', form, [{ kind: 'status', status: 403 }], 403, false, 'Failed'],
    ['ImportFromForm', form, [{ kind: 'html', status: 200 }], 502, false, 'Failed'],
    ['OptOut', optOut, [], 200, true, 'Succeeded'],
    ['OptOut', optOut, [{ kind: 'status', status: 503 }], 200, true, 'Succeeded'],
    ['OptOut', { ...optOut, mobilenumber: '' }, [], 400, false, 'Failed'],
    ['OptOut', optOut, Array.from({ length: 5 }, () => 'timed out' as const), 502, false, 'Failed'],
  ])('%s with %o after %o', async (name, body, troubles, statusCode, accepted, status) => {
    const ran = await run(name, await localWorld(troubles), body);
    expect(ran.response).toMatchObject({ statusCode, body: { accepted } });
    expect(ran.status).toBe(status);
  });

  test('an import goes on as it was filled in, and nothing that was left empty', async () => {
    const world = await localWorld();
    await run('ImportFromForm', world, form, { customerGroup: 'VIP' });
    const body = inBody('Import_Customer', { group: 'VIP', ...form });
    expect(world.calls[0]?.sent).toMatchObject({ path: '/import', body });
  });
});

describe('the low-credit alarm', () => {
  test.each<[string, JsonObject, Trouble[], Run['status'], string | undefined, number]>([
    ['enough credits', {}, [], 'Succeeded', undefined, 0],
    ['too few, nobody to tell', { lowestBalance: 2000 }, [], 'Failed', 'LOW_CREDIT', 0],
    ['too few, somebody to tell', { lowestBalance: 2000, alertNumber: '0870000001' }, [], 'Succeeded', undefined, 1],
    ['an error under HTTP 200', {}, [{ kind: 'status', status: 200 }], 'Failed', undefined, 0],
  ])('%s', async (_, parameters, troubles, status, code, texts) => {
    const world = await localWorld(troubles);
    const ran = await run('LowCreditAlarm', world, {}, parameters);
    expect([ran.status, ran.error?.code, (await world.outbox()).length]).toEqual([status, code, texts]);
  });

  test('says how many are left', async () => {
    const world = await localWorld();
    await run('LowCreditAlarm', world, {}, { lowestBalance: 2000, alertNumber: '0870000001' });
    expect(await world.outbox()).toMatchObject([{ messagetext: 'Only 1000 Sendmode credits are left.' }]);
  });
});

const message = (customerid: string, ...recipients: JsonValue[]) => ({ messagetext: 'Hello', recipients, customerid });
const me = '0870000001';

test('sending with a review list files every message once and answers with the lists', async () => {
  const tooMany = { kind: 'status', status: 429, when: 'before' };
  const world = await localWorld(['none', troubleAfter, { kind: 'status', status: 400, when: 'before' }, tooMany]);
  const messages = [message('one', me), message('two', me), message('three', me), message('four', me)];
  const { status, error, response } = await run('SendWithReviewList', world, { messages });
  expect([status, error?.code, world.calls.length]).toEqual(['Failed', 'MESSAGES_NEED_A_LOOK', 4]);
  expect(response).toMatchObject({
    statusCode: 200,
    body: {
      accepted: [{ customerid: 'one' }],
      refused: [{ customerid: 'three' }],
      notSent: [{ customerid: 'four' }],
      review: [{ customerid: 'two', answer: expect.stringContaining('502') }],
      notMobileNumbers: [],
    },
  });
});

describe('an answer without a label that the host knows arrives as base64', () => {
  const asBytes = (world: LocalWorld): LocalWorld => ({
    ...world,
    send: async (sent) => {
      const answer = await world.send(sent);
      if (typeof answer === 'string') return answer;
      return { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/octet-stream' } };
    },
  });

  test.each<[string, JsonObject]>([
    ['OneTimeAlert', alert],
    ['AppointmentReminder', { mobilenumber: me, appointment: '2030-01-16T09:30:00Z' }],
    ['BulkCampaign', { ...alert, suppressed: [], campaign: 'spring' }],
    ['SendWithReviewList', { messages: [message('one', me)] }],
    ['ImportFromForm', { mobilenumber: me }],
    ['OptOut', { mobilenumber: me }],
    ['LowCreditAlarm', {}],
  ])('%s reads it', async (name, body) => {
    const world = asBytes(await localWorld());
    expect((await run(name, world, body)).status).toBe('Succeeded');
  });

  test('and the review list shows it as text', async () => {
    const world = asBytes(await localWorld([troubleAfter]));
    const { error, results } = await run('OneTimeAlert', world, alert);
    expect(error?.code).toBe('UNKNOWN_OUTCOME');
    expect(results.get('Review_list_entry')?.outputs).toMatchObject({ answer: expect.stringContaining('502') });
  });
});

test.each([
  ['DELIVRD', false],
  ['DISPATCHED', false],
  ['UNDELIV', true],
  ['OPTED OUT - BLOCKED', true],
])('the receiver answers True to %s', async (Status, followedUp) => {
  const found = logicAppsWorkflows(sendmode).find((each) => each.name === 'DeliveryReports');
  if (!found) throw new Error('There is no DeliveryReports.');
  const queries = { EventID: '1', Phonenumber: '353870000001', DataType: 'SMS', Status, CustomerID: 'one' };
  const ran = await runWorkflow(found.definition, { queries }, await localWorld());
  expect(ran.response).toEqual({ statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'True' });
  expect(ran.results.get('Report')?.outputs).toEqual(queries);
  expect(ran.results.get('Follow_up')?.status).toBe(followedUp ? 'Succeeded' : 'Skipped');
});
