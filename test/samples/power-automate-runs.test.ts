import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { JsonObject } from '../../emit/documents/workflow.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';
import { type RunningPlatform, startPlatform } from '../clients/platform.ts';
import { type Run, runWorkflow, type World } from './engine/run.ts';

const message = { messagetext: 'Hello', recipients: ['0870000001'] };

let platform: RunningPlatform;
/** The status of each answer of the gateway. */
let answered: number[] = [];

beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(async () => {
  answered = [];
  await platform.reset();
});
afterAll(() => platform?.stop());

/** The gateway of the local platform, which runs the script, called with the keys that flows store. */
const world = (): World => ({
  clock: { now: Date.parse('2030-01-15T10:00:00Z') },
  send: async (sent) => {
    if (sent.kind !== 'OpenApiConnection') throw new Error(`Power Automate knows no ${sent.kind}.`);
    const response = await fetch(`${platform.gateway}/operations/${sent.operationId}?connection=demo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(sent.parameters),
    });
    answered.push(response.status);
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, headers: { 'Content-Type': contentType }, body: await response.text() };
  },
});

const run = (name: string, trigger: JsonObject): Promise<Run> => {
  const found = powerAutomateFlows(sendmode).find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return runWorkflow(found.definition, trigger, world());
};

describe('the one-time alert', () => {
  const pressed = { body: { text: 'The freezer is warm', text_1: ' 0870000001; 353870000002,, ' } };

  test('sends one message to every number that was typed', async () => {
    expect(await run('OneTimeAlert', pressed)).toMatchObject({ status: 'Succeeded' });
    expect(await platform.outbox()).toMatchObject([
      {
        messagetext: 'The freezer is warm',
        customerid: 'alert-run-1',
        recipients: [{ number: '353870000001' }, { number: '353870000002' }],
      },
    ]);
  });

  test('puts an unknown outcome on the review list and does not send again', async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'html', status: 502, when: 'after' });
    const { status, error, results } = await run('OneTimeAlert', pressed);
    expect([status, error?.code, answered]).toEqual(['Failed', 'UNKNOWN_OUTCOME', [424]]);
    expect(results.get('Send_SMS')?.outputs).toMatchObject({ statusCode: 424 });
    expect(results.get('Send_SMS_review_list_entry')?.outputs).toMatchObject({
      customerid: 'alert-run-1',
      recipients: ['353870000001', '353870000002'],
      answer: expect.stringContaining('"correlationId"'),
    });
    expect(await platform.outbox()).toHaveLength(1);
  });

  test("fails with Sendmode's words when it refuses", async () => {
    const { status, error } = await run('OneTimeAlert', { body: { ...pressed.body, text: ' ' } });
    expect([status, error?.code, answered]).toEqual(['Failed', 'NOT_SENT', [400]]);
    expect(error?.message).toContain('"statusCode":1,');
  });

  test('the platform repeats after 429, and one message goes out', async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'html', status: 429, when: 'before' });
    expect(await run('OneTimeAlert', pressed)).toMatchObject({ status: 'Succeeded' });
    expect([answered, (await platform.outbox()).length]).toEqual([[429, 200], 1]);
  });
});

describe('the appointment reminder, on 15 January 2030 at 10:00', () => {
  const remind = (appointment: string): Promise<Run> =>
    run('AppointmentReminder', { body: { mobilenumber: '0870000001', appointment, customerid: 'visit-7' } });

  test('waits for what is near and names the time', async () => {
    const { status, results } = await remind('2030-02-01T09:30:00Z');
    expect([status, results.get('Schedule_SMS')?.status]).toEqual(['Succeeded', 'Skipped']);
    expect(await platform.outbox()).toMatchObject([
      { messagetext: 'Your appointment is on 01/02/2030 at 09:30.', customerid: 'visit-7' },
    ]);
  });

  test('has Sendmode schedule what is further away than a flow may wait', async () => {
    const { status, results } = await remind('2030-06-01T09:30:00Z');
    expect([status, results.get('Send_SMS')?.status]).toEqual(['Succeeded', 'Skipped']);
    expect(await platform.outbox()).toMatchObject([{ scheduledate: '2030-05-31T10:30:00' }]);
  });

  test('sends nothing when the appointment has passed', async () => {
    expect(await remind('2030-01-15T09:59:00Z')).toMatchObject({ status: 'Cancelled' });
    expect(answered).toEqual([]);
  });
});

describe('what the caller is answered', () => {
  test('an import', async () => {
    const { status, response } = await run('ImportFromForm', {
      body: { mobilenumber: '0870000001', firstname: 'Aoife' },
    });
    expect([status, response]).toMatchObject(['Succeeded', { statusCode: 200, body: { statusCode: 0 } }]);
    expect(await platform.customers()).toMatchObject([{ groups: ['Newsletter'], firstname: 'Aoife' }]);
  });

  test('a refused import', async () => {
    const { status, response } = await run('ImportFromForm', { body: { mobilenumber: 'none' } });
    expect([status, response]).toMatchObject(['Failed', { statusCode: 400, body: { statusCode: 11 } }]);
  });

  test('an opt-out', async () => {
    const { response } = await run('OptOut', { body: { mobilenumber: '0870000001', optoutresponse: 'STOP' } });
    expect(response).toMatchObject({ statusCode: 200, body: { mobilenumber: '0870000001', optoutreason: 'STOP' } });
    expect(await platform.optouts()).toHaveLength(1);
  });
});

test('the low-credit alarm is quiet while there are enough credits', async () => {
  const { status, results } = await run('LowCreditAlarm', {});
  expect([status, results.get('Nobody_to_tell')?.status]).toEqual(['Succeeded', 'Skipped']);
});

test('sending with a review list files every message once and answers with the lists', async () => {
  const messages = ['one', 'two', 'three'].map((customerid) => ({ ...message, customerid }));
  const blank = { ...message, messagetext: ' ', customerid: 'four' };
  await platform.fault({ operation: 'Send_SMS', kind: 'reset', when: 'after' });
  const { status, response } = await run('SendWithReviewList', {
    body: { messages: [...messages, blank] },
  });
  expect([status, answered]).toEqual(['Failed', [424, 200, 200, 400]]);
  expect(response).toMatchObject({
    statusCode: 200,
    body: {
      accepted: [{ customerid: 'two' }, { customerid: 'three' }],
      refused: [{ customerid: 'four' }],
      review: [{ customerid: 'one', answer: expect.stringContaining('UNKNOWN_OUTCOME') }],
    },
  });
  expect(await platform.outbox()).toHaveLength(3);
});

test('the receiver of delivery reports answers True', async () => {
  const { response, results } = await run('DeliveryReports', { queries: { Status: 'UNDELIV', CustomerID: 'one' } });
  expect(response).toMatchObject({ statusCode: 200, body: 'True' });
  expect(results.get('Follow_up')?.outputs).toMatchObject({ Status: 'UNDELIV', CustomerID: 'one', EventID: null });
});

describe('the bulk campaign, through the script', () => {
  const campaign = (recipients: string[], suppressed: string[]): Promise<Run> =>
    run('BulkCampaign', { body: { messagetext: 'Sale', campaign: 'spring', recipients, suppressed } });

  test('sends to each number once and to nobody on the list', async () => {
    const { status } = await campaign(['087 000 0001', '+353870000001', '0870000002'], ['\u202a353870000002']);
    expect([status, answered]).toEqual(['Succeeded', [200]]);
    expect(await platform.outbox()).toMatchObject([
      { customerid: 'spring-1', recipients: [{ number: '353870000001' }] },
    ]);
  });

  test('offers a batch again after 429 alone, and puts an unknown outcome on the review list', async () => {
    await platform.fault({ operation: 'Send_SMS', kind: 'html', status: 429, when: 'before' });
    await platform.fault({ operation: 'Send_SMS', kind: 'html', status: 502, when: 'after' });
    const { error, results } = await campaign(['0870000001'], []);
    expect([error?.code, answered]).toEqual(['CAMPAIGN_NEEDS_A_LOOK', [429, 424]]);
    expect(results.get('Report')?.outputs).toMatchObject({ accepted: [], review: [{ recipients: ['353870000001'] }] });
    expect(await platform.outbox()).toHaveLength(1);
  });
});
